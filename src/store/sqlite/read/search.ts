import { contentWords, fold, leastShared, resembles, tiers, trigrams } from '../../../model/names.ts';
import { cursorOf, type Wanted, wantedOf } from '../../paging.ts';
import {
  asked,
  Best,
  type Found,
  type FoundHit,
  pageOfFound,
  QUOTATION,
  quotationKey,
  soundQuery,
  type Way,
  wants,
  ways,
} from '../../search.ts';
import type { PageRequest, SearchRequest } from '../../store.ts';
import { wordsOf } from '../../words.ts';
import { all, Binder } from './binder.ts';
import type { WirePage } from './claim-lists.ts';
import type { Frame } from './frame.ts';

/** A word as FTS5 takes it literally: no operator, bracket or star of the query survives. */
const literal = (word: string) => `"${word.replaceAll('"', '""')}"`;
const beginning = (word: string) => `${literal(word)} *`;

/** A page of what a query finds: names by tier and id, then quotations in the order of document and text. */
export function search(
  frame: Frame,
  request: SearchRequest,
  page: PageRequest,
): { page: WirePage; hits: FoundHit[] } {
  const list = 'search';
  const wanted = wantedOf(page, list, [0, '']);
  const { words, ...places } = asked(request);
  const found: Found<FoundHit>[] = places.names ? names(frame, request, words, wanted) : [];
  if (places.quotations && wants(found, wanted)) found.push(...quotations(frame, words));
  const { items, ...ends } = pageOfFound(found, wanted);
  return {
    page: { items: items.map(({ position }, at) => [at, cursorOf(list, position)]), ...ends },
    hits: items.map(({ hit }) => hit),
  };
}

type NameRow = [entity: string, text: string, lang: string, folded: string];

/** Names that a query may meet, as a table `w` joined with `name` as `n`; null where there are none. How each meets it. */
interface Candidates extends Way {
  source: (b: Binder) => string | null;
}

/** So many names are judged before it is looked whether the page needs more. */
const AT_ONCE = 200;

/** Names by tier, those of one entity once. They are looked for, tier by tier and by id, as far as the page needs them. */
function names(
  frame: Frame,
  request: SearchRequest,
  words: readonly string[],
  wanted: Wanted,
): Found<FoundHit>[] {
  const found = new Best<FoundHit>();
  for (const { source, tierOf, best } of candidates(frame, request.query, words)) {
    const tier = tiers.indexOf(best);
    if (!wants(found.found, wanted, [tier, ''])) break;
    const b = new Binder();
    const names = source(b);
    if (names === null) continue;
    const conditions = [frame.there(b, 'e')];
    if (request.family) conditions.push(b.among('e.family', request.family));
    if (request.kind) conditions.push(b.among('e.kind', request.kind));
    const rows = frame.db.iterate(
      `SELECT e.ref, n.text, n.lang, n.folded FROM ${names} JOIN entity e ON e.id = n.entity
       WHERE ${all(conditions)} ORDER BY e.ref, n.place`,
      ...b.values,
    ) as Iterable<NameRow>;
    let judged = 0;
    for (const row of rows) {
      const [entity, text, lang, folded] = row;
      if (++judged % AT_ONCE === 0 && !wants(found.found, wanted, [tier, entity])) break;
      found.take(entity, tierOf(folded), (at) => ({ tier: at, entity, utterance: null, text, lang }));
    }
  }
  return found.found;
}

/** Where names may lie that a query meets, the best tiers first. */
function* candidates(frame: Frame, query: string, words: readonly string[]): Generator<Candidates> {
  const { same, begun, sounding, alike } = ways(query, words);
  yield {
    ...same,
    source: (b) => `(SELECT ${b.bind(fold(query))} folded) w JOIN name n ON n.folded = w.folded`,
  };
  const indexed = (fts: string) => (b: Binder) =>
    `(SELECT rowid FROM name_words WHERE name_words MATCH ${b.bind(fts)}) w JOIN name n ON n.id = w.rowid`;
  yield { ...begun, source: indexed(`folded : (${words.map(beginning).join(' AND ')})`) };
  const sounds = soundQuery(query, words, { word: literal, beginning });
  if (sounds) yield { ...sounding, source: indexed(`keys : (${sounds})`) };
  yield {
    ...alike,
    source: (b) => {
      const slips = contentWords(query).map((word) => slipsOf(frame, word).map(literal));
      if (slips.some((list) => list.length === 0)) return null;
      return indexed(`folded : (${slips.map((list) => `(${list.join(' OR ')})`).join(' AND ')})`)(b);
    },
  };
}

/** The words of names that may be slips of a word. */
function slipsOf(frame: Frame, word: string): string[] {
  const grams = trigrams(word);
  const rows = frame.db.all(
    `SELECT w.text FROM (SELECT g.word FROM gram g WHERE g.gram IN (SELECT value FROM json_each(?)) GROUP BY g.word
       HAVING count(*) >= ?) x CROSS JOIN word w ON w.id = x.word`,
    ...[JSON.stringify(grams), leastShared(grams)],
  ) as [string][];
  return rows.flatMap(([text]) => (resembles(word, text) ? [text] : []));
}

/** Utterances whose quotations hold every word. */
function quotations(frame: Frame, words: readonly string[]): Found<FoundHit>[] {
  const b = new Binder();
  const match = b.bind(words.map(literal).join(' AND '));
  const rows = frame.db.all(
    `SELECT d.ref, u.start, lower(hex(u.ref)), u.json FROM quotation_words w JOIN utterance u ON u.id = w.rowid
     JOIN entity d ON d.id = u.document WHERE quotation_words MATCH ${match} AND ${frame.there(b, 'u', 'utterance')}`,
    ...b.values,
  ) as [string, number, string, string][];
  return rows.map(([document, start, ref, json]) => ({
    position: quotationKey(document, start, ref),
    hit: { tier: QUOTATION, entity: null, utterance: `utterance/${ref}`, text: json, lang: null },
  }));
}

/** The keys of the entities that have a name like a query's, in any spelling. */
export function namedLike(frame: Frame, query: string): number[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const everything: Wanted = { size: 1, backward: false, after: null, before: null, total: true };
  const refs = names(frame, { query }, words, everything).map(({ hit }) => hit.entity);
  return frame.db
    .all('SELECT e.id FROM json_each(?) i JOIN entity e ON e.ref = i.value', JSON.stringify(refs))
    .map(([id]) => id as number);
}
