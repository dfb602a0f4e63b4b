import type { EntityId } from '../model/entity.ts';
import type { EntityFilter, StoredClaim, View } from '../store/store.ts';
import { accountFilter } from './accounts.ts';
import { passing } from './answer.ts';
import { classesIn, eventsOf, partOf } from './events.ts';

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
