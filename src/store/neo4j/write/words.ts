import { trigrams } from '../../../model/names.ts';
import { wordsOf } from '../../words.ts';
import type { Client, Query } from '../client.ts';
import type { EntityRow } from './rows.ts';

const BATCH = 10_000;

/** Puts the words of names among those that a slip is looked for in. They say nothing of the names: they may be seen before these. */
export function insertWords(query: Query, rows: readonly Pick<EntityRow, 'names'>[]): Promise<unknown> {
  return mergeWords(
    query,
    new Set(rows.flatMap(({ names }) => names.flatMap(({ folded }) => wordsOf(folded)))),
  );
}

function mergeWords(query: Query, words: Iterable<string>): Promise<unknown> {
  return query.all(
    'UNWIND $words AS word MERGE (w:Word {text: word.text}) ON CREATE SET w.grams = word.grams',
    { words: [...words].map((text) => ({ text, grams: trigrams(text).join(' ') })) },
  );
}

/** Puts there the words of all names. */
export async function indexNames(client: Client): Promise<void> {
  const words = new Set<string>();
  const names = client.stream((query) =>
    query.each<{ folded: string }>('MATCH (n:Name) RETURN n.folded AS folded'),
  );
  for await (const { folded } of names) for (const word of wordsOf(folded)) words.add(word);
  const all = [...words];
  for (let from = 0; from < all.length; from += BATCH)
    await client.writeBatch((query) => mergeWords(query, all.slice(from, from + BATCH)));
}
