import type { StoredProposition } from '../store/store.ts';
import { mayBeEntity } from './inputs.ts';
import type { NodeModel, PropositionModel } from './models.ts';
import type { Sight } from './sight.ts';

/** How each type of global id is read; entities' ids open with their family. */
const readers = new Map<string, (at: Sight, id: string) => Promise<NodeModel['it'] | undefined>>([
  ['claim', (at, id) => at.claim(id)],
  ['utterance', (at, id) => at.utterance(id)],
  ['judgement', (at, id) => at.judgement(id)],
  [
    'proposition',
    async (at, id) => {
      const found = await at.proposition(id);
      return found && propositionOf(found);
    },
  ],
]);

/** The thing with a global id, whatever its type; null where there is none. */
export async function nodeAt(at: Sight, id: string): Promise<NodeModel | null> {
  const read = readers.get(id.slice(0, id.indexOf('/')));
  const it = mayBeEntity(id) ? await at.entity(id) : await read?.(at, id);
  return it ? ({ at, it } as NodeModel) : null;
}

/** A stored proposition as resolvers hand it on. */
export function propositionOf(it: StoredProposition): PropositionModel['it'] {
  return { id: it.id, stem: it.stem, about: it.proposition, counts: it.counts };
}

/** The type of the schema that a global id names. */
export function typeOf(
  id: string,
):
  | 'Actor'
  | 'Facility'
  | 'Event'
  | 'Place'
  | 'Mechanism'
  | 'Document'
  | 'Claim'
  | 'Utterance'
  | 'Proposition'
  | 'Judgement' {
  const first = id.slice(0, id.indexOf('/'));
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}` as ReturnType<typeof typeOf>;
}
