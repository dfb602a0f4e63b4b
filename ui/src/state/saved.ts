import { fragmentOf, positionsOf } from './positions.ts';
import { pathOf, queryOfRoute, type Route, routeOf } from './route.ts';
import { queryOf, viewOf } from './url.ts';
import { firstView, type ViewState } from './view.ts';

/*
 * What is kept of a view: the query of its URL; where it is not of the explorer, `at` names its page; where nodes were
 * dragged, `pos` holds what the fragment holds. The language is the reader's own and is left out.
 */

/** The query under which a place is kept. */
export async function keptQuery({ route, view }: { route: Route; view: ViewState }): Promise<string> {
  const asked = queryOfRoute(route);
  const address = `${pathOf(route)}${asked ? `?${asked}` : ''}`;
  const fragment = await fragmentOf(view.positions);
  return [
    route.page === 'explore' ? '' : `at=${encodeURIComponent(address)}`,
    queryOf({ ...view, lang: firstView.lang }),
    fragment && `pos=${encodeURIComponent(fragment)}`,
  ]
    .filter(Boolean)
    .join('&');
}

/** The page and the view that a kept query stands for. A frozen view shows the record as it stood at that instant. */
export async function placeOfKept(
  query: string,
  frozenAt: string | null,
): Promise<{ route: Route; part: Partial<ViewState> }> {
  const given = new URLSearchParams(query);
  const [path = '/explore', asked = ''] = (given.get('at') ?? '/explore').split('?');
  const { lang: _, ...view } = viewOf(query);
  const route = routeOf(path, asked);
  const frozen = frozenAt !== null && view.asof?.clock !== 'RECORDED';
  return {
    route: route.page === 'saved' ? { page: 'explore' } : route,
    part: {
      ...view,
      ...(frozen && { asof: { clock: 'RECORDED', date: frozenAt } }),
      positions: await positionsOf(given.get('pos') ?? ''),
    },
  };
}
