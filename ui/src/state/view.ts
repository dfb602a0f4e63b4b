import type { Clock } from '../api/types.gen.ts';
import { type Filter, openFilter } from './filter.ts';
import { isGroup } from './groups.ts';

/** A node on the canvas. `by` is the node whose expansion brought it, so that collapsing takes back only that. */
export interface Shown {
  id: string;
  by: string | null;
  pinned: boolean;
  hidden: boolean;
}

export type SelectionType = 'event' | 'row' | 'claim' | 'entity' | 'edge';
/** What the panel is about. A row is named by its first claim. */
export interface Selection {
  type: SelectionType;
  id: string;
}

export interface Position {
  x: number;
  y: number;
}

/** Rails and graph layouts, in the order in which a key goes through them. */
export const layouts = ['rails', 'force', 'layered', 'time', 'map'] as const;
export type Layout = (typeof layouts)[number];
export type Language = 'en' | 'ar';
export type Theme = 'system' | 'light' | 'dark';
export interface AsOf {
  clock: Clock;
  date: string;
}

/** All that makes a view what it is; the URL carries it whole. `theme` is the reader's own and stays on the machine. */
export interface ViewState {
  /** Empty: the contested record. */
  show: readonly Shown[];
  sel: Selection | null;
  /** Nodes selected beside `sel`. Selecting something else lets them go. */
  also: readonly string[];
  filter: Filter;
  clock: Clock;
  from: string | null;
  to: string | null;
  /** Null: rails for the contested record, force for chosen nodes. */
  layout: Layout | null;
  list: boolean;
  /** Chains are collapsed to the origins on which they rest, rather than shown as reported. */
  origins: boolean;
  asof: AsOf | null;
  lang: Language;
  theme: Theme;
  positions: Readonly<Record<string, Position>>;
}

/** The view a reader meets first. */
export const firstView: ViewState = {
  show: [],
  sel: null,
  also: [],
  filter: openFilter,
  clock: 'HAPPENED',
  from: null,
  to: null,
  layout: null,
  list: false,
  origins: false,
  asof: null,
  lang: 'en',
  theme: 'system',
  positions: {},
};

/** The layout in force: the chosen one, or the one that suits what is shown. */
export function layoutOf(view: Pick<ViewState, 'layout' | 'show'>): Layout {
  return view.layout ?? (view.show.length > 0 ? 'force' : 'rails');
}

/** Whether the contested record is shown, rather than a graph: in rails, or on the map where nothing was chosen. */
export function showsRecord(view: Pick<ViewState, 'layout' | 'show'>): boolean {
  const layout = layoutOf(view);
  return layout === 'rails' || (layout === 'map' && view.show.length === 0);
}

/** The ids of the things in view; hidden ones are left out, and groups, which are no things. */
export function visibleIds(view: Pick<ViewState, 'show'>): string[] {
  return view.show.filter((node) => !node.hidden && !isGroup(node.id)).map((node) => node.id);
}

/** The ids of the groups in view. */
export function shownGroups(view: Pick<ViewState, 'show'>): string[] {
  return view.show.filter((node) => !node.hidden && isGroup(node.id)).map((node) => node.id);
}

/** The selection that an id stands for. */
export function selectionOf(id: string): Selection {
  const head = id.slice(0, id.indexOf('/'));
  return { type: head === 'event' || head === 'claim' ? head : 'entity', id };
}

/** The language of labels, as the contract names it. */
export function languageOf(view: Pick<ViewState, 'lang'>): 'EN' | 'AR' {
  return view.lang === 'ar' ? 'AR' : 'EN';
}
