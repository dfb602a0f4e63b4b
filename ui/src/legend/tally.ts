import type { GraphEdgePartsFragment, HedgeLevel, Mark } from '../api/types.gen.ts';
import {
  type ActorSet,
  allFamilies,
  type ContestedRecord,
  type Filter,
  type ListKey,
  listKeys,
  openFilter,
  type ShownFamily,
} from '../state/filter.ts';
import { type ClaimFacts, claimPasses, listsOf, type Named, type Sieve } from '../state/filter-facts.ts';
import { setOfEdge } from '../state/filter-graph.ts';
import { capital } from '../words/index.ts';

/** A choice of a list filter: an id with its label and what would remain under it. */
export interface Choice {
  id: string;
  label: string;
  count: number;
}

/** What would remain under each entry of the legend, the other filters as they are. */
export interface Tally {
  marks: ReadonlyMap<Mark, number>;
  hedges: ReadonlyMap<HedgeLevel, number>;
  sets: ReadonlyMap<ActorSet, number>;
  headings: number;
  families: ReadonlyMap<ShownFamily, number>;
  /** Null where the claims behind the edges are not read yet. */
  lists: Readonly<Record<ListKey, readonly Choice[]>> | null;
}

type Counts = Pick<Tally, 'marks' | 'hedges' | 'sets' | 'headings'> & { lists: NonNullable<Tally['lists']> };

const bump = <K>(map: Map<K, number>, key: K): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

/**
 * Counts over units, each the claims behind one thing that is drawn and counted once. The entry itself is let through
 * while it is counted: a zero says that nothing would come back.
 */
function count(units: readonly (readonly ClaimFacts[])[], sieve: Sieve): Counts {
  const letting = (part: Partial<Filter>): Sieve => ({ ...sieve, filter: { ...sieve.filter, ...part } });
  const marks = new Map<Mark, number>();
  const hedges = new Map<HedgeLevel, number>();
  const sets = new Map<ActorSet, number>();
  const open = {
    marks: letting({ marks: openFilter.marks }),
    hedges: letting({ hedges: openFilter.hedges }),
    sets: letting({ sets: openFilter.sets }),
    headings: letting({ headings: true }),
  };
  const openLists = Object.fromEntries(listKeys.map((key) => [key, letting({ [key]: null })])) as Record<
    ListKey,
    Sieve
  >;
  const lists = Object.fromEntries(listKeys.map((key) => [key, new Map<string, Choice>()])) as Record<
    ListKey,
    Map<string, Choice>
  >;
  let headings = 0;
  for (const unit of units) {
    const passing = (through: Sieve) => unit.filter((claim) => claimPasses(claim, through));
    for (const mark of new Set(passing(open.marks).map((claim) => claim.mark))) bump(marks, mark);
    for (const hedge of new Set(passing(open.hedges).map((claim) => claim.hedge))) bump(hedges, hedge);
    for (const set of new Set(passing(open.sets).map((claim) => claim.set))) bump(sets, set);
    if (passing(open.headings).some((claim) => claim.headingOnly)) headings += 1;
    for (const key of listKeys) {
      const found = new Map<string, Named>();
      for (const claim of passing(openLists[key]))
        for (const one of listsOf(claim, sieve.originOf)[key]) found.set(one.id, one);
      for (const { id, label } of found.values())
        lists[key].set(id, { id, label, count: (lists[key].get(id)?.count ?? 0) + 1 });
      // What would leave nothing is listed all the same, dimmed.
      for (const claim of unit)
        for (const { id, label } of listsOf(claim, sieve.originOf)[key])
          if (!lists[key].has(id)) lists[key].set(id, { id, label, count: 0 });
    }
  }
  return {
    marks,
    hedges,
    sets,
    headings,
    lists: Object.fromEntries(listKeys.map((key) => [key, sorted(lists[key])])) as Record<ListKey, Choice[]>,
  };
}

const sorted = (choices: ReadonlyMap<string, Choice>): Choice[] =>
  [...choices.values()]
    .map((one) => ({ ...one, label: capital(one.label) }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));

/** Counts of the rails: claims. */
export function tallyRecord(
  record: ContestedRecord,
  facts: ReadonlyMap<string, readonly ClaimFacts[]>,
  sieve: Sieve,
): Tally {
  const units = [...facts.values()].flatMap((claims) => claims.map((claim) => [claim]));
  return { ...count(units, sieve), families: familiesOf(record) };
}

function familiesOf(record: ContestedRecord): Map<ShownFamily, number> {
  const ids = new Map<ShownFamily, Set<string>>(allFamilies.map((family) => [family, new Set<string>()]));
  for (const rail of record.rails) ids.get(rail.actor.family)?.add(rail.actor.id);
  for (const { event } of record.events) {
    ids.get('EVENT')?.add(event.id);
    for (const claim of [...event.places.nodes, ...event.targets.nodes])
      for (const end of claim.proposition.object?.entities ?? []) ids.get(end.family)?.add(end.id);
  }
  return new Map([...ids].map(([family, set]) => [family, set.size]));
}

/** Counts of a graph: edges that rest on such claims, of both families, and things by family. */
export function tallyGraph(
  nodes: readonly { family: ShownFamily }[],
  edges: readonly GraphEdgePartsFragment[],
  facts: ReadonlyMap<string, readonly ClaimFacts[]> | null,
  sieve: Sieve,
): Tally {
  const families = new Map<ShownFamily, number>();
  for (const { family } of nodes) bump(families, family);
  if (facts) return { ...count([...facts.values()], sieve), families };
  return { ...countEdges(edges), families, lists: null };
}

/** What the counts of the edges tell before their claims are read. */
function countEdges(edges: readonly GraphEdgePartsFragment[]): Omit<Counts, 'lists'> {
  const marks = new Map<Mark, number>();
  const hedges = new Map<HedgeLevel, number>();
  const sets = new Map<ActorSet, number>();
  let headings = 0;
  for (const edge of edges) {
    for (const { mark, claims } of edge.counts.marks) if (claims > 0) bump(marks, mark);
    for (const { level, claims } of edge.counts.hedges) if (claims > 0) bump(hedges, level);
    bump(sets, setOfEdge(edge));
    if (edge.counts.inBody === 0) headings += 1;
  }
  return { marks, hedges, sets, headings };
}
