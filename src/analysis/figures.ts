import { parseEdtf } from '../model/dates.ts';
import { type EntityId, familyOfId } from '../model/entity.ts';
import { isQuantity, type Quantity } from '../model/proposition.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { DaySpan, Kin, StoredClaim, View } from '../store/store.ts';
import { type Gap, type Line, labels, noData, type Rule } from './answer.ts';
import { unique } from './events.ts';
import { checksOf, lineagesOf } from './figure-checks.ts';
import { notShown, Reader } from './read.ts';
import { mayMeet, type Scope, wholesOf } from './wholes.ts';

export const figuresRule: Rule = {
  name: 'figures',
  text: {
    en: 'Every figure on the thing asked about, its parts and the sets it struck, and the wider sets that hold or overlap it, grouped by measure and by what is counted, a line per claim. Figures whose sets and periods may overlap are marked and never added up. Arithmetic is offered as a check, labelled as such. A number that texts give for different sets is shown as a lineage.',
    ar: 'كل رقم عن المسؤول عنه وأجزائه وما أصابه من مجموعات، وعن المجموعات الأوسع أو المتداخلة معه، بحسب المقياس والمعدود، سطر لكل قول. الأرقام التي قد تتداخل تُعلَّم ولا تُجمع. والحساب يُعرض للتحقق فقط. والرقم الذي يرد لمجموعات مختلفة يُعرض نسبه.',
  },
};

export interface Figure {
  claim: StoredClaim;
  quantity: Quantity;
  /** What is counted, as this claim names it. */
  about: EntityId;
  period: DaySpan | null;
  /** Places to which the figure is limited. */
  area: EntityId[];
  /** Claims whose figures may count some of the same. */
  overlaps: string[];
}

export interface FigureGroup {
  measure: string;
  about: EntityId;
  scope: Scope;
  figures: Figure[];
}

export interface Figures {
  groups: FigureGroup[];
  checks: Line[];
  lineages: Line[];
  gaps: Gap[];
}

/** The most figures that an answer sets side by side. */
const MOST = 300;

/** All figures about an entity, its parts, its sets and what they overlap; null where there is no such entity. 17 calls at most. */
export async function figures(view: View, id: EntityId): Promise<Figures | null> {
  if ((await view.entities([id])).size === 0) return null;
  const kin = await view.kin([id]);
  const same = kin.get(id)?.same ?? [id];
  const reader = new Reader(view);
  const { scopes, partOf } = await scopesOf(view, reader, id, same, kin.get(id));
  const ids = [...scopes.keys()];
  const [own, others, located] = await Promise.all([
    reader.of('entity', same, { predicate: ['count'] }),
    reader.of('subject', ids, { predicate: ['count'] }),
    reader.of('subject', ids, { predicate: ['located'], negated: false }),
  ]);
  const all = unique([...own, ...others])
    .filter((claim) => claim.about.value && isQuantity(claim.about.value) && claim.speaker !== id)
    .filter((claim) => namesOne(claim, scopes) || ofOne(claim, same));
  const claims = all.slice(0, MOST);
  const subjects = [...new Set(claims.flatMap(({ about }) => about.subject.of))];
  const [entities, kinOfAll] = await Promise.all([view.entities(subjects), view.kin(subjects)]);
  const places = placesOf(located);
  const one = (it: EntityId) => kinOfAll.get(it)?.same[0] ?? it;
  const groups = new Map<string, FigureGroup>();
  for (const claim of claims) {
    const quantity = claim.about.value as Quantity;
    const about =
      claim.about.subject.of.find((it) => scopes.has(it)) ?? (claim.about.subject.of[0] as EntityId);
    const key = `${quantity.measure} ${one(about)}`;
    const group: FigureGroup = groups.get(key) ?? {
      ...{ measure: quantity.measure, about: one(about), scope: scopes.get(about) ?? 'part', figures: [] },
    };
    const when = claim.about.when ? parseEdtf(claim.about.when.edtf) : null;
    const period = when
      ? { earliest: when.earliest, latest: when.latest }
      : (entities.get(about)?.happened ?? null);
    const area = [...(claim.about.with?.in?.of ?? []), ...(places.get(about) ?? [])];
    group.figures.push({ claim, quantity, about, period, area: [...new Set(area)], overlaps: [] });
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort(byScope);
  const given = sorted.flatMap((group) => group.figures);
  markOverlaps(given);
  const labelOf = await labels(view, [...subjects, ...claims.flatMap(({ speaker }) => speaker ?? [])]);
  return {
    groups: sorted,
    checks: checksOf(given, labelOf, one, partOf),
    lineages: lineagesOf(given, labelOf, one),
    gaps: [...gapsIn(claims), ...reader.gaps, ...notShown(all.length, MOST)],
  };
}

/** The things whose figures bear on one thing, each with how. */
async function scopesOf(
  view: View,
  reader: Reader,
  id: EntityId,
  same: readonly EntityId[],
  kin: Kin | undefined,
): Promise<{ scopes: Map<EntityId, Scope>; partOf: (part: EntityId, whole: EntityId) => boolean }> {
  const family = familyOfId(id);
  const alike = (it: EntityId) => familyOfId(it) === family;
  const plain = { negated: false } as const;
  const [wholes, holders, parts, struck] = await Promise.all([
    family === 'event' ? wholesOf(view, [id]) : null,
    reader.of('subject', same, { ...plain, predicate: ['part_of'] }),
    reader.of('object', same, { ...plain, predicate: ['part_of'] }),
    reader.of('subject', same, { ...plain, predicate: ['struck'] }),
  ]);
  const targets = struck.filter(countsAsAsserted).flatMap(({ about }) => about.object?.of ?? []);
  const sets = await view.entities(targets);
  const wider = [
    ...(wholes?.get(id)?.all ?? kin?.within ?? []),
    ...holders.filter(countsAsAsserted).flatMap(({ about }) => about.object?.of ?? []),
  ].filter(alike);
  const narrower = [
    ...(kin?.holds ?? []).filter(alike),
    ...parts
      .filter(countsAsAsserted)
      .flatMap(({ about }) => about.subject.of)
      .filter(alike),
    // A set that it struck is counted for it; the beds of one hospital are not.
    ...targets.filter((it) => sets.get(it)?.plural),
  ];
  const near = await related(view, [...same, ...wider, ...narrower]);
  const told = [...holders, ...parts].filter(countsAsAsserted);
  const partOf = (part: EntityId, whole: EntityId) =>
    told.some(({ about }) => about.subject.of.includes(part) && about.object?.of.includes(whole)) ||
    (same.includes(whole) && (kin?.holds.includes(part) ?? false)) ||
    (same.includes(part) && (kin?.within.includes(whole) ?? false));
  const scopes = new Map<EntityId, Scope>([
    ...near.filter(alike).map((it) => [it, 'general'] as const),
    ...wider.map((it) => [it, 'wider'] as const),
    ...narrower.map((it) => [it, 'part'] as const),
    ...same.map((it) => [it, 'this'] as const),
  ]);
  return { scopes, partOf };
}

/** What analysts judged to overlap, or perhaps to be, any of these. */
async function related(view: View, ids: readonly EntityId[]): Promise<EntityId[]> {
  const found = new Set<EntityId>();
  for (const list of (await view.judgementsOn([...new Set(ids)])).values())
    for (const it of list)
      if (!it.retractedBy && ['overlaps', 'unsure'].includes(it.says)) for (const id of it.on) found.add(id);
  return [...found].filter((id) => !ids.includes(id));
}

const namesOne = ({ about }: StoredClaim, scopes: ReadonlyMap<EntityId, Scope>) =>
  about.subject.of.some((it) => scopes.has(it));

/** "266 of them": a part of what is asked about. */
const ofOne = ({ about }: StoredClaim, same: readonly EntityId[]) => {
  const of = (about.value as Quantity).of;
  return of !== undefined && same.includes(of) && about.subject.of.length > 0;
};

function placesOf(located: readonly StoredClaim[]): Map<EntityId, EntityId[]> {
  const places = new Map<EntityId, EntityId[]>();
  for (const { about, ...claim } of located) {
    const inside = about.value && !isQuantity(about.value) && about.value.codes.includes('in');
    if (!inside || !countsAsAsserted(claim)) continue;
    for (const id of about.subject.of)
      places.set(id, [...(places.get(id) ?? []), ...(about.object?.of ?? [])]);
  }
  return places;
}

const rank: Record<Scope, number> = { this: 0, part: 1, wider: 2, general: 3 };

function byScope(a: FigureGroup, b: FigureGroup): number {
  const key = ({ about, measure }: FigureGroup) => `${about} ${measure}`;
  return rank[a.scope] - rank[b.scope] || (key(a) < key(b) ? -1 : 1);
}

/** Marks figures of one measure that may count some of the same: all whose periods are not known to lie apart. */
function markOverlaps(all: readonly Figure[]): void {
  for (const figure of all)
    figure.overlaps = all
      .filter(
        (it) =>
          it !== figure &&
          it.quantity.measure === figure.quantity.measure &&
          mayMeet(figure.period, it.period),
      )
      .map(({ claim }) => claim.id);
}

function gapsIn(claims: readonly StoredClaim[]): Gap[] {
  if (claims.length === 0) return [noData('No figure on it is recorded here.', 'لا رقم عنه مسجل هنا.')];
  const unknown = claims.filter((claim) => (claim.about.value as Quantity).state === 'unknown');
  if (unknown.length === 0) return [];
  const text = { en: 'A text says that a number is not known.', ar: 'يقول نص إن رقمًا غير معروف.' };
  return [{ kind: 'not-stated', text, claims: unknown }];
}
