import { type DayWindow, type Filter, type ListKey, openFilter } from './filter.ts';
import { createSignal } from './signal.ts';
import { here, step } from './store.ts';

/** What was last hidden, so that an empty view can offer to bring it back. */
export interface LastFilter {
  /** Its name as the legend shows it. */
  name: string;
  /** What would come back; null where that was not counted. */
  count: number | null;
  undo: () => void;
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
  const back = { [key]: toggled(set, values, true) } as Partial<Filter>;
  apply(
    { [key]: toggled(set, values, !on) } as Partial<Filter>,
    on ? { name, count, undo: () => apply(back, null) } : null,
  );
}

/** Hides or shows what stands only in headings. */
export function toggleHeadings(name: string, count: number): void {
  const { headings } = here().view.filter;
  const undo = () => apply({ headings: true }, null);
  apply({ headings: !headings }, headings ? { name, count, undo } : null);
}

/** Lets in only what is on a list; null lets all in. */
export function only<K extends ListKey>(key: K, values: Filter[K], name: string, count: number): void {
  apply({ [key]: values } as Partial<Filter>, values ? { name, count, undo: () => clearOnly(key) } : null);
}

/** Hides what has fewer links than this. */
export function atLeast(links: number, name: string): void {
  apply({ links }, links > 0 ? { name, count: null, undo: () => clearOnly('links') } : null);
}

/** Lets in only what may lie between two days, on a clock; null is open. */
export function within(part: Partial<DayWindow>, name: string): void {
  const { clock, from, to } = { ...here().view, ...part };
  const bounded = from !== null || to !== null;
  lastFilter.set(bounded ? { name, count: null, undo: clearWindow } : null);
  step({ clock, from, to });
}

/** Takes one filter back, whatever it held. */
export function clearOnly(key: keyof Filter): void {
  apply({ [key]: openFilter[key] } as Partial<Filter>, null);
}

/** Opens the window of days; the clock stays. */
export function clearWindow(): void {
  lastFilter.set(null);
  step({ from: null, to: null });
}

/** Lets everything through again. */
export function clearFilters(): void {
  lastFilter.set(null);
  step({ filter: openFilter, from: null, to: null });
}

/** Takes the last filter back. */
export function removeLast(): void {
  lastFilter.get()?.undo();
}

function apply(part: Partial<Filter>, last: LastFilter | null): void {
  lastFilter.set(last);
  step({ filter: { ...here().view.filter, ...part } });
}
