import type { EntityId } from '../model/entity.ts';
import { QuotationNotFound } from '../model/errors.ts';
import { entitiesIn } from '../model/proposition.ts';
import type { Text } from '../model/quotations.ts';
import { type Problems, StaleLock } from './errors.ts';
import { relock } from './lock.ts';
import { type NameAt, nameKey, type PieceAt, type Positions } from './positions.ts';
import {
  entitiesOf,
  type SeedCoding,
  type SeedPiece,
  type Seeds,
  type SeedUtterance,
  utteranceName,
} from './seeds.ts';

/** For each document the entities that its codings name, with the utterances that name them. */
function mentions(codings: readonly SeedCoding[]): Map<EntityId, Map<EntityId, SeedUtterance[]>> {
  const found = new Map<EntityId, Map<EntityId, SeedUtterance[]>>();
  for (const { document, utterances } of codings) {
    const here = found.get(document) ?? new Map<EntityId, SeedUtterance[]>();
    found.set(document, here);
    for (const utterance of utterances) {
      const ids = new Set([
        ...entitiesOf(utterance),
        ...utterance.claims.flatMap(({ claim }) => entitiesIn(claim.about)),
      ]);
      for (const id of ids) {
        const list = here.get(id);
        if (list) list.push(utterance);
        else here.set(id, [utterance]);
      }
    }
  }
  return found;
}

/**
 * Where each name stands: once in every document whose coding names the entity, since "a hospital" in another
 * text is another hospital; in any document where none of those has it.
 */
export function locateNames(
  seeds: Seeds,
  texts: ReadonlyMap<EntityId, Text>,
  positions: Positions,
  problems: Problems,
): void {
  const coded = mentions(seeds.codings);
  const all = [...texts.keys()].sort();
  for (const entity of seeds.entities.values()) {
    const own = all.filter((id) => id === entity.id || coded.get(id)?.has(entity.id));
    for (const name of entity.names) {
      if (name.source) continue;
      const search = (documents: EntityId[]) =>
        documents.flatMap((document) => {
          const quoted = (coded.get(document)?.get(entity.id) ?? []).flatMap(
            (utterance) => positions.utterances.get(utteranceName(document, utterance.label))?.pieces ?? [],
          );
          return locateName(name.text, document, texts.get(document) as Text, quoted) ?? [];
        });
      const key = nameKey(entity.id, name.text);
      let found = [...(positions.names.get(key) ?? []), ...search(own)];
      if (found.length === 0) found = search(all.filter((id) => !own.includes(id)));
      found.sort((a, b) => (a.document < b.document ? -1 : 1));
      if (found.length > 0) positions.names.set(key, found);
      else if (all.length > 0) problems.add(nameless(name.text, name.place, all, texts));
      else
        problems.add(
          new StaleLock(`the name "${name.text}" is not in the lock`, { wayOut: relock, place: name.place }),
        );
    }
  }
}

function nameless(
  name: string,
  place: SeedPiece['place'],
  all: EntityId[],
  texts: ReadonlyMap<EntityId, Text>,
): QuotationNotFound {
  // The text's own message tells a curly mark from a straight one; the first that has something to say is kept.
  const reasons = all.flatMap((id) => {
    try {
      texts.get(id)?.locate(name);
      return [];
    } catch (error) {
      return error instanceof QuotationNotFound ? [error.message] : [];
    }
  });
  const telling = reasons.find((reason) => reason.includes('; it does'));
  return new QuotationNotFound(
    telling ?? `the name "${name}" stands in none of the ${all.length} texts attached`,
    {
      wayOut: 'Write the name as a text has it, or say with `source` who gives it.',
      place,
    },
  );
}

const letter = /[\p{L}\p{M}\p{N}]/u;

function locateName(name: string, document: EntityId, text: Text, quoted: PieceAt[]): NameAt | undefined {
  const found = text.occurrences(name);
  const bounded = found.filter(
    ({ start, end }) =>
      (start === 0 || !letter.test(text.slice(start - 1, start))) &&
      (end === text.length || !letter.test(text.slice(end, end + 1))),
  );
  const within = bounded.find(({ start, end }) =>
    quoted.some((piece) => piece.start <= start && end <= piece.end),
  );
  const best = within ?? bounded[0] ?? found[0];
  return best && { document, ...best, direct: text.isDirect(best.start, best.end) };
}
