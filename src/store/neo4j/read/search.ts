import { InvalidRecord } from '../../../model/errors.ts';
import { fold, matcher, nameKeys, tiers, trigrams } from '../../../model/names.ts';
import { cursorOf, cut, type Position, type Wanted, wantedOf } from '../../paging.ts';
import type { Hit, Page, PageRequest, SearchRequest } from '../../store.ts';
import { wordsOf } from '../../words.ts';
import type { Query } from '../client.ts';
import { type FoundHit, hitFrom, pageOf } from '../decode.ts';
import { all, Binder } from './binder.ts';
import type { Frame } from './frame.ts';

interface Found {
  position: [tier: number, key: string];
  hit: FoundHit;
}

const QUOTATION = tiers.length;
const LONGEST = 500;

/**
 * A word as the full-text index takes it literally. Our words hold letters, marks and digits alone, and are of lower
 * case, so that none is an operator; what a later rule of words might let in is escaped all the same.
 */
const literal = (word: string) => word.replace(/[^\p{L}\p{M}\p{N}_]/gu, '\\$&');

/** A page of what a query finds: names by tier and id, then quotations in the order of document and text. */
export async function search(
  frame: Frame,
  query: Query,
  request: SearchRequest,
  page: PageRequest,
): Promise<Page<Hit>> {
  const list = 'search';
  const wanted = wantedOf(page, list, [0, '']);
  const { family, kind } = request;
  if (request.query.length > LONGEST)
    throw new InvalidRecord(`a query has at most ${LONGEST} characters`, {
      wayOut: 'Search for fewer words.',
    });
  const places = request.in ?? (family || kind ? ['names'] : ['names', 'quotations']);
  const words = wordsOf(request.query);
  const found: Found[] = [];
  if (words.length > 0) {
    if (places.includes('names')) found.push(...(await names(frame, query, request, words, wanted)));
    if (places.includes('quotations') && wants(found, wanted))
      found.push(...(await quotations(frame, query, words)));
  }
  const compare = (a: Position, b: Position) =>
    Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : a[1] === b[1] ? 0 : 1);
  found.sort((a, b) => compare(a.position, b.position));
  const { after, before } = wanted;
  const between = found.filter(
    ({ position }) => (!after || compare(position, after) > 0) && (!before || compare(position, before) < 0),
  );
  if (wanted.backward) between.reverse();
  return pageOf(
    { ...cut(between.slice(0, wanted.size + 1), wanted), total: wanted.total ? found.length : null },
    ({ hit }) => hitFrom(request.query, hit),
    ({ position }) => cursorOf(list, position),
  );
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

interface NameRow {
  entity: string;
  text: string;
  lang: string;
  folded: string;
}
type TierOf = (row: NameRow) => ReturnType<ReturnType<typeof matcher>>;

/** Names by tier, those of one entity once. Weaker tiers are looked for only where the page needs them. */
async function names(
  frame: Frame,
  query: Query,
  request: SearchRequest,
  words: readonly string[],
  wanted: Wanted,
): Promise<Found[]> {
  const best = new Map<string, Found>();
  const match = matcher(request.query);
  const folded = fold(request.query);
  const run = async (source: (b: Binder) => string, tierOf: TierOf) => {
    const b = new Binder();
    const conditions = [frame.there(b, 'e')];
    if (request.family) conditions.push(b.among('e.family', request.family));
    if (request.kind) conditions.push(b.among('e.kind', request.kind));
    const rows = await query.all<NameRow>(
      `${source(b)} MATCH (n)-[:OF]->(e:Entity) WHERE ${all(conditions)}
       RETURN e.id AS entity, n.text AS text, n.lang AS lang, n.folded AS folded ORDER BY entity, n.place`,
      b.params,
    );
    for (const row of rows) {
      const tier = tierOf(row);
      const at = tier ? tiers.indexOf(tier) : -1;
      const { entity, text, lang } = row;
      if (at < 0 || (best.get(entity)?.position[0] ?? QUOTATION) <= at) continue;
      best.set(entity, { position: [at, entity], hit: { tier: at, entity, utterance: null, text, lang } });
    }
  };
  const beginning = words.map((word) => `${literal(word)}*`).join(' AND ');
  await run(
    (b) => indexed(b, 'names', beginning),
    // One word that a name begins with is all that a prefix takes; several must each find a word of their own.
    (row) => (row.folded === folded ? 'exact' : words.length === 1 ? 'prefix' : match(row.text)),
  );
  await run(
    (b) => `MATCH (n:Name {folded: ${b.bind(folded)}})`,
    () => 'exact',
  );
  if (wants([...best.values()], wanted))
    for (const source of candidates(request.query, words)) await run(source, (row) => match(row.text));
  return [...best.values()];
}

const indexed = (b: Binder, index: string, lucene: string) =>
  `CALL db.index.fulltext.queryNodes('ascribe_${index}', ${b.bind(lucene)}) YIELD node AS n WITH n`;

/** Where names may lie that sound like a query or share its letters; `matcher` decides. */
function candidates(text: string, words: readonly string[]): ((b: Binder) => string)[] {
  const sources: ((b: Binder) => string)[] = [];
  const sounds = soundQuery(text, words);
  if (sounds) sources.push((b) => indexed(b, 'sounds', sounds));
  const longest = words.reduce((a, word) => (word.length > a.length ? word : a), '');
  const grams = trigrams(longest);
  // Two words of like length are alike from half of their trigrams on.
  if (grams.length > 0)
    sources.push(
      (b) => `${indexed(b, 'grams', grams.map(literal).join(' OR '))}
        WHERE size([gram IN split(n.grams, ' ') WHERE ${b.among('gram', grams)}]) >= ${b.bind(Math.ceil((grams.length - 1) / 2))}
        WITH n`,
    );
  return sources;
}

/** Every word, alone or with a neighbour, is met by its sound; or the whole query is. */
function soundQuery(text: string, words: readonly string[]): string | null {
  const known = new Set(nameKeys(text));
  const clauses = words.flatMap((word, at) => {
    const own = nameKeys(word).filter((key) => known.has(key));
    // The article has no sound of its own.
    if (own.length === 0) return [];
    const pairs = [words.slice(Math.max(0, at - 1), at + 1), words.slice(at, at + 2)];
    const near = pairs
      .flatMap((pair) => (pair.length > 1 ? nameKeys(pair.join(' ')) : []))
      .filter((key) => known.has(key));
    const begun =
      at === words.length - 1 ? own.filter((key) => key.length >= 3).map((key) => `${literal(key)}*`) : [];
    return [`(${[...new Set([...own, ...near])].map(literal).concat(begun).join(' OR ')})`];
  });
  if (clauses.length === 0) return null;
  const whole = nameKeys(words.join('')).map(literal);
  return [`(${clauses.join(' AND ')})`, ...whole].join(' OR ');
}

/** Utterances whose quotations hold every word. */
async function quotations(frame: Frame, query: Query, words: readonly string[]): Promise<Found[]> {
  const b = new Binder();
  const rows = await query.all<{ document: string; start: number; id: string; json: string }>(
    `${indexed(b, 'quotations', words.map(literal).join(' AND '))} WHERE ${frame.there(b, 'n', 'utterance')}
     RETURN n.document AS document, n.start AS start, n.id AS id, n.json AS json`,
    b.params,
  );
  return rows.map(({ document, start, id, json }): Found => {
    const key = `${document} ${String(start).padStart(9, '0')} ${id.slice('utterance/'.length)}`;
    const hit = { tier: QUOTATION, entity: null, utterance: id, text: json, lang: null };
    return { position: [QUOTATION, key], hit };
  });
}

/** The entities that have a name like a query's, in any spelling. */
export async function namedLike(frame: Frame, query: Query, name: string): Promise<string[]> {
  const words = wordsOf(name);
  if (words.length === 0) return [];
  const everything: Wanted = { size: 1, backward: false, after: null, before: null, total: true };
  const found = await names(frame, query, { query: name }, words, everything);
  return found.map(({ hit }) => hit.entity as string);
}
