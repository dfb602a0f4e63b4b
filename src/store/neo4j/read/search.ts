import { fold, matcher, resembler, type Tier, trigrams } from '../../../model/names.ts';
import { cursorOf, type Wanted, wantedOf } from '../../paging.ts';
import {
  asked,
  Best,
  type Found,
  type FoundHit,
  half,
  hitFrom,
  longestOf,
  pageOfFound,
  QUOTATION,
  quotationKey,
  soundQuery,
  wants,
} from '../../search.ts';
import type { Hit, Page, PageRequest, SearchRequest } from '../../store.ts';
import { wordsOf } from '../../words.ts';
import type { Query } from '../client.ts';
import { pageOf } from '../decode.ts';
import { all, Binder } from './binder.ts';
import type { Frame } from './frame.ts';

/**
 * A word as the full-text index takes it literally. Our words hold letters, marks and digits alone, and are of lower
 * case, so that none is an operator; what a later rule of words might let in is escaped all the same.
 */
const literal = (word: string) => word.replace(/[^\p{L}\p{M}\p{N}_]/gu, '\\$&');
const beginning = (word: string) => `${literal(word)}*`;

/** A page of what a query finds: names by tier and id, then quotations in the order of document and text. */
export async function search(
  frame: Frame,
  query: Query,
  request: SearchRequest,
  page: PageRequest,
): Promise<Page<Hit>> {
  const list = 'search';
  const wanted = wantedOf(page, list, [0, '']);
  const { words, ...places } = asked(request);
  const found = places.names ? await names(frame, query, request, words, wanted) : [];
  if (places.quotations && wants(found, wanted)) found.push(...(await quotations(frame, query, words)));
  return pageOf(
    pageOfFound(found, wanted),
    ({ hit }) => hitFrom(request.query, hit),
    ({ position }) => cursorOf(list, position),
  );
}

interface NameRow {
  by: number;
  entity: string;
  text: string;
  lang: string;
  folded: string;
}

/** Where names `n` may lie that a query means, and how to tell whether they are met. */
interface Candidates {
  source: (b: Binder) => string;
  tierOf: (row: NameRow) => Tier | null;
}

/** Names by tier, those of one entity once. Weaker tiers are looked for only where the page needs them. */
async function names(
  frame: Frame,
  query: Query,
  request: SearchRequest,
  words: readonly string[],
  wanted: Wanted,
): Promise<Found<FoundHit>[]> {
  const best = new Best<FoundHit>();
  const match = matcher(request.query);
  const folded = fold(request.query);
  const run = async (sources: readonly Candidates[]) => {
    if (sources.length === 0) return;
    const b = new Binder();
    const conditions = [frame.there(b, 'e')];
    if (request.family) conditions.push(b.among('e.family', request.family));
    if (request.kind) conditions.push(b.among('e.kind', request.kind));
    const from = sources.map(({ source }, by) => `${source(b)} RETURN n, ${by} AS by`);
    const rows = await query.all<NameRow>(
      `CALL () { ${from.join(' UNION ALL ')} } MATCH (n)-[:OF]->(e:Entity) WHERE ${all(conditions)}
       RETURN by, e.id AS entity, n.text AS text, n.lang AS lang, n.folded AS folded ORDER BY by, entity, n.place`,
      b.params,
    );
    for (const row of rows) {
      const { entity, text, lang } = row;
      const tier = sources[row.by]?.tierOf(row) ?? null;
      best.take(entity, tier, (tier) => ({ tier, entity, utterance: null, text, lang }));
    }
  };
  const begun = words.map(beginning).join(' AND ');
  await run([
    {
      source: (b) => indexed(b, 'names', begun),
      // One word that a name begins with is all that a prefix takes; several must each find a word of their own.
      tierOf: (row) => (row.folded === folded ? 'exact' : words.length === 1 ? 'prefix' : match(row.folded)),
    },
    { source: (b) => `MATCH (n:Name {folded: ${b.bind(folded)}})`, tierOf: () => 'exact' },
  ]);
  if (wants(best.found, wanted)) await run(candidates(request.query, words, match));
  return best.found;
}

const indexed = (b: Binder, index: string, lucene: string) =>
  `CALL db.index.fulltext.queryNodes('ascribe_${index}', ${b.bind(lucene)}) YIELD node AS n WITH n`;

/** Names that sound like a query, and names that share its letters. */
function candidates(text: string, words: readonly string[], match: ReturnType<typeof matcher>): Candidates[] {
  const found: Candidates[] = [];
  const sounds = soundQuery(text, words, { word: literal, beginning });
  if (sounds) found.push({ source: (b) => indexed(b, 'sounds', sounds), tierOf: (row) => match(row.folded) });
  const grams = trigrams(longestOf(words));
  const resembles = resembler(text);
  if (grams.length > 0)
    found.push({
      source: (b) => `${indexed(b, 'grams', grams.map(literal).join(' OR '))}
        WHERE size([gram IN split(n.grams, ' ') WHERE ${b.among('gram', grams)}]) >= ${b.bind(half(grams))}
        WITH n`,
      // What begins or sounds alike was found above; what only shares letters is met if it resembles the query word by word.
      tierOf: (row) => (resembles(row.folded) ? 'fuzzy' : null),
    });
  return found;
}

/** Utterances whose quotations hold every word. */
async function quotations(frame: Frame, query: Query, words: readonly string[]): Promise<Found<FoundHit>[]> {
  const b = new Binder();
  const rows = await query.all<{ document: string; start: number; id: string; json: string }>(
    `${indexed(b, 'quotations', words.map(literal).join(' AND '))} WHERE ${frame.there(b, 'n', 'utterance')}
     RETURN n.document AS document, n.start AS start, n.id AS id, n.json AS json`,
    b.params,
  );
  return rows.map(({ document, start, id, json }) => ({
    position: quotationKey(document, start, id.slice('utterance/'.length)),
    hit: { tier: QUOTATION, entity: null, utterance: id, text: json, lang: null },
  }));
}

/** The entities that have a name like a query's, in any spelling. */
export async function namedLike(frame: Frame, query: Query, name: string): Promise<string[]> {
  const words = wordsOf(name);
  if (words.length === 0) return [];
  const everything: Wanted = { size: 1, backward: false, after: null, before: null, total: true };
  const found = await names(frame, query, { query: name }, words, everything);
  return found.map(({ hit }) => hit.entity as string);
}
