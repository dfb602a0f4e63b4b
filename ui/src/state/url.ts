import type { Clock, Review } from '../api/types.gen.ts';
import {
  allFamilies,
  allHedges,
  allMarks,
  allSets,
  type Filter,
  type ListKey,
  openFilter,
} from './filter.ts';
import { firstView, layouts, type Selection, type Shown, selectionOf, type ViewState } from './view.ts';

/*
 * The query of a view: show sel also f.* clock from to layout chains asof lang.
 * `show` lists ids; `-` before one hides it, `*` pins it, and `~2` after it says that expanding the third id brought it.
 * `f.*` names what is left out (`f.mark=-denies`) or, for ids, what alone is let in (`f.doc=document/x`).
 */

type SetKey = 'marks' | 'hedges' | 'sets' | 'families';
const sets: readonly { key: SetKey; name: string; all: readonly string[] }[] = [
  { key: 'marks', name: 'f.mark', all: allMarks },
  { key: 'hedges', name: 'f.hedge', all: allHedges },
  { key: 'sets', name: 'f.set', all: allSets },
  { key: 'families', name: 'f.kind', all: allFamilies },
];
/** `code` lists hold words of the contract, which the address writes small. */
const lists: readonly { key: ListKey; name: string; code?: true }[] = [
  { key: 'predicates', name: 'f.predicate', code: true },
  { key: 'documents', name: 'f.doc' },
  { key: 'speakers', name: 'f.speaker' },
  { key: 'accused', name: 'f.accused' },
  { key: 'origins', name: 'f.origin' },
  { key: 'places', name: 'f.place' },
  { key: 'grades', name: 'f.grade' },
  { key: 'reviews', name: 'f.review', code: true },
];
/** More links than any thing has. */
const MOST_LINKS = 9999;
const clocks: readonly Clock[] = ['HAPPENED', 'SAID', 'PUBLISHED', 'RECORDED'];

/** The query string of a view, without the question mark; empty for the first view. Readable: ids keep their slash. */
export function queryOf(view: ViewState): string {
  const parts: [string, string][] = [];
  if (view.show.length > 0)
    parts.push(['show', view.show.map((node) => shownToken(node, view.show)).join(',')]);
  if (view.sel) parts.push(['sel', selectionToken(view.sel)]);
  if (view.also.length > 0) parts.push(['also', view.also.join(',')]);
  parts.push(...filterParts(view.filter));
  if (view.clock !== firstView.clock) parts.push(['clock', view.clock.toLowerCase()]);
  if (view.from) parts.push(['from', view.from]);
  if (view.to) parts.push(['to', view.to]);
  const layout = [view.layout, view.list ? 'list' : null].filter((part) => part !== null).join('.');
  if (layout) parts.push(['layout', layout]);
  if (view.origins) parts.push(['chains', 'origins']);
  if (view.asof) parts.push(['asof', `${view.asof.clock.toLowerCase()}:${view.asof.date}`]);
  if (view.lang !== firstView.lang) parts.push(['lang', view.lang]);
  return parts.map(([name, value]) => `${name}=${readable(value)}`).join('&');
}

/** The view that a query string stands for. What cannot be read is left at its first value. */
export function viewOf(query: string): Omit<ViewState, 'theme' | 'positions'> {
  const given = new URLSearchParams(query);
  const clock = given.get('clock')?.toUpperCase();
  const layout = given.get('layout')?.split('.') ?? [];
  return {
    show: shownOf(given.get('show')),
    sel: selOf(given.get('sel')),
    also: given.get('also')?.split(',').filter(Boolean) ?? [],
    filter: filterOf(given),
    clock: clocks.find((one) => one === clock) ?? firstView.clock,
    from: dayOf(given.get('from')),
    to: dayOf(given.get('to')),
    layout: layouts.find((one) => layout.includes(one)) ?? null,
    list: layout.includes('list'),
    origins: given.get('chains') === 'origins',
    asof: asOfOf(given.get('asof')),
    lang: given.get('lang') === 'ar' ? 'ar' : 'en',
  };
}

/** Encodes what a URL must not hold and leaves the rest as people write it. */
function readable(value: string): string {
  return encodeURIComponent(value).replace(/%(2F|2C|3A|7E|2A)/gi, (code) => decodeURIComponent(code));
}

function shownToken(node: Shown, all: readonly Shown[]): string {
  const by = node.by === null ? -1 : all.findIndex((other) => other.id === node.by);
  return `${node.hidden ? '-' : ''}${node.pinned ? '*' : ''}${node.id}${by < 0 ? '' : `~${by}`}`;
}

function shownOf(value: string | null): Shown[] {
  const tokens = value?.split(',').filter(Boolean) ?? [];
  const parsed = tokens.map((token) => {
    const [, hidden, pinned, id = '', by] = /^(-?)(\*?)([^~]*)(?:~(\d+))?$/.exec(token) ?? [];
    return { id, by: by === undefined ? null : Number(by), pinned: pinned === '*', hidden: hidden === '-' };
  });
  const seen = new Set<string>();
  return parsed
    .map((node) => ({ ...node, by: node.by === null ? null : (parsed[node.by]?.id ?? null) }))
    .filter((node) => node.id.includes('/') && !seen.has(node.id) && seen.add(node.id));
}

function selectionToken(sel: Selection): string {
  return sel.type === 'row' || sel.type === 'edge' ? `${sel.type}:${sel.id}` : sel.id;
}

function selOf(value: string | null): Selection | null {
  if (!value) return null;
  const [, type, id] = /^(row|edge):(.+)$/.exec(value) ?? [];
  if (type && id) return { type: type === 'row' ? 'row' : 'edge', id };
  return value.includes('/') ? selectionOf(value) : null;
}

function filterParts(filter: Filter): [string, string][] {
  const parts: [string, string][] = [];
  for (const { key, name, all } of sets) {
    const have: ReadonlySet<string> = filter[key];
    const out = all.filter((value) => !have.has(value));
    if (out.length > 0) parts.push([name, out.map((value) => `-${value.toLowerCase()}`).join(',')]);
  }
  if (!filter.headings) parts.push(['f.where', '-heading']);
  for (const { key, name, code } of lists) {
    const only: ReadonlySet<string> | null = filter[key];
    if (only) parts.push([name, [...only].map((id) => (code ? id.toLowerCase() : id)).join(',')]);
  }
  if (filter.links > 0) parts.push(['f.links', String(filter.links)]);
  return parts;
}

function filterOf(given: URLSearchParams): Filter {
  const out = (name: string) =>
    new Set(
      given
        .get(name)
        ?.split(',')
        .map((value) => value.replace(/^-/, '')) ?? [],
    );
  const rest = <T extends string>(name: string, all: readonly T[]): ReadonlySet<T> => {
    const gone = out(name);
    return gone.size === 0 ? new Set(all) : new Set(all.filter((value) => !gone.has(value.toLowerCase())));
  };
  const ids = (name: string) => {
    const value = given.get(name);
    return value === null ? null : new Set(value.split(',').filter(Boolean));
  };
  const codes = (name: string) => {
    const list = ids(name);
    return list && new Set([...list].map((one) => one.toUpperCase()));
  };
  const reviews = codes('f.review');
  const predicates = codes('f.predicate');
  const links = Number(given.get('f.links'));
  return {
    marks: rest('f.mark', allMarks),
    hedges: rest('f.hedge', allHedges),
    sets: rest('f.set', allSets),
    families: rest('f.kind', allFamilies),
    headings: !out('f.where').has('heading'),
    documents: ids('f.doc') ?? openFilter.documents,
    speakers: ids('f.speaker'),
    places: ids('f.place'),
    accused: ids('f.accused'),
    origins: ids('f.origin'),
    grades: ids('f.grade'),
    reviews: reviews && new Set([...reviews].filter(isReview)),
    // A predicate is a word of the contract; one that it does not have lets nothing in, as an unknown id does.
    predicates: predicates as Filter['predicates'],
    links: Number.isInteger(links) && links > 0 ? Math.min(links, MOST_LINKS) : 0,
  };
}

function isReview(word: string): word is Review {
  return ['PROPOSED', 'ACCEPTED', 'REJECTED', 'SUPERSEDED'].includes(word);
}

function dayOf(value: string | null): string | null {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
}

function asOfOf(value: string | null): ViewState['asof'] {
  const [, word, date] = /^(\w+):(\d{4}-\d{2}-\d{2}.*)$/.exec(value ?? '') ?? [];
  const clock = clocks.find((one) => one.toLowerCase() === word);
  return clock && date ? { clock, date } : null;
}
