import type { ClaimFilter, EntityFilter } from '../../store.ts';
import type { Query } from '../client.ts';
import type { Binder } from './binder.ts';
import type { Frame, Relatives } from './frame.ts';
import { namedLike } from './search.ts';

type Filter = ClaimFilter & EntityFilter;
/** Fields of filters that name entities. */
const naming = ['speaker', 'accused', 'about', 'document', 'place', 'struck'] as const;

/**
 * What the ids and names in filters stand for, looked up before the query is written: one call for all ids, and one
 * for each name and list of places.
 */
export class Lookup {
  readonly frame: Frame;
  readonly query: Query;
  #relatives = new Map<string, Relatives>();
  readonly #names = new Map<string, string[]>();
  readonly #places = new Map<string, (b: Binder, e: string) => string>();

  private constructor(frame: Frame, query: Query) {
    this.frame = frame;
    this.query = query;
  }

  /** @param more ids beside those in the filter */
  static async of(
    frame: Frame,
    query: Query,
    filter: ClaimFilter | EntityFilter,
    more: readonly string[] = [],
    kind: 'claims' | 'entities' = 'claims',
  ): Promise<Lookup> {
    const it = new Lookup(frame, query);
    const filters = nested(filter as Filter);
    const ids = filters.flatMap((one) => [
      ...naming.flatMap((name) => one[name] ?? []),
      // Ids of claims name no entity.
      ...(kind === 'entities' ? (one.ids ?? []) : []),
    ]);
    if (ids.length + more.length > 0) it.#relatives = await frame.relatives(query, [...ids, ...more]);
    for (const { place } of filters)
      if (place) it.#places.set(place.join(), await frame.placedIn(query, it.same(place)));
    for (const { name } of filters)
      if (name !== undefined && !it.#names.has(name))
        it.#names.set(name, await namedLike(frame, query, name));
    return it;
  }

  /** The entities and everything judged the same as them. */
  same(ids: readonly string[]): string[] {
    return [...new Set(ids.flatMap((id) => this.#relatives.get(id)?.same ?? []))];
  }

  /** As `same`, and with everything that stands within them. */
  held(ids: readonly string[]): string[] {
    return [...new Set(ids.flatMap((id) => this.#relatives.get(id)?.held ?? []))];
  }

  /** The entities that have a name like this one. */
  named(name: string): string[] {
    return this.#names.get(name) ?? [];
  }

  /** The condition that an entity lies in one of the places. */
  placed(b: Binder, e: string, places: readonly string[]): string {
    return this.#places.get(places.join())?.(b, e) ?? 'false';
  }
}

function nested(filter: Filter): Filter[] {
  const inner = [...(filter.and ?? []), ...(filter.or ?? []), ...(filter.not ? [filter.not] : [])];
  return [filter, ...(inner as Filter[]).flatMap(nested)];
}
