import type { GraphEdgePartsFragment, HedgeLevel, Mark, Review } from '../api/types.gen.ts';
import {
  type ActorSet,
  actorSetOf,
  allFamilies,
  type ContestedRecord,
  type Filter,
  placesOf,
  rowPasses,
  type ShownFamily,
  UNNAMED,
} from '../state/filter.ts';

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
  documents: readonly Choice[];
  speakers: readonly Choice[];
  places: readonly Choice[];
  reviews: ReadonlyMap<Review, number>;
}

function bump<K>(map: Map<K, number>, key: K, by = 1): void {
  map.set(key, (map.get(key) ?? 0) + by);
}

/** The entry itself is let through while it is counted: a zero says that nothing would come back. */
const letting = (filter: Filter, part: Partial<Filter>): Filter => ({ ...filter, ...part });

/** Counts of the rails: claims, by the rows they stand in. */
export function tallyRecord(record: ContestedRecord, filter: Filter, all: Filter): Tally {
  const marks = new Map<Mark, number>();
  const hedges = new Map<HedgeLevel, number>();
  const sets = new Map<ActorSet, number>();
  const reviews = new Map<Review, number>();
  const chosen = { documents: choices(), speakers: choices(), places: choices() };
  let headings = 0;
  for (const event of record.events)
    for (const row of event.rows) {
      const n = row.claims.length;
      const passes = (part: Partial<Filter>) => rowPasses(row, event, letting(filter, part));
      if (passes({ marks: all.marks })) bump(marks, row.mark, n);
      if (passes({ hedges: all.hedges })) bump(hedges, row.hedge, n);
      if (passes({ sets: all.sets })) bump(sets, actorSetOf(row), n);
      if (row.headingOnly && passes({ headings: true })) headings += n;
      for (const claim of row.claims) {
        if (passes({ documents: null })) chosen.documents.add(claim.document.id, claim.document.label);
        if (passes({ speakers: null }))
          chosen.speakers.add(claim.speaker?.id ?? UNNAMED, claim.speaker?.label ?? '');
        if (passes({ reviews: null })) bump(reviews, claim.review);
      }
      if (passes({ places: null }))
        for (const id of placesOf(event)) chosen.places.add(id, placeLabel(event, id), n);
    }
  return {
    marks,
    hedges,
    sets,
    headings,
    reviews,
    families: familiesOf(record),
    documents: chosen.documents.list(),
    speakers: chosen.speakers.list(),
    places: chosen.places.list(),
  };
}

function placeLabel(event: ContestedRecord['events'][number], id: string): string {
  const places = event.event.places.nodes.flatMap((claim) => claim.proposition.object?.entities ?? []);
  return places.find((place) => place.id === id)?.label ?? id;
}

function choices(): { add: (id: string, label: string, by?: number) => void; list: () => Choice[] } {
  const found = new Map<string, Choice>();
  return {
    add: (id, label, by = 1) => {
      const known = found.get(id);
      found.set(id, { id, label, count: (known?.count ?? 0) + by });
    },
    list: () => [...found.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label)),
  };
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
): Tally {
  const marks = new Map<Mark, number>();
  const hedges = new Map<HedgeLevel, number>();
  const sets = new Map<ActorSet, number>();
  const families = new Map<ShownFamily, number>();
  let headings = 0;
  for (const { family } of nodes) bump(families, family);
  for (const edge of edges) {
    for (const { mark, claims } of edge.counts.marks) if (claims > 0) bump(marks, mark);
    for (const { level, claims } of edge.counts.hedges) if (claims > 0) bump(hedges, level);
    bump(sets, setOfEdge(edge));
    if (edge.counts.inBody === 0) headings += 1;
  }
  return {
    marks,
    hedges,
    sets,
    headings,
    families,
    documents: [],
    speakers: [],
    places: [],
    reviews: new Map(),
  };
}

/** How an edge names those at its near end. */
export function setOfEdge(edge: GraphEdgePartsFragment): ActorSet {
  if (edge.subject.mode === 'EITHER') return 'either';
  if (edge.subject.mode === 'SOME') return 'some';
  return edge.subject.entities.length > 1 ? 'and' : 'one';
}

/** Whether an edge stays in view: some claim behind it must pass. */
export function edgePasses(edge: GraphEdgePartsFragment, filter: Filter): boolean {
  const some = <T>(counted: readonly { claims: number }[], passes: (one: T) => boolean) =>
    counted.some((one) => one.claims > 0 && passes(one as T));
  return (
    some<{ mark: Mark }>(edge.counts.marks, ({ mark }) => filter.marks.has(mark)) &&
    some<{ level: HedgeLevel }>(edge.counts.hedges, ({ level }) => filter.hedges.has(level)) &&
    filter.sets.has(setOfEdge(edge)) &&
    (filter.headings || edge.counts.inBody > 0)
  );
}
