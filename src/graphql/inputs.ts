import { familyOfId } from '../model/entity.ts';
import { families } from '../model/kinds.ts';
import type { ClaimFilter, ClaimSort, EdgeFilter, EntityFilter, EntitySort } from '../store/store.ts';
import { FilterTooLarge, InvalidArgument } from './errors.ts';
import type * as Api from './types.gen.ts';

/** How deep and wide a filter may be. */
export const FILTER = { depth: 4, parts: 50, values: 1000 } as const;

type Nullish = null | undefined;
/** An input without its nulls: leaving a field out and giving null mean the same. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part === null || part === undefined ? [] : [[key, plain(part)]],
    ),
  );
}

interface Nested {
  and?: Nested[];
  or?: Nested[];
  not?: Nested;
}

/** @throws FilterTooLarge */
function checkSize(filter: Nested): void {
  let parts = 0;
  let values = 0;
  const visit = (it: Nested, depth: number): void => {
    parts += 1;
    for (const [key, part] of Object.entries(it))
      if (Array.isArray(part) && key !== 'and' && key !== 'or') values += part.length;
    if (depth > FILTER.depth || parts > FILTER.parts || values > FILTER.values)
      throw new FilterTooLarge('The filter is larger than allowed.', {
        wayOut: `Nest at most ${FILTER.depth} deep, with ${FILTER.parts} parts and ${FILTER.values} values in all.`,
        place: { field: 'filter' },
      });
    for (const inner of [...(it.and ?? []), ...(it.or ?? []), ...(it.not ? [it.not] : [])])
      visit(inner, depth + 1);
  };
  visit(filter, 1);
}

/** A filter of claims as the store takes it. @throws FilterTooLarge */
export function claimFilter(input: Api.ClaimFilter | Nullish): ClaimFilter {
  const filter = plain(input ?? {}) as ClaimFilter;
  checkSize(filter);
  return filter;
}

/** A filter of entities as the store takes it. @throws FilterTooLarge */
export function entityFilter(input: Api.EntityFilter | Nullish): EntityFilter {
  const filter = plain(input ?? {}) as EntityFilter;
  checkSize(filter);
  return filter;
}

/** A filter of derived edges as the store takes it. @throws InvalidArgument, FilterTooLarge */
export function edgeFilter(input: Api.NeighbourFilter | Nullish): EdgeFilter {
  const { types, ...rest } = plain(input ?? {}) as EdgeFilter & { types?: Api.EdgeType[] };
  checkSize(rest as Nested);
  return { ...rest, ...(types && { type: edgeTypes(types) }) };
}

/** @throws InvalidArgument where a type names both a predicate and a mark, or neither. */
export function edgeTypes(types: readonly Api.EdgeType[]): NonNullable<EdgeFilter['type']> {
  return types.map(({ predicate, mark }) => {
    const type = predicate ?? mark;
    if (!type || (predicate && mark))
      throw new InvalidArgument('A type of edge is a predicate or a mark.', {
        wayOut: 'Give exactly one of predicate and mark.',
        place: { field: 'types' },
      });
    return type;
  });
}

/** The order of claims; that of the text where nothing is said. */
export function claimSort(input: Api.ClaimSort | Nullish): ClaimSort {
  return { by: input?.by ?? 'text', order: input?.order ?? 'asc' };
}

/** The order of entities; by label where nothing is said. */
export function entitySort(input: Api.EntitySort | Nullish): EntitySort {
  return { by: input?.by ?? 'label', order: input?.order ?? 'asc' };
}

/** A whole number within bounds. @throws InvalidArgument */
export function within(field: string, value: number, least: number, most: number): number {
  if (value < least || value > most)
    throw new InvalidArgument(`${field}: ${value} is out of bounds.`, {
      wayOut: `Give ${least} to ${most}.`,
      place: { field },
    });
  return value;
}

/** Whether an id opens with one of the families, so that it may name an entity. */
export function mayBeEntity(id: string): boolean {
  return id.includes('/') && (families as readonly string[]).includes(familyOfId(id));
}
