import type { EndEntity, Ends } from '../api/ends.ts';
import type { ChainClaimPartsFragment } from '../api/types.gen.ts';

export type ChainClaim = ChainClaimPartsFragment;

/** What a claim's own end of the path is: whom it accuses, whom it clears, or what else it speaks of. */
export type LastStep = 'accused' | 'cleared' | 'about';

export interface ClaimEnds {
  /** The events that it is of, joined as the text joins them; null where it is of none. */
  events: Ends | null;
  /** Who or what stands at the far end; null where the claim names nobody. */
  far: Ends | null;
  last: LastStep;
}

const isEvent = (entity: EndEntity) => entity.family === 'EVENT';

/** The events that a claim is of, and the end beyond them. */
export function endsOfChain({
  mark,
  proposition: { predicate, negated, subject, object },
}: Pick<ChainClaim, 'mark'> & {
  proposition: Pick<ChainClaim['proposition'], 'predicate' | 'negated' | 'subject' | 'object'>;
}): ClaimEnds {
  const named = (ends: Ends | null) => (ends && ends.entities.length > 0 ? ends : null);
  if (predicate === 'CARRIED_OUT') {
    const cleared = mark === 'DENIES' || negated;
    return {
      events: named(object),
      far: named(subject),
      last: cleared ? 'cleared' : 'accused',
    };
  }
  const eventsIn = (ends: Ends | null) => named(ends && { ...ends, entities: ends.entities.filter(isEvent) });
  const events = eventsIn(subject);
  return events
    ? { events, far: named(object), last: 'about' }
    : { events: eventsIn(object), far: named(subject), last: 'about' };
}
