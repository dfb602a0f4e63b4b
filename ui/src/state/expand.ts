import { ask } from '../api/client.ts';
import {
  type ExpansionPartsFragment,
  type GraphEdgePartsFragment,
  NeighboursDocument,
} from '../api/types.gen.ts';
import { add, showOnly } from './canvas-steps.ts';
import { here } from './store.ts';
import { languageOf, layoutOf, visibleIds } from './view.ts';

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

interface Wanted {
  id: string;
  expansion: ExpansionPartsFragment;
  shown: ReadonlySet<string>;
}

function askPage({ id, expansion }: Wanted, after: string | null) {
  const { view } = here();
  const { predicate, mark, family, direction } = expansion;
  return ask(NeighboursDocument, {
    id,
    filter: { family: [family], types: [predicate ? { predicate } : { mark }], direction: [direction] },
    first: PAGE,
    after,
    lang: languageOf(view),
    asOf: view.asof,
  });
}

/** Adds to `found` what one kind of edge leads to and is not shown, until there is enough. */
async function findUnseen(wanted: Wanted, found: Set<string>): Promise<void> {
  const { id, expansion, shown } = wanted;
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES && found.size < MOST_AT_ONCE; page++) {
    const answer: Awaited<ReturnType<typeof askPage>> = await askPage(wanted, after);
    const neighbours = answer.entity?.neighbours;
    for (const edge of neighbours?.nodes ?? []) {
      // The contract filters by type and direction; the part of the far end is told apart here.
      if (edge.part !== expansion.part) continue;
      for (const entity of farEnds(edge, expansion.direction))
        if (entity.id !== id && !shown.has(entity.id)) found.add(entity.id);
    }
    if (!neighbours?.pageInfo.hasNextPage) return;
    after = neighbours.pageInfo.endCursor;
  }
}

/**
 * Brings what one kind of edge leads to, at most 25 at once. From the rails this opens the graph, which undo leaves.
 * Returns how many came.
 */
export async function expand(id: string, expansions: readonly ExpansionPartsFragment[]): Promise<number> {
  const { view } = here();
  const shown = new Set(visibleIds(view));
  const found = new Set<string>();
  for (const expansion of expansions) await findUnseen({ id, expansion, shown }, found);
  const ids = [...found].slice(0, MOST_AT_ONCE);
  if (ids.length === 0) return 0;
  if (layoutOf(view) !== 'rails' || shown.has(id)) return add(ids, id);
  showOnly([id, ...ids], id);
  return ids.length;
}
