import type { EdgeFamily } from '../../model/edges.ts';
import { type Predicate, predicateNames } from '../../model/predicates/index.ts';
import { type Mark, marks } from '../../model/utterance.ts';

/** The type of the relationships between entities that edges of one kind make. */
export function hopType(family: EdgeFamily, type: Predicate | Mark): string {
  return `${family === 'voice' ? 'VOICE_' : ''}${type.toUpperCase()}`;
}

const ofFamily: Record<EdgeFamily, readonly (Predicate | Mark)[]> = { content: predicateNames, voice: marks };

/** The types of all relationships of some families, of these kinds only where any are given. */
export function hopTypes(families: readonly EdgeFamily[], types?: readonly (Predicate | Mark)[]): string[] {
  return families.flatMap((family) =>
    ofFamily[family].filter((it) => !types || types.includes(it)).map((it) => hopType(family, it)),
  );
}

/** Every type, as a pattern takes them. */
export const ALL_HOPS = hopTypes(['content', 'voice']).join('|');
