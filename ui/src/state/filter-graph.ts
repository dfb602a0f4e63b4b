import { standsInHeading } from '../api/ends.ts';
import type { ClaimFactPartsFragment, GraphEdgePartsFragment, HedgeLevel, Mark } from '../api/types.gen.ts';
import { type ActorSet, actorSetOf, type Filter, type ShownFamily } from './filter.ts';
import { type ClaimFacts, claimPasses, factsOf, mayLieIn, type Named, type Sieve } from './filter-facts.ts';

/** What of a graph's node the filters read. */
export interface SieveNode {
  id: string;
  family: ShownFamily;
  happened?: { earliest: string | null; latest: string | null } | null;
}

/** Places that things are said to lie in, by the thing. */
export type PlacesOf = ReadonlyMap<string, readonly Named[]>;

/** How an edge names those at its near end. */
export const setOfEdge = ({
  subject,
}: {
  subject: { mode: string; entities: readonly unknown[] };
}): ActorSet => actorSetOf({ mode: subject.mode, of: subject.entities });

/** Facts of the claims behind each edge. A claim may stand behind several edges: of content, of its roles, of its voice. */
export function factsOfEdges(
  claims: readonly ClaimFactPartsFragment[],
  edges: readonly GraphEdgePartsFragment[],
  placesOf: PlacesOf,
): ReadonlyMap<string, readonly ClaimFacts[]> {
  const byEdge = new Map<string, ClaimFactPartsFragment[]>();
  for (const claim of claims)
    for (const key of claim.edges) byEdge.set(key, [...(byEdge.get(key) ?? []), claim]);
  return new Map(
    edges.map((edge) => {
      const ends = [...edge.subject.entities, ...edge.object.entities];
      const places = ends.flatMap((end) =>
        end.family === 'PLACE' ? [{ id: end.id, label: end.label }] : (placesOf.get(end.id) ?? []),
      );
      const lies = [...new Map(places.map((place) => [place.id, place])).values()];
      return [
        edge.id,
        (byEdge.get(edge.id) ?? []).map((claim) => factsOfClaim(claim, setOfEdge(edge), lies)),
      ];
    }),
  );
}

function factsOfClaim(claim: ClaimFactPartsFragment, set: ActorSet, places: readonly Named[]): ClaimFacts {
  const accused = claim.attribution ? claim.proposition.subject.entities : [];
  return factsOf(claim, {
    mark: claim.mark,
    hedge: claim.hedge.level,
    set,
    headingOnly: standsInHeading(claim),
    // Whoever accuses a force accuses, in the list, those within whom it stands.
    accused: accused.flatMap((actor) => [actor, ...('within' in actor ? actor.within : [])]),
    places,
    happened: claim.happened,
  });
}

/** Whether an edge may pass, as far as its counts tell: of stance, hedge, set and heading. */
export function edgeMayPass(edge: GraphEdgePartsFragment, filter: Filter): boolean {
  const some = <T>(counted: readonly { claims: number }[], passes: (one: T) => boolean) =>
    counted.some((one) => one.claims > 0 && passes(one as T));
  return (
    some<{ mark: Mark }>(edge.counts.marks, ({ mark }) => filter.marks.has(mark)) &&
    some<{ level: HedgeLevel }>(edge.counts.hedges, ({ level }) => filter.hedges.has(level)) &&
    filter.sets.has(setOfEdge(edge)) &&
    (filter.headings || edge.counts.inBody > 0)
  );
}

/** Whether an edge stays in view: one claim behind it passes all that is asked. Before its claims are read its counts decide. */
function edgePasses(
  edge: GraphEdgePartsFragment,
  facts: readonly ClaimFacts[] | undefined,
  sieve: Sieve,
): boolean {
  if (facts && facts.length > 0) return facts.some((claim) => claimPasses(claim, sieve));
  return edgeMayPass(edge, sieve.filter);
}

/** What of a graph is in view. */
export interface InView {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

/**
 * The nodes and edges that pass: nodes of the kinds let in, events that may lie in the window, edges that pass and
 * whose ends are in view, and nodes with links enough. Nothing is laid out anew for it.
 */
export function passingGraph(
  nodes: readonly SieveNode[],
  edges: readonly GraphEdgePartsFragment[],
  facts: ReadonlyMap<string, readonly ClaimFacts[]> | null,
  sieve: Sieve,
): InView {
  const { filter, window } = sieve;
  const shown = new Set(nodes.filter((node) => nodePasses(node, filter, window)).map(({ id }) => id));
  const between = (ids: ReadonlySet<string>) => (edge: GraphEdgePartsFragment) =>
    edge.subject.entities.some(({ id }) => ids.has(id)) && edge.object.entities.some(({ id }) => ids.has(id));
  const passing = edges.filter(
    (edge) => between(shown)(edge) && edgePasses(edge, facts?.get(edge.id), sieve),
  );
  if (filter.links === 0) return { nodes: shown, edges: new Set(passing.map(({ id }) => id)) };
  const links = new Map<string, number>();
  for (const edge of passing)
    for (const { id } of [...edge.subject.entities, ...edge.object.entities])
      links.set(id, (links.get(id) ?? 0) + 1);
  const enough = new Set([...shown].filter((id) => (links.get(id) ?? 0) >= filter.links));
  return { nodes: enough, edges: new Set(passing.filter(between(enough)).map(({ id }) => id)) };
}

function nodePasses(node: SieveNode, filter: Filter, window: Sieve['window']): boolean {
  if (!filter.families.has(node.family)) return false;
  return node.family !== 'EVENT' || window.clock !== 'HAPPENED' || mayLieIn(node.happened ?? null, window);
}
