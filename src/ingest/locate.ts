import type { EntityId } from '../model/entity.ts';
import { QuotationNotFound } from '../model/errors.ts';
import { isQuantity } from '../model/proposition.ts';
import type { Text } from '../model/quotations.ts';
import { wordsIn } from '../model/utterance.ts';
import { AmbiguousQuotation, type Problems } from './errors.ts';
import { locateNames } from './locate-names.ts';
import { type PieceAt, type Positions, piecesHash } from './positions.ts';
import { type SeedPiece, type Seeds, type SeedUtterance, utteranceName } from './seeds.ts';
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
    if (!seed) continue;
    const { start, end } = piece;
    if (!standsWhole(seed.exact, text.slice(Math.max(0, start - 1), Math.min(text.length, end + 1))))
      problems.warn('cuts a word in two', 'Quote whole words.', seed.place);
    if (!before) continue;
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

const latin = /[\p{Script=Latin}\p{M}\p{N}]/u;

/** Whether words stand in a passage without cutting a word. Arabic joins "and" or "in" to a word, so that only Latin is asked. */
function standsWhole(words: string, passage: string): boolean {
  const cuts = (inside: string | undefined, outside: string | undefined) =>
    inside !== undefined && outside !== undefined && latin.test(inside) && latin.test(outside);
  for (let at = passage.indexOf(words); at >= 0; at = passage.indexOf(words, at + 1))
    if (!cuts(words[0], passage[at - 1]) && !cuts(words.at(-1), passage[at + words.length])) return true;
  return false;
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
  const check = (words: string | undefined, place: SeedPiece['place'], anywhere = false): void => {
    if (words === undefined || standsWhole(words, around)) return;
    if (around.includes(words)) {
      problems.warn(`"${words}" stands only inside another word`, 'Quote whole words.', place);
      return;
    }
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
  for (const { claim, place } of utterance.claims) {
    for (const words of wordsIn(claim)) check(words, place);
    const { value } = claim.about;
    if (value && isQuantity(value) && !text.content.includes(value.unit))
      problems.warn(
        `the unit "${value.unit}" is no word of the text`,
        'A unit is the noun as written.',
        place,
      );
  }
}
