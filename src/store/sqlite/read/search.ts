import { fold, matcher, resembler, type Tier, trigrams } from '../../../model/names.ts';
import { cursorOf, type Wanted, wantedOf } from '../../paging.ts';
import {
  asked,
  Best,
  type Found,
  type FoundHit,
  half,
  longestOf,
  pageOfFound,
  QUOTATION,
  quotationKey,
  soundQuery,
  wants,
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

/** Names by tier, those of one entity once. Weaker tiers are looked for only where the page needs them. */
function names(
  frame: Frame,
  request: SearchRequest,
  words: readonly string[],
  wanted: Wanted,
): Found<FoundHit>[] {
  const best = new Best<FoundHit>();
  const match = matcher(request.query);
  const folded = fold(request.query);
  const only = (b: Binder, source: string) => {
    const conditions = [frame.there(b, 'e')];
    if (request.family) conditions.push(b.among('e.family', request.family));
    if (request.kind) conditions.push(b.among('e.kind', request.kind));
    return `SELECT e.ref, n.text, n.lang, n.folded FROM ${source} JOIN entity e ON e.id = n.entity WHERE ${all(conditions)}`;
  };
  const run = (source: (b: Binder) => string, tierOf: (row: NameRow) => Tier | null) => {
    const b = new Binder();
    const sql = `${only(b, source(b))} ORDER BY n.entity, n.place`;
    for (const row of frame.db.all(sql, ...b.values) as NameRow[]) {
      const [entity, text, lang] = row;
      best.take(entity, tierOf(row), (tier) => ({ tier, entity, utterance: null, text, lang }));
    }
  };
  const begun = words.map(beginning).join(' AND ');
  run(
    (b) =>
      `(SELECT rowid FROM name_words WHERE name_words MATCH ${b.bind(`folded : (${begun})`)}) w JOIN name n ON n.id = w.rowid`,
    // One word that a name begins with is all that a prefix takes; several must each find a word of their own.
    (row) => (row[3] === folded ? 'exact' : words.length === 1 ? 'prefix' : match(row[3])),
  );
  run(
    (b) => `(SELECT ${b.bind(folded)} folded) w JOIN name n ON n.folded = w.folded`,
    () => 'exact',
  );
  if (wants(best.found, wanted))
    for (const { source, tierOf } of candidates(request.query, words, match)) run(source, tierOf);
  return best.found;
}

interface Candidates {
  source: (b: Binder) => string;
  tierOf: (row: NameRow) => Tier | null;
}

/** Where names may lie that sound like a query or share its letters, and how to tell whether they are met. */
function candidates(
  query: string,
  words: readonly string[],
  match: ReturnType<typeof matcher>,
): Candidates[] {
  const sources: Candidates[] = [];
  const sounds = soundQuery(query, words, { word: literal, beginning });
  if (sounds)
    sources.push({
      source: (b) =>
        `(SELECT rowid FROM name_words WHERE name_words MATCH ${b.bind(`keys : (${sounds})`)}) w JOIN name n ON n.id = w.rowid`,
      tierOf: (row) => match(row[3]),
    });
  const grams = trigrams(longestOf(words));
  const resembles = resembler(query);
  if (grams.length > 0)
    sources.push({
      source: (b) => `(SELECT t.name FROM trigram t WHERE t.gram IN ${b.each(grams)} GROUP BY t.name
        HAVING count(*) >= ${b.bind(half(grams))}) w JOIN name n ON n.id = w.name`,
      // What begins or sounds alike was found above; what only shares letters is met if it resembles the query word by word.
      tierOf: (row) => (resembles(row[3]) ? 'fuzzy' : null),
    });
  return sources;
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
