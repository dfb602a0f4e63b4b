import type { EntityId } from '../model/entity.ts';
import type { Text } from '../model/quotations.ts';
import { type Problems, StaleNoClaim, UncoveredSentence } from './errors.ts';
import { type Positions, shortHash } from './positions.ts';
import { type NoClaim, type Seeds, utteranceName } from './seeds.ts';
import { type Sentence, Sentences } from './text-sentences.ts';

/** How much of one document is coded. */
export interface Coverage {
  document: EntityId;
  sentences: number;
  claimed: number;
  listed: number;
  uncovered: UncoveredAt[];
  /** Share of the text's code points that quotations cover, 0 to 1. */
  quoted: number;
}

/** A sentence without claims; `opening` is for the terminal only. */
export interface UncoveredAt extends Sentence {
  hash: string;
  opening: string;
}

/** Counts for each attached document which sentences carry claims, and reports those that nobody has accounted for. */
export function coverageOf(
  seeds: Seeds,
  texts: ReadonlyMap<EntityId, Text>,
  positions: Positions,
  problems: Problems,
): Coverage[] {
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([document, text]) => coverage(seeds, document, text, positions, problems));
}

function coverage(
  seeds: Seeds,
  document: EntityId,
  text: Text,
  positions: Positions,
  problems: Problems,
): Coverage {
  const sentences = new Sentences(text);
  const codings = seeds.codings.filter((one) => one.document === document);
  const pieces = codings
    .flatMap(({ utterances }) => utterances)
    .flatMap(({ label }) => positions.utterances.get(utteranceName(document, label))?.pieces ?? []);
  const claimed = new Set<number>();
  for (const { start, end } of pieces)
    for (let at = sentences.indexAt(start); at <= sentences.indexAt(end - 1); at++) claimed.add(at);
  const listed = new Set<number>();
  for (const entry of seeds.noClaims.filter((one) => one.document === document)) {
    const at = sentences.all.findIndex(({ start }) => start === entry.start);
    const fault = staleness(entry, at, sentences, text, claimed, listed);
    if (fault) problems.add(fault);
    else listed.add(at);
  }
  const uncovered = sentences.all.flatMap((sentence, at) =>
    claimed.has(at) || listed.has(at) ? [] : [uncoveredAt(sentence, text)],
  );
  const place = codings[0]?.place ?? seeds.entities.get(document)?.place ?? {};
  for (const { start, hash, opening } of uncovered)
    problems.add(
      new UncoveredSentence(`${start} ${hash} ${opening}`, {
        wayOut: `Code it, or list it in no-claim.yaml under ${document}: - { start: ${start}, hash: '${hash}', reason: … }`,
        place: { file: place.file, field: document },
      }),
    );
  return {
    document,
    sentences: sentences.all.length,
    claimed: claimed.size,
    listed: listed.size,
    uncovered,
    quoted: shareOf(pieces, text.length),
  };
}

function staleness(
  entry: NoClaim,
  at: number,
  sentences: Sentences,
  text: Text,
  claimed: ReadonlySet<number>,
  listed: ReadonlySet<number>,
) {
  const fault = (what: string, wayOut: string) => new StaleNoClaim(what, { wayOut, place: entry.place });
  const sentence = sentences.all[at];
  if (!sentence)
    return fault(`no sentence starts at ${entry.start}`, 'Take the line out, or mend its offset.');
  if (uncoveredAt(sentence, text).hash !== entry.hash)
    return fault(
      `the sentence at ${entry.start} has another hash`,
      'Read it again, then mend the line or take it out.',
    );
  if (claimed.has(at)) return fault(`the sentence at ${entry.start} carries a claim`, 'Take the line out.');
  if (listed.has(at)) return fault(`the sentence at ${entry.start} is listed twice`, 'Keep one line.');
  return undefined;
}

function uncoveredAt({ start, end }: Sentence, text: Text): UncoveredAt {
  const words = text.slice(start, end);
  const opening = words.split(/\s+/).slice(0, 8).join(' ');
  return {
    start,
    end,
    hash: shortHash(words),
    opening: opening.length < words.length ? `${opening} …` : opening,
  };
}

function shareOf(pieces: readonly Sentence[], length: number): number {
  let [covered, reached] = [0, 0];
  for (const { start, end } of [...pieces].sort((a, b) => a.start - b.start)) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length === 0 ? 0 : covered / length;
}
