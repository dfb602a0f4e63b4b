import type { EntityId } from '../model/entity.ts';
import { QuotationNotFound } from '../model/errors.ts';
import { entitiesIn } from '../model/proposition.ts';
import type { Text } from '../model/quotations.ts';
import { wordsIn } from '../model/utterance.ts';
import { AmbiguousQuotation, type Problems, StaleLock } from './errors.ts';
import { relock } from './lock.ts';
import { type NameAt, nameKey, type PieceAt, type Positions, piecesHash } from './positions.ts';
import {
  entitiesOf,
  type SeedCoding,
  type SeedPiece,
  type Seeds,
  type SeedUtterance,
  utteranceName,
} from './seeds.ts';
import { Sentences } from './text-sentences.ts';

/**
 * Finds every quotation, every quoted word and every name in the texts that are attached. What does not stand
 * where it should is reported. `kept` is what the lock says of the documents without their text; the answer holds both.
 */
export function locate(
  seeds: Seeds,
  texts: ReadonlyMap<EntityId, Text>,
  kept: Positions,
  problems: Problems,
): Positions {
  const positions: Positions = {
    documents: new Map(kept.documents),
    utterances: new Map(kept.utterances),
    names: new Map(kept.names),
  };
  for (const [id, text] of texts) {
    const source = seeds.entities.get(id)?.source;
    if (source) positions.documents.set(id, { sha256: source.sha256, length: text.length });
    const published = source?.published.words;
    const entity = seeds.entities.get(id);
    if (published && entity) problems.attempt(() => at(entity.place, () => text.locate(published)));
  }
  for (const coding of seeds.codings) {
    const text = texts.get(coding.document);
    if (!text) continue;
    const sentences = new Sentences(text);
    for (const utterance of coding.utterances) {
      const pieces = locatePieces(utterance, text, sentences, problems);
      if (!pieces) continue;
      positions.utterances.set(utteranceName(coding.document, utterance.label), {
        hash: piecesHash(utterance.pieces),
        pieces,
      });
      checkWords(utterance, pieces, text, sentences, problems);
    }
  }
  locateNames(seeds, texts, positions, problems);
  return positions;
}

/** Runs a look-up in a text and sets the place of the seed on its failure. */
function at<T>(place: SeedPiece['place'], look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof QuotationNotFound)) throw error;
    throw new QuotationNotFound(error.message, { wayOut: error.wayOut, place });
  }
}

function locatePiece(piece: SeedPiece, text: Text): PieceAt {
  const found = text.occurrences(piece.exact);
  if (piece.occurrence === undefined && found.length > 1) {
    const list = found.slice(0, 6).map(({ start, end }, n) => {
      const [from, to] = [Math.max(0, start - 30), Math.min(text.length, end + 30)];
      return `#${n + 1} …${text.slice(from, to).replace(/\s+/g, ' ')}…`;
    });
    throw new AmbiguousQuotation(`"${piece.exact}" stands in the text ${found.length} times`, {
      wayOut: `Quote a longer piece, or say which in '…': '#1 ${piece.exact}'.\n    ${list.join('\n    ')}`,
      place: piece.place,
    });
  }
  const occurrence = piece.occurrence ?? 1;
  const { start, end } = at(piece.place, () => text.locate(piece.exact, occurrence));
  return { start, end, direct: text.isDirect(start, end), occurrence };
}

function locatePieces(
  utterance: SeedUtterance,
  text: Text,
  sentences: Sentences,
  problems: Problems,
): PieceAt[] | undefined {
  const pieces = utterance.pieces.map((piece) => problems.attempt(() => locatePiece(piece, text)));
  if (pieces.length === 0 || pieces.some((piece) => piece === undefined)) return undefined;
  const found = pieces as PieceAt[];
  for (const [n, piece] of found.entries()) {
    const before = found[n - 1];
    const seed = utterance.pieces[n];
    if (!before || !seed) continue;
    if (piece.start < before.end)
      problems.add(
        new QuotationNotFound('stands before or overlaps the piece before it', {
          wayOut: 'Put the pieces in the order of the text; `#n` says which of equal passages is meant.',
          place: seed.place,
        }),
      );
    else if (sentences.indexAt(piece.start) - sentences.indexAt(before.end - 1) > 1)
      problems.warn(
        'stands sentences away from the piece before it',
        'Check `#n`, or write two utterances.',
        seed.place,
      );
  }
  return found;
}

/** Every quoted word must stand in the document, and should stand in the sentence of its utterance. */
function checkWords(
  utterance: SeedUtterance,
  pieces: PieceAt[],
  text: Text,
  sentences: Sentences,
  problems: Problems,
): void {
  const around = sentences.around(pieces);
  const check = (words: string | undefined, place: SeedPiece['place'], anywhere = false) => {
    if (words === undefined || around.includes(words)) return;
    const found = problems.attempt(() => at(place, () => text.locate(words)));
    if (found && !anywhere)
      problems.warn(
        `"${words}" stands in the text, but not in the sentence quoted`,
        'Take the words of this sentence, or quote the other one too.',
        place,
      );
  };
  for (const link of utterance.chain) check(link.words, utterance.place, link.implied);
  for (const basis of utterance.basis) check(basis.words, utterance.place);
  check(utterance.said?.words, utterance.place, true);
  for (const { claim, place } of utterance.claims) for (const words of wordsIn(claim)) check(words, place);
}

/** For each document the entities that its coding names, with the utterances that name them. */
function mentions(coding: SeedCoding): Map<EntityId, SeedUtterance[]> {
  const found = new Map<EntityId, SeedUtterance[]>();
  for (const utterance of coding.utterances) {
    const ids = new Set([
      ...entitiesOf(utterance),
      ...utterance.claims.flatMap(({ claim }) => entitiesIn(claim.about)),
    ]);
    for (const id of ids) {
      const list = found.get(id);
      if (list) list.push(utterance);
      else found.set(id, [utterance]);
    }
  }
  return found;
}

/**
 * Where each name stands: once in every document whose coding names the entity, since "a hospital" in another
 * text is another hospital; in any document where none of those has it.
 */
function locateNames(
  seeds: Seeds,
  texts: ReadonlyMap<EntityId, Text>,
  positions: Positions,
  problems: Problems,
): void {
  const coded = new Map(seeds.codings.map((coding) => [coding.document, mentions(coding)]));
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
