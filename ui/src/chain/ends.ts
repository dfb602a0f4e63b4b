import type { EndEntity, Ends } from '../api/ends.ts';
import type { ChainClaimPartsFragment } from '../api/types.gen.ts';

export type ChainClaim = ChainClaimPartsFragment;

/** What a claim's own end of the path is: whom it accuses, whom it clears, or what else it speaks of. */
export type LastStep = 'accused' | 'cleared' | 'about';

export interface ClaimEnds {
  events: readonly EndEntity[];
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
      events: object?.entities ?? [],
      far: named(subject),
      last: cleared ? 'cleared' : 'accused',
    };
  }
  if (subject.entities.some(isEvent))
    return { events: subject.entities.filter(isEvent), far: named(object), last: 'about' };
  return { events: object?.entities.filter(isEvent) ?? [], far: named(subject), last: 'about' };
}
