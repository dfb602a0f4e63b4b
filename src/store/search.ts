import { InvalidRecord } from '../model/errors.ts';
import { fold, matcher, nameKeys, resembler, type Tier, tiers } from '../model/names.ts';
import type { Utterance } from '../model/utterance.ts';
import { nameHighlights, quotationHighlights } from './highlights.ts';
import { cut, type Position, type Wanted } from './paging.ts';
import type { Hit, SearchRequest } from './store.ts';
import { wordsOf } from './words.ts';

/** What a search means, whatever the engine: its words, its tiers, its order. How candidates are found is the engine's. */

/** The tier of quotations, after those of names. */
export const QUOTATION = tiers.length;
const LONGEST = 500;

/** Something found, with where it stands in the list. */
export interface Found<H> {
  position: [tier: number, key: string];
  hit: H;
}

/** The words of a query and where they are looked for. @throws InvalidRecord for a query that is too long */
export function asked(request: SearchRequest): { words: string[]; names: boolean; quotations: boolean } {
  const { query, family, kind } = request;
  if (query.length > LONGEST)
    throw new InvalidRecord(`a query has at most ${LONGEST} characters`, {
      wayOut: 'Search for fewer words.',
    });
  const places = request.in ?? (family || kind ? ['names'] : ['names', 'quotations']);
  const words = wordsOf(query);
  const some = words.length > 0;
  return {
    words,
    names: some && places.includes('names'),
    quotations: some && places.includes('quotations'),
  };
}

/**
 * Whether what stands at a position or after it, by default after all that was found, may be on the page: whether
 * there is room for it after what was found before.
 */
export function wants(found: readonly Found<unknown>[], wanted: Wanted, from?: Position): boolean {
  const { size, after, before, total, backward } = wanted;
  if (total || backward || before) return true;
  const between = found.filter(
    ({ position }) => (!after || compare(position, after) > 0) && (!from || compare(position, from) < 0),
  );
  return between.length <= size;
}

const compare = (a: Position, b: Position) =>
  Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : a[1] === b[1] ? 0 : 1);

/** A page of what was found: names by tier and id, then quotations in the order of document and text. */
export function pageOfFound<H>(found: readonly Found<H>[], wanted: Wanted) {
  const { after, before } = wanted;
  const between = found
    .filter(
      ({ position }) =>
        (!after || compare(position, after) > 0) && (!before || compare(position, before) < 0),
    )
    .sort((a, b) => compare(a.position, b.position));
  if (wanted.backward) between.reverse();
  return { ...cut(between.slice(0, wanted.size + 1), wanted), total: wanted.total ? found.length : null };
}

/** Where the quotation of an utterance stands in the list. */
export function quotationKey(document: string, start: number, hash: string): Found<unknown>['position'] {
  return [QUOTATION, `${document} ${String(start).padStart(9, '0')} ${hash}`];
}

/** The best name of each entity: the one of the strongest tier, of these the first that came. */
export class Best<H> {
  readonly #found = new Map<string, Found<H>>();

  take(entity: string, tier: Tier | null, hit: (tier: number) => H): void {
    const at = tier ? tiers.indexOf(tier) : -1;
    if (at < 0 || (this.#found.get(entity)?.position[0] ?? QUOTATION) <= at) return;
    this.#found.set(entity, { position: [at, entity], hit: hit(at) });
  }

  get found(): Found<H>[] {
    return [...this.#found.values()];
  }
}

/** How names that were found in one way meet a query. */
export interface Way {
  tierOf: (folded: string) => Tier | null;
  /** The best tier at which this way may find what those before it did not. */
  best: Tier;
}

/** The ways in which names are looked for: as the query, begun like it, sounding like it, and sharing its letters. */
export function ways(
  query: string,
  words: readonly string[],
): Record<'same' | 'begun' | 'sounding' | 'alike', Way> {
  const folded = fold(query);
  const match = matcher(query);
  const resembling = resembler(query);
  return {
    same: { tierOf: () => 'exact', best: 'exact' },
    begun: {
      // One word that a name begins with is all that a prefix takes; several must each find a word of their own.
      tierOf: (name) => (name === folded ? 'exact' : words.length === 1 ? 'prefix' : match(name)),
      best: 'prefix',
    },
    sounding: { tierOf: match, best: 'variant' },
    // What begins or sounds alike was found above; an index also holds words without the article that a name writes.
    alike: { tierOf: (name) => (resembling(name) ? 'fuzzy' : null), best: 'fuzzy' },
  };
}

/** How a full-text index writes a word, and a word that others begin with. */
export interface Writing {
  word: (word: string) => string;
  beginning: (word: string) => string;
}

/** The query by which names that sound alike are found: every word, alone or with a neighbour, is met by its sound; or the whole query is. */
export function soundQuery(query: string, words: readonly string[], write: Writing): string | null {
  const known = new Set(nameKeys(query));
  const clauses = words.flatMap((word, at) => {
    const own = nameKeys(word).filter((key) => known.has(key));
    // The article has no sound of its own.
    if (own.length === 0) return [];
    const pairs = [words.slice(Math.max(0, at - 1), at + 1), words.slice(at, at + 2)];
    const near = pairs
      .flatMap((pair) => (pair.length > 1 ? nameKeys(pair.join(' ')) : []))
      .filter((key) => known.has(key));
    const last = at === words.length - 1;
    const begun = last ? own.filter((key) => key.length >= 3).map(write.beginning) : [];
    return [`(${[...new Set([...own, ...near])].map(write.word).concat(begun).join(' OR ')})`];
  });
  if (clauses.length === 0) return null;
  const whole = nameKeys(words.join('')).map(write.word);
  return [`(${clauses.join(' AND ')})`, ...whole].join(' OR ');
}

/** What an engine found: a name of an entity, or an utterance with its JSON as the text. */
export interface FoundHit {
  tier: number;
  entity: string | null;
  utterance: string | null;
  text: string;
  lang: string | null;
}

/** A hit with where it meets the query. Of an utterance the quotation that holds most of the words is shown. */
export function hitFrom(query: string, { tier, entity, utterance, text, lang }: FoundHit): Hit {
  const name = tiers[tier];
  if (name) return { tier: name, entity, utterance, text, lang, highlights: nameHighlights(query, text) };
  const words = wordsOf(query);
  const quotes = (JSON.parse(text) as Utterance).quotes.map(({ exact }) => ({
    exact,
    highlights: quotationHighlights(words, exact),
  }));
  const best = quotes.reduce((a, b) => (b.highlights.length > a.highlights.length ? b : a));
  return { tier: 'quotation', entity, utterance, text: best.exact, lang, highlights: best.highlights };
}
