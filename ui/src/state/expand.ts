import { ask } from '../api/client.ts';
import {
  type ExpansionPartsFragment,
  type GraphEdgePartsFragment,
  NeighboursDocument,
} from '../api/types.gen.ts';
import { add, showOnly } from './canvas-steps.ts';
import { here } from './store.ts';
import { languageOf, layoutOf } from './view.ts';

/** More than this at once is a hairball: the rest comes when asked again. */
export const MOST_AT_ONCE = 25;
const PAGE = 100;
const MOST_PAGES = 5;

type Entity = GraphEdgePartsFragment['subject']['entities'][number];

function farEnds(
  edge: GraphEdgePartsFragment,
  direction: ExpansionPartsFragment['direction'],
): readonly Entity[] {
  return direction === 'OUT' ? edge.object.entities : edge.subject.entities;
}

async function unseen(
  id: string,
  expansion: ExpansionPartsFragment,
  shown: ReadonlySet<string>,
): Promise<string[]> {
  const { view } = here();
  const found = new Set<string>();
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES && found.size < MOST_AT_ONCE; page++) {
    const { predicate, mark, family, direction } = expansion;
    const answer: Awaited<ReturnType<typeof askPage>> = await askPage(after);
    const neighbours = answer.entity?.neighbours;
    for (const edge of neighbours?.nodes ?? []) {
      // The contract filters by type and direction; the part of the far end is told apart here.
      if (edge.part !== expansion.part) continue;
      for (const entity of farEnds(edge, direction))
        if (entity.id !== id && !shown.has(entity.id)) found.add(entity.id);
    }
    if (!neighbours?.pageInfo.hasNextPage) break;
    after = neighbours.pageInfo.endCursor;

    function askPage(cursor: string | null) {
      return ask(NeighboursDocument, {
        id,
        filter: { family: [family], types: [predicate ? { predicate } : { mark }], direction: [direction] },
        first: PAGE,
        after: cursor,
        lang: languageOf(view),
        asOf: view.asof,
      });
    }
  }
  return [...found].slice(0, MOST_AT_ONCE);
}

/**
 * Brings what one kind of edge leads to, at most 25 at once. From the rails this opens the graph, which undo leaves.
 * Returns how many came.
 */
export async function expand(id: string, expansion: ExpansionPartsFragment): Promise<number> {
  const { view } = here();
  const shown = new Set(view.show.filter((one) => !one.hidden).map((one) => one.id));
  const ids = await unseen(id, expansion, shown);
  if (ids.length === 0) return 0;
  if (layoutOf(view) === 'rails' && !shown.has(id)) {
    showOnly([id, ...ids], id);
    return ids.length;
  }
  return add(ids, id);
}
