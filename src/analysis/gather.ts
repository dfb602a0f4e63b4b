import type { EntityId } from '../model/entity.ts';
import type { ClaimId } from '../model/utterance.ts';
import type { EntityFilter, StoredClaim, View } from '../store/store.ts';
import { accountFilter } from './accounts.ts';
import { passing } from './answer.ts';
import { classesIn, eventsOf, partOf, unique } from './events.ts';
import type { OriginId } from './origins.ts';
import { remembering } from './remembered.ts';
import { trace } from './trace.ts';

/** The most claims that the contested record looks at, and how many it reads at a time. */
const MOST = 20_000;
const AT_ONCE = 1000;

/** What is said on one event, or on several that were judged one. */
export interface Gathered {
  /** The first of them by id. */
  event: EntityId;
  events: EntityId[];
  claims: StoredClaim[];
  /** Whether it passes the filter; what does not may still be a whole of what does. */
  passes: boolean;
}

/** Every claim with a part in the account of an event, by event; those judged one are one. */
export async function gather(
  view: View,
  filter: EntityFilter | undefined,
): Promise<{ files: Map<EntityId, Gathered>; examined: { claims: number; all: boolean } }> {
  const claims: StoredClaim[] = [];
  let after: string | undefined;
  let more = true;
  while (more && claims.length < MOST) {
    const page = await view.findClaims(
      accountFilter,
      { by: 'text', order: 'asc' },
      { first: AT_ONCE, ...(after && { after }) },
    );
    claims.push(...page.items.map(({ node }) => node));
    after = page.items.at(-1)?.cursor;
    more = page.hasNext;
  }
  const ids = [...new Set(claims.flatMap(({ about }) => eventsOf(about)))];
  const kin = await view.kin(ids);
  const allowed = filter && (await passing(view, filter, ids));
  const files = new Map<EntityId, Gathered>();
  for (const claim of claims) {
    if (!partOf(claim)) continue;
    for (const [event, events] of classesIn(claim.about, kin)) {
      const passes = !allowed || events.some((it) => allowed.has(it));
      const file = files.get(event) ?? { event, events, claims: [], passes };
      file.claims.push(claim);
      files.set(event, file);
    }
  }
  return { files, examined: { claims: claims.length, all: !more } };
}

/** On whose word the claims on some events rest; of what was asked before nothing is read again. */
export type OriginsOf = (wanted: readonly Gathered[]) => Promise<ReadonlyMap<ClaimId, OriginId>>;

/**
 * Traces what is said on some of what was gathered: the point of a claim is its events, and so no walk leaves a file. What
 * analysts judged to be of one origin, or not, is traced together, whichever event it is about. Costs the calls of `trace`,
 * which finds the judgements read already.
 */
export function tracing(view: View, files: ReadonlyMap<EntityId, Gathered>): OriginsOf {
  const once = remembering(view);
  const traced = new Set<Gathered>();
  const originOf = new Map<ClaimId, OriginId>();
  return async (wanted) => {
    const fresh = new Set(
      wanted.flatMap(({ event }) => files.get(event) ?? []).filter((it) => !traced.has(it)),
    );
    for (let ring = [...fresh]; ring.length > 0; ) {
      const others = await judgedWith(once, ring);
      ring =
        others.size === 0 ? [] : [...files.values()].filter((it) => !fresh.has(it) && holdsAny(it, others));
      for (const file of ring) fresh.add(file);
    }
    if (fresh.size > 0) {
      const found = await trace(once, unique([...fresh].flatMap(({ claims }) => claims)));
      for (const [claim, origin] of found.originOf) originOf.set(claim, origin);
    }
    for (const file of fresh) traced.add(file);
    return originOf;
  };
}

const holdsAny = ({ claims }: Gathered, ids: ReadonlySet<string>) => claims.some(({ id }) => ids.has(id));

/** The claims that judgements on origins name beside those of some files. */
async function judgedWith(view: View, files: readonly Gathered[]): Promise<Set<string>> {
  const judged = await view.judgementsOn(unique(files.flatMap(({ claims }) => claims)).map(({ id }) => id));
  const on = [...judged.values()].flat();
  return new Set(
    on.flatMap((it) => (it.says === 'same-origin' || it.says === 'different-origin' ? it.on : [])),
  );
}
