import { InvalidRecord } from '../../../model/errors.ts';
import { fold, matcher, nameKeys, resembler, tiers, trigrams } from '../../../model/names.ts';
import { cursorOf, cut, type Position, type Wanted, wantedOf } from '../../paging.ts';
import type { PageRequest, SearchRequest } from '../../store.ts';
import { wordsOf } from '../../words.ts';
import { all, Binder } from './binder.ts';
import type { WirePage } from './claim-lists.ts';
import type { Frame } from './frame.ts';

/** A hit as it crosses to the other side, which works out the highlights. */
export type WireHit = [
  tier: number,
  entity: string | null,
  utterance: string | null,
  text: string,
  lang: string | null,
];

interface Found {
  position: [tier: number, key: string];
  hit: WireHit;
}

const QUOTATION = tiers.length;
const LONGEST = 500;

/** A word as FTS5 takes it literally: no operator, bracket or star of the query survives. */
const literal = (word: string) => `"${word.replaceAll('"', '""')}"`;

/** A page of what a query finds: names by tier and id, then quotations in the order of document and text. */
export function search(
  frame: Frame,
  request: SearchRequest,
  page: PageRequest,
): { page: WirePage; hits: WireHit[] } {
  const list = 'search';
  const wanted = wantedOf(page, list, [0, '']);
  const { query, family, kind } = request;
  if (query.length > LONGEST)
    throw new InvalidRecord(`a query has at most ${LONGEST} characters`, {
      wayOut: 'Search for fewer words.',
    });
  const places = request.in ?? (family || kind ? ['names'] : ['names', 'quotations']);
  const words = wordsOf(query);
  let found: Found[] = [];
  if (words.length > 0) {
    if (places.includes('names')) found = names(frame, request, words, wanted);
    if (places.includes('quotations') && wants(found, wanted)) found.push(...quotations(frame, words));
  }
  const compare = (a: Position, b: Position) =>
    Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : a[1] === b[1] ? 0 : 1);
  found.sort((a, b) => compare(a.position, b.position));
  const total = wanted.total ? found.length : null;
  const { after, before } = wanted;
  const between = found.filter(
    ({ position }) => (!after || compare(position, after) > 0) && (!before || compare(position, before) < 0),
  );
  if (wanted.backward) between.reverse();
  const { items, ...ends } = cut(between.slice(0, wanted.size + 1), wanted);
  return {
    page: { items: items.map(({ position }, at) => [at, cursorOf(list, position)]), total, ...ends },
    hits: items.map(({ hit }) => hit),
  };
}

/** Whether weaker tiers are needed to fill the page. */
function wants(found: readonly Found[], wanted: Wanted): boolean {
  if (wanted.total || wanted.backward || wanted.before) return true;
  const { after } = wanted;
  const rest = after
    ? found.filter(
        ({ position: [tier, key] }) =>
          tier > Number(after[0]) || (tier === after[0] && key > String(after[1])),
      )
    : found;
  return rest.length <= wanted.size;
}

type NameRow = [entity: string, text: string, lang: string, folded: string];

/** Names by tier, those of one entity once. Weaker tiers are looked for only where the page needs them. */
function names(frame: Frame, request: SearchRequest, words: readonly string[], wanted: Wanted): Found[] {
  const best = new Map<string, Found>();
  const match = matcher(request.query);
  const folded = fold(request.query);
  const take = (rows: readonly NameRow[], tierOf: (row: NameRow) => ReturnType<typeof match>) => {
    for (const row of rows) {
      const [entity, text, lang] = row;
      const tier = tierOf(row);
      const at = tier ? tiers.indexOf(tier) : -1;
      if (at < 0 || (best.get(entity)?.position[0] ?? QUOTATION) <= at) continue;
      best.set(entity, { position: [at, entity], hit: [at, entity, null, text, lang] });
    }
  };
  const only = (b: Binder, source: string) => {
    const conditions = [frame.there(b, 'e')];
    if (request.family) conditions.push(b.among('e.family', request.family));
    if (request.kind) conditions.push(b.among('e.kind', request.kind));
    return `SELECT e.ref, n.text, n.lang, n.folded FROM ${source} JOIN entity e ON e.id = n.entity WHERE ${all(conditions)}`;
  };
  const run = (source: (b: Binder) => string, tierOf: (row: NameRow) => ReturnType<typeof match>) => {
    const b = new Binder();
    const sql = `${only(b, source(b))} ORDER BY n.entity, n.place`;
    take(frame.db.all(sql, ...b.values) as NameRow[], tierOf);
  };
  const beginning = words.map((word) => `${literal(word)} *`).join(' AND ');
  run(
    (b) =>
      `(SELECT rowid FROM name_words WHERE name_words MATCH ${b.bind(`folded : (${beginning})`)}) w JOIN name n ON n.id = w.rowid`,
    // One word that a name begins with is all that a prefix takes; several must each find a word of their own.
    (row) => (row[3] === folded ? 'exact' : words.length === 1 ? 'prefix' : match(row[1])),
  );
  run(
    (b) => `(SELECT ${b.bind(folded)} folded) w JOIN name n ON n.folded = w.folded`,
    () => 'exact',
  );
  if (wants([...best.values()], wanted))
    for (const { source, likely } of candidates(request.query, words))
      run(source, (row) => (likely(row[3]) ? match(row[1]) : null));
  return [...best.values()];
}

interface Candidates {
  source: (b: Binder) => string;
  /** Whether a folded name is worth the matcher's while. */
  likely: (folded: string) => boolean;
}

/** Where names may lie that sound like a query or share its letters; `matcher` decides. */
function candidates(query: string, words: readonly string[]): Candidates[] {
  const sources: Candidates[] = [];
  const sounds = soundQuery(query, words);
  if (sounds)
    sources.push({
      source: (b) =>
        `(SELECT rowid FROM name_words WHERE name_words MATCH ${b.bind(`keys : (${sounds})`)}) w JOIN name n ON n.id = w.rowid`,
      likely: () => true,
    });
  const longest = words.reduce((a, word) => (word.length > a.length ? word : a), '');
  const grams = trigrams(longest);
  // Two words of like length are alike from half of their trigrams on.
  if (grams.length > 0)
    sources.push({
      source: (b) => `(SELECT t.name FROM trigram t WHERE t.gram IN ${b.each(grams)} GROUP BY t.name
        HAVING count(*) >= ${b.bind(Math.ceil((grams.length - 1) / 2))}) w JOIN name n ON n.id = w.name`,
      // What sounds alike was found above; what shares letters only has to resemble the query word by word.
      likely: resembler(query),
    });
  return sources;
}

/** Every word, alone or with a neighbour, is met by its sound; or the whole query is. */
function soundQuery(query: string, words: readonly string[]): string | null {
  const known = new Set(nameKeys(query));
  const clauses = words.flatMap((word, at) => {
    const own = nameKeys(word).filter((key) => known.has(key));
    // The article has no sound of its own.
    if (own.length === 0) return [];
    const pairs = [words.slice(Math.max(0, at - 1), at + 1), words.slice(at, at + 2)];
    const near = pairs
      .flatMap((pair) => (pair.length > 1 ? nameKeys(pair.join(' ')) : []))
      .filter((key) => known.has(key));
    const begun =
      at === words.length - 1 ? own.filter((key) => key.length >= 3).map((key) => `${literal(key)} *`) : [];
    return [`(${[...new Set([...own, ...near])].map(literal).concat(begun).join(' OR ')})`];
  });
  if (clauses.length === 0) return null;
  const whole = nameKeys(words.join('')).map(literal);
  return [`(${clauses.join(' AND ')})`, ...whole].join(' OR ');
}

/** Utterances whose quotations hold every word. */
function quotations(frame: Frame, words: readonly string[]): Found[] {
  const b = new Binder();
  const match = b.bind(words.map(literal).join(' AND '));
  const rows = frame.db.all(
    `SELECT d.ref, u.start, lower(hex(u.ref)), u.json FROM quotation_words w JOIN utterance u ON u.id = w.rowid
     JOIN entity d ON d.id = u.document WHERE quotation_words MATCH ${match} AND ${frame.there(b, 'u', 'utterance')}`,
    ...b.values,
  ) as [string, number, string, string][];
  return rows.map(([document, start, ref, json]): Found => {
    const key = `${document} ${String(start).padStart(9, '0')} ${ref}`;
    return { position: [QUOTATION, key], hit: [QUOTATION, null, `utterance/${ref}`, json, null] };
  });
}

/** The keys of the entities that have a name like a query's, in any spelling. */
export function namedLike(frame: Frame, query: string): number[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const everything: Wanted = { size: 1, backward: false, after: null, before: null, total: true };
  const refs = names(frame, { query }, words, everything).map(({ hit }) => hit[1]);
  return frame.db
    .all('SELECT e.id FROM json_each(?) i JOIN entity e ON e.ref = i.value', JSON.stringify(refs))
    .map(([id]) => id as number);
}
