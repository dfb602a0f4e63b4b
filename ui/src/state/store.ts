import { fragmentOf, positionsOf, shortFragment } from './positions.ts';
import { pathOf, queryOfRoute, type Route, routeOf } from './route.ts';
import { createSignal } from './signal.ts';
import { queryOf, viewOf } from './url.ts';
import { firstView, type Selection, type Theme, type ViewState } from './view.ts';

/** What undo gives back: content, positions, filters and time; not the selection, nor the reader's language. */
type Content = Pick<ViewState, 'show' | 'filter' | 'positions' | 'layout' | 'clock' | 'from' | 'to'>;

export interface Place {
  route: Route;
  view: ViewState;
  /** The id of the saved view that is shown, which cannot be changed; its address is the view's. */
  saved: string | null;
}

const THEME_KEY = 'ascribe.theme';
const place = createSignal<Place>({ route: { page: 'explore' }, view: firstView, saved: null });
/** How often a change of a saved view was refused, so that it can be said. */
export const refusals = createSignal(0);
const past: Content[] = [];
const future: Content[] = [];

/** Where the reader is now. */
export const here = place.get;

/** Follows the place from a component. */
export const usePlace = place.use;

/** Follows the view from a component. */
export function useView(): ViewState {
  return usePlace().view;
}

const contentOf = ({ show, filter, positions, layout, clock, from, to }: ViewState): Content => ({
  show,
  filter,
  positions,
  layout,
  clock,
  from,
  to,
});

function amend(part: Partial<ViewState>): void {
  const { view, ...rest } = here();
  const also = 'sel' in part ? { also: firstView.also } : {};
  place.set({ ...rest, view: { ...view, ...also, ...part } });
}

/** The URL of a place. On a document's page the selected claim is `claim=`, as citations write it. */
export function urlOf({ route, view, saved }: Place): string {
  const kept = saved ?? (route.page === 'saved' ? route.id : null);
  if (kept !== null)
    return pathOf({ page: 'saved', id: kept }) + (view.lang === firstView.lang ? '' : `?lang=${view.lang}`);
  const onDocument = route.page === 'doc' && view.sel?.type === 'claim';
  const query = queryOf(onDocument ? { ...view, sel: null } : view);
  const claim = onDocument && view.sel ? `claim=${view.sel.id.replace(/^claim\//, '')}` : '';
  const whole = [claim, queryOfRoute(route), query].filter(Boolean).join('&');
  const fragment = shortFragment(view.positions);
  return `${pathOf(route)}${whole ? `?${whole}` : ''}${fragment ? `#${fragment}` : ''}`;
}

function writeUrl(push: boolean): void {
  history[push ? 'pushState' : 'replaceState'](null, '', urlOf(here()));
  const { positions } = here().view;
  if (here().saved !== null || shortFragment(positions) !== null) return;
  // Deflating is asynchronous; a later step may have come first.
  void fragmentOf(positions).then((fragment) => {
    if (here().view.positions === positions) history.replaceState(null, '', `${urlOf(here())}#${fragment}`);
  });
}

function readUrl(): void {
  const { pathname, search, hash } = window.location;
  const route = routeOf(pathname, search);
  const claim = new URLSearchParams(search).get('claim')?.replace(/^claim\//, '');
  const read = viewOf(search);
  const sel: Selection | null =
    route.page === 'doc' && claim ? { type: 'claim', id: `claim/${claim}` } : read.sel;
  place.set({ route, view: { ...here().view, ...read, sel, positions: {} }, saved: null });
  if (hash.length < 2) return;
  void positionsOf(hash).then((positions) => amend({ positions }));
}

/** Reads the address bar and follows it; called once, before the first drawing. */
export function startStore(): void {
  const theme = localStorage.getItem(THEME_KEY);
  if (theme === 'light' || theme === 'dark') amend({ theme });
  readUrl();
  window.addEventListener('popstate', readUrl);
}

function refuse(): void {
  refusals.set(refusals.get() + 1);
}

/** A step that undo takes back. The URL is replaced: Back leaves the canvas, undo walks within it. */
export function step(part: Partial<ViewState>): void {
  if (here().saved !== null) {
    refuse();
    return;
  }
  past.push(contentOf(here().view));
  future.length = 0;
  amend(part);
  writeUrl(false);
}

/** A change that is not part of the history: selection, list, as-of, language. */
export function change(part: Partial<ViewState>): void {
  if (here().saved !== null && part.asof !== undefined) {
    refuse();
    return;
  }
  amend(part);
  writeUrl(false);
}

let moved = false;

/** Whether the reader has gone from one page to another here; the first page keeps the browser's own focus. */
export function hasMoved(): boolean {
  return moved;
}

/** Opens a page: Back comes back here. The selection and as-of come along. */
export function open(route: Route, part: Partial<ViewState> = {}): void {
  moved = true;
  place.set({ route, view: { ...here().view, ...part }, saved: null });
  writeUrl(true);
  window.scrollTo(0, 0);
}

/** Shows what a saved view holds, under its own address. */
export function showSaved(id: string, route: Route, part: Partial<ViewState>): void {
  place.set({ route, view: { ...here().view, ...part }, saved: id });
}

/** Where a link to a page leads, so that it can be opened in another tab too. */
export function hrefOf(route: Route, part: Partial<ViewState> = {}): string {
  return urlOf({ route, view: { ...here().view, ...part }, saved: null });
}

function travel(from: Content[], to: Content[]): boolean {
  const content = here().saved === null ? from.pop() : undefined;
  if (!content) return false;
  to.push(contentOf(here().view));
  amend(content);
  writeUrl(false);
  return true;
}

/** Takes the last step back; false where there is none. */
export function undo(): boolean {
  return travel(past, future);
}

/** Does again what undo took back; false where there is nothing. */
export function redo(): boolean {
  return travel(future, past);
}

/** Whether there is a step to take back, or to do again. */
export function canTravel(): { undo: boolean; redo: boolean } {
  const free = here().saved === null;
  return { undo: free && past.length > 0, redo: free && future.length > 0 };
}

/** Keeps the reader's theme on this machine. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(THEME_KEY);
  else localStorage.setItem(THEME_KEY, theme);
  change({ theme });
}
