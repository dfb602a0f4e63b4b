import { type Filter, openFilter } from './filter.ts';
import { createSignal } from './signal.ts';
import { here, step } from './store.ts';

/** What was last hidden, so that an empty view can offer to bring it back. */
export interface LastFilter {
  /** Its name as the legend shows it. */
  name: string;
  /** What would come back. */
  count: number;
  undo: Partial<Filter>;
}

export const lastFilter = createSignal<LastFilter | null>(null);

type SetKey = 'marks' | 'hedges' | 'sets' | 'families';

const toggled = <T>(set: ReadonlySet<T>, values: readonly T[], on: boolean): ReadonlySet<T> => {
  const next = new Set(set);
  for (const value of values) on ? next.add(value) : next.delete(value);
  return next;
};

/** Hides or shows entries of the legend. */
export function toggle<K extends SetKey>(
  key: K,
  values: readonly (Filter[K] extends ReadonlySet<infer T> ? T : never)[],
  name: string,
  count: number,
): void {
  const { filter } = here().view;
  const set = filter[key] as ReadonlySet<(typeof values)[number]>;
  const on = values.some((value) => set.has(value));
  const undo = { [key]: toggled(set, values, true) } as Partial<Filter>;
  apply({ [key]: toggled(set, values, !on) } as Partial<Filter>, on ? { name, count, undo } : null);
}

/** Hides or shows what stands only in headings. */
export function toggleHeadings(name: string, count: number): void {
  const { headings } = here().view.filter;
  apply({ headings: !headings }, headings ? { name, count, undo: { headings: true } } : null);
}

/** Lets in only some documents, speakers, places or reviews; null lets all in. */
export function only<K extends 'documents' | 'speakers' | 'places' | 'reviews'>(
  key: K,
  values: Filter[K],
  name: string,
  count: number,
): void {
  apply({ [key]: values } as Partial<Filter>, values ? { name, count, undo: { [key]: null } } : null);
}

/** Lets everything through again. */
export function clearFilters(): void {
  apply(openFilter, null);
}

/** Takes the last filter back. */
export function removeLast(): void {
  const last = lastFilter.get();
  if (last) apply(last.undo, null);
}

function apply(part: Partial<Filter>, last: LastFilter | null): void {
  lastFilter.set(last);
  step({ filter: { ...here().view.filter, ...part } });
}
