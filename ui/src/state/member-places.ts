import { GroupPlacesDocument, type GroupPlacesQuery } from '../api/types.gen.ts';
import { askOnce } from '../api/use-query.ts';
import { groupOf, type Hub, hubKey, partOf } from './groups.ts';
import { type Asking, type Neighbours, readNeighbours } from './members.ts';

/** What one question may ask about. */
const MOST = 100;
/** How far up places are followed: town, district, province, country, and one to spare. */
const LEVELS = 5;

type Node = Extract<NonNullable<GroupPlacesQuery['nodes'][number]>, { located: unknown }>;

/** Where claims say that a thing lies. */
interface Lies {
  in: ReadonlySet<string>;
  near: ReadonlySet<string>;
  /** A claim leaves it open which of several it is. */
  open: boolean;
}

/** Reads what one kind of edge leads to; where it lies only if one of these groups was opened by place, or it is wanted. */
export async function readMembers(
  hub: Hub,
  groups: readonly string[],
  wanted: boolean,
  asking: Asking,
): Promise<Neighbours> {
  const neighbours = await readNeighbours(hub, asking);
  const byPlace = groups.map(groupOf).some((one) => one?.parts.place && hubKey(one) === hubKey(hub));
  return wanted || byPlace ? withPlaces(neighbours, asking) : neighbours;
}

/** The neighbours with the part at which each stands by place, and the names of those places. */
async function withPlaces(neighbours: Neighbours, asking: Asking): Promise<Neighbours> {
  const ids = [...neighbours.members.keys()];
  const names = new Map(neighbours.names);
  const lies = new Map((await read(ids, asking)).map((node) => [node.id, liesOf(node, names)]));
  const around = await placesAround(
    [...lies.values()].filter((one) => one.in.size > 1).flatMap((one) => [...one.in]),
    names,
    asking,
  );
  const members = new Map(
    [...neighbours.members].map(([id, member]) => [
      id,
      { ...member, parts: { ...member.parts, place: placePart(lies.get(id), around) } },
    ]),
  );
  return { ...neighbours, members, names };
}

async function read(ids: readonly string[], { lang, asOf, signal }: Asking): Promise<Node[]> {
  const found: Node[] = [];
  for (let at = 0; at < ids.length; at += MOST) {
    const some = ids.slice(at, at + MOST);
    const { nodes } = await askOnce(GroupPlacesDocument, { ids: some, lang, asOf }, signal);
    for (const node of nodes) if (node && 'located' in node) found.push(node);
  }
  return found;
}

function liesOf({ located }: Node, names: Map<string, string>): Lies {
  const lies = { in: new Set<string>(), near: new Set<string>(), open: false };
  for (const { proposition } of located) {
    const { object, negated, codes } = proposition;
    if (negated || !object) continue;
    if (object.entities.length > 1 && object.mode !== 'ALL') lies.open = true;
    const where = codes.some(({ code }) => code === 'near') ? lies.near : lies.in;
    for (const { id, heading } of object.entities) {
      where.add(id);
      names.set(id, heading);
    }
  }
  return lies;
}

/** What each of some places lies in, by claims that leave nothing open and by judgements, read level by level. */
async function placesAround(
  places: readonly string[],
  names: Map<string, string>,
  asking: Asking,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const around = new Map<string, Set<string>>();
  let next = [...new Set(places)];
  for (let level = 0; level < LEVELS && next.length > 0; level++) {
    for (const node of await read(next, asking)) {
      const lies = liesOf(node, names);
      around.set(node.id, new Set([...node.within.map(({ id }) => id), ...(lies.open ? [] : lies.in)]));
    }
    next = [...new Set(next.flatMap((id) => [...(around.get(id) ?? [])]))].filter((id) => !around.has(id));
  }
  return around;
}

/** Whether a place lies in another, over any number of levels. */
function liesIn(
  place: string,
  other: string,
  around: ReadonlyMap<string, ReadonlySet<string>>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(place)) return false;
  const next = [...(around.get(place) ?? [])];
  const further = new Set([...seen, place]);
  return next.some((one) => one === other || liesIn(one, other, around, further));
}

/**
 * Where a thing stands by place. A town and the province around it agree: the town says more. Places that do not lie in
 * one another, and an "either", are several. To be near a place is not to be in it.
 */
function placePart(lies: Lies | undefined, around: ReadonlyMap<string, ReadonlySet<string>>): string {
  if (!lies || lies.in.size + lies.near.size === 0) return 'none';
  if (lies.open) return 'several';
  const places = [...lies.in];
  const nearest = places.find((place) =>
    places.every((other) => other === place || liesIn(place, other, around)),
  );
  if (nearest) return partOf(nearest);
  const [only, ...others] = lies.near;
  return only && others.length === 0 && places.length === 0 ? `near-${partOf(only)}` : 'several';
}
