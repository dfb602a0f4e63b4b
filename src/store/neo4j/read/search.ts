import {
  contentWords,
  fold,
  leastShared,
  resembles,
  type Tier,
  tiers,
  trigrams,
} from '../../../model/names.ts';
import { cursorOf, type Wanted, wantedOf } from '../../paging.ts';
import {
  asked,
  Best,
  type Found,
  type FoundHit,
  hitFrom,
  pageOfFound,
  QUOTATION,
  quotationKey,
  soundQuery,
  type Way,
  wants,
  ways,
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
  place: number;
  text: string;
  lang: string;
  folded: string;
}

/** Where names `n` may lie that a query means, and how each meets it. */
interface Candidates extends Way {
  source: (b: Binder) => string;
}

/** So many names are judged before it is looked whether the page needs more. */
const AT_ONCE = 500;
/** Lucene refuses a query of more than 1,024 words. */
const MOST_WORDS = 1_000;

/** Names by tier, those of one entity once. They are looked for, tier by tier and by id, as far as the page needs them. */
async function names(
  frame: Frame,
  query: Query,
  request: SearchRequest,
  words: readonly string[],
  wanted: Wanted,
): Promise<Found<FoundHit>[]> {
  const best = new Best<FoundHit>();
  const needs = (tier: Tier, from = '') => wants(best.found, wanted, [tiers.indexOf(tier), from]);
  const take = async (sources: readonly Candidates[], after: NameRow | null = null): Promise<void> => {
    const b = new Binder();
    const conditions = [frame.there(b, 'e')];
    if (request.family) conditions.push(b.among('e.family', request.family));
    if (request.kind) conditions.push(b.among('e.kind', request.kind));
    if (after) {
      const [by, entity, place] = [after.by, after.entity, after.place].map((it) => b.bind(it));
      conditions.push(
        `by > ${by} OR by = ${by} AND (e.id > ${entity} OR e.id = ${entity} AND n.place > ${place})`,
      );
    }
    const from = sources.map(({ source }, by) => `${source(b)} RETURN n, ${by} AS by`);
    const rows = await query.all<NameRow>(
      `CALL () { ${from.join(' UNION ALL ')} } MATCH (n)-[:OF]->(e:Entity) WHERE ${all(conditions)}
       RETURN by, e.id AS entity, n.place AS place, n.text AS text, n.lang AS lang, n.folded AS folded
       ORDER BY by, entity, place ${after ? '' : `LIMIT ${AT_ONCE}`}`,
      b.params,
    );
    for (const row of rows) {
      const { entity, text, lang } = row;
      const tier = sources[row.by]?.tierOf(row.folded) ?? null;
      best.take(entity, tier, (tier) => ({ tier, entity, utterance: null, text, lang }));
    }
    const last = rows.at(-1);
    const source = last && sources[last.by];
    // Either the first are enough, or nearly all are wanted.
    if (!after && source && rows.length === AT_ONCE && needs(source.best, last.entity))
      await take(sources, last);
  };
  const { same, begun, sounding, alike } = ways(request.query, words);
  await take([
    { ...same, source: (b) => `MATCH (n:Name {folded: ${b.bind(fold(request.query))}})` },
    { ...begun, source: indexed('names', words.map(beginning).join(' AND ')) },
  ]);
  if (!needs('variant')) return best.found;
  const sounds = soundQuery(request.query, words, { word: literal, beginning });
  if (sounds) await take([{ ...sounding, source: indexed('sounds', sounds) }]);
  if (!needs('fuzzy')) return best.found;
  const slips = await slipsOf(query, request.query);
  if (slips) await take([{ ...alike, source: holding(slips) }]);
  return best.found;
}

const indexed = (index: string, lucene: string) => (b: Binder) =>
  `CALL db.index.fulltext.queryNodes('ascribe_${index}', ${b.bind(lucene)}) YIELD node AS n WITH n`;

/** For each word of a query that says something, the words of names that may be slips of it; null where one has none. */
async function slipsOf(query: Query, text: string): Promise<string[][] | null> {
  const words = contentWords(text).map((word) => {
    const grams = trigrams(word);
    return { word, grams, least: leastShared(grams), lucene: either(grams) };
  });
  const rows = await query.all<{ word: string; slips: string[] }>(
    `UNWIND $words AS q CALL (q) {
       CALL db.index.fulltext.queryNodes('ascribe_slips', q.lucene) YIELD node AS w
       WITH w.text AS text, split(w.grams, ' ') AS grams WHERE size([gram IN grams WHERE gram IN q.grams]) >= q.least
       RETURN collect(text) AS slips }
     RETURN q.word AS word, slips`,
    { words },
  );
  const slips = rows.map(({ word, slips }) => slips.filter((it) => resembles(word, it)));
  return slips.length === 0 || slips.some((list) => list.length === 0) ? null : slips;
}

/** Names of whose words some may be slips of each word of a query. */
function holding(slips: readonly string[][]): Candidates['source'] {
  // The index takes so many words at once. Each name is judged whole, so that a word may be left out here.
  const sorted = slips.toSorted((a, b) => a.length - b.length);
  const upTo = (at: number) => sorted.slice(0, at + 1).flat().length;
  const [fewest = [], ...more] = sorted.filter((_, at) => at === 0 || upTo(at) <= MOST_WORDS);
  const parts = Array.from({ length: Math.ceil(fewest.length / MOST_WORDS) }, (_, at) =>
    [either(fewest.slice(at * MOST_WORDS, (at + 1) * MOST_WORDS)), ...more.map(either)].join(' AND '),
  );
  return (b) =>
    `UNWIND ${b.bind(parts)} AS part CALL db.index.fulltext.queryNodes('ascribe_names', part) YIELD node
     WITH DISTINCT node AS n`;
}

const either = (words: readonly string[]) => `(${words.map(literal).join(' OR ')})`;

/** Utterances whose quotations hold every word. */
async function quotations(frame: Frame, query: Query, words: readonly string[]): Promise<Found<FoundHit>[]> {
  const b = new Binder();
  const rows = await query.all<{ document: string; start: number; id: string; json: string }>(
    `${indexed('quotations', words.map(literal).join(' AND '))(b)} WHERE ${frame.there(b, 'n', 'utterance')}
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
