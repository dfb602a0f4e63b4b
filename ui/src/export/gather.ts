import { ask } from '../api/client.ts';
import type { EndsPartsFragment, ExportClaimPartsFragment, Language } from '../api/types.gen.ts';
import { ExportClaimsDocument } from '../api/types.gen.ts';
import type { FactsBy } from '../explore/use-facts.ts';
import type { Graph } from '../explore/use-graph.ts';
import type { ContestedRecord, ContestedRow } from '../state/filter.ts';
import { claimPasses, rowId, type Sieve } from '../state/filter-facts.ts';
import { factsOfEdges, type InView } from '../state/filter-graph.ts';
import { languageOf, type ViewState } from '../state/view.ts';
import type { ExportClaim, ExportEdge, ExportNode, ExportView, Manifest } from './model.ts';

/** What is shown when an export is asked for. */
export interface Shown {
  record: ContestedRecord | null;
  graph: Graph | null;
  facts: FactsBy | null;
  sieve: Sieve;
  /** Rows of the record that pass. */
  passing: ReadonlySet<string>;
  /** What of the graph passes. */
  inView: InView;
  view: ViewState;
  /** The filters in force, in words. */
  filters: readonly string[];
}

/** Ids asked about at once. */
const MOST = 50;

type Entity = EndsPartsFragment['entities'][number];
type Part = Pick<ExportView, 'edges' | 'claims'> & { leftOut: Manifest['leftOut'] };

/** Reads everything behind what is shown: each edge with every claim that passes, and what was left out and why. */
export async function gather(shown: Shown, signal: AbortSignal): Promise<ExportView> {
  const { record, graph, view } = shown;
  const part = record
    ? await ofRecord(record, shown, signal)
    : graph
      ? await ofGraph(graph, shown, signal)
      : { edges: [], claims: [], leftOut: [] };
  const nodes = nodesOf(part.edges, shown);
  return {
    manifest: {
      software: 'Ascribe',
      made: new Date().toISOString(),
      address: window.location.href,
      shows: record ? 'contested record' : 'graph',
      language: view.lang,
      asOf: view.asof ? { clock: view.asof.clock, date: view.asof.date } : 'today',
      filters: shown.filters,
      counts: {
        nodes: nodes.length,
        edges: part.edges.length,
        claims: part.claims.length,
        documents: new Set(part.claims.map(({ document }) => document.id)).size,
      },
      leftOut: part.leftOut.filter(({ count }) => count > 0),
    },
    nodes,
    edges: part.edges,
    claims: part.claims,
  };
}

async function readClaims(
  field: 'ids' | 'edge',
  ids: readonly string[],
  { view }: Shown,
  signal: AbortSignal,
): Promise<ExportClaim[]> {
  const lang: Language = languageOf(view);
  const found = new Map<string, ExportClaimPartsFragment>();
  for (let at = 0; at < ids.length; at += MOST) {
    let after: string | null = null;
    do {
      const filter = { [field]: ids.slice(at, at + MOST) };
      const page: Awaited<ReturnType<typeof askPage>> = await askPage(
        { filter, after, lang, asOf: view.asof },
        signal,
      );
      for (const claim of page.claims.nodes) found.set(claim.id, claim);
      after = page.claims.pageInfo.hasNextPage ? page.claims.pageInfo.endCursor : null;
    } while (after !== null);
  }
  return [...found.values()];
}

const askPage = (
  variables: {
    filter: { ids?: string[]; edge?: string[] };
    after: string | null;
    lang: Language;
    asOf: ViewState['asof'];
  },
  signal: AbortSignal,
) => ask(ExportClaimsDocument, variables, signal);

/** The accounts of the record that pass, each an edge from those accused to its event. */
async function ofRecord(record: ContestedRecord, shown: Shown, signal: AbortSignal): Promise<Part> {
  const { facts, sieve, passing } = shown;
  const rows = record.events.flatMap((event) => event.rows.map((row) => ({ event, row })));
  const kept = rows.filter(({ row }) => passing.has(rowId(row)));
  const passes = (id: string, row: ContestedRow) => {
    const claim = facts?.get(rowId(row))?.find((one) => one.id === id);
    return claim ? claimPasses(claim, sieve) : true;
  };
  const edges = kept.map(({ event, row }): ExportEdge => {
    const { id, family, kind, plural, label, heading } = event.event;
    return {
      id: rowId(row),
      family: 'ACCOUNT',
      type: row.mark,
      label: row.claims[0]?.sentence ?? '',
      subject: { mode: row.mode, share: row.share, entities: row.on.map(({ actor }) => actor) },
      object: { mode: 'ALL', share: null, entities: [{ id, family, kind, plural, label, heading }] },
      notes: notesOf(row),
      claims: row.claims.map((claim) => claim.id).filter((claim) => passes(claim, row)),
    };
  });
  const ids = [...new Set(edges.flatMap((edge) => edge.claims))];
  const claims = await readClaims('ids', ids, shown, signal);
  const all = kept.reduce((sum, { row }) => sum + row.claims.length, 0);
  const inEdges = edges.reduce((sum, edge) => sum + edge.claims.length, 0);
  return {
    edges: onlyRead(edges, claims),
    claims,
    leftOut: [
      { what: 'accounts', count: rows.length - kept.length, why: 'do not pass the filters' },
      { what: 'claims of accounts in view', count: all - inEdges, why: 'do not pass the filters' },
      { what: 'claims', count: ids.length - claims.length, why: 'could not be read' },
      { what: 'events', count: record.moreEvents, why: 'are contested beyond those that the view shows' },
      { what: 'accused actors', count: record.moreRails, why: 'have no rail in the view' },
      {
        what: 'accounts',
        count: record.events.reduce((sum, event) => sum + event.moreRows, 0),
        why: 'of events in view are beyond those that the view shows',
      },
    ],
  };
}

function notesOf(row: ContestedRow): string[] {
  return [
    row.denies ? `denies ${row.denies.toLowerCase()}` : '',
    row.general ? 'general or earlier: not said of this event' : '',
    row.counter ? 'counter-accusation: not counted as an attribution' : '',
    row.headingOnly ? 'stands in a heading, caption, standfirst or link only' : '',
    row.remark ?? '',
  ].filter(Boolean);
}

/** The edges of the graph that pass, of both families. */
async function ofGraph(graph: Graph, shown: Shown, signal: AbortSignal): Promise<Part> {
  const { inView, sieve, view } = shown;
  const kept = graph.edges.filter(({ id }) => inView.edges.has(id));
  const read = await readClaims(
    'edge',
    kept.map(({ id }) => id),
    shown,
    signal,
  );
  // Where no filter asked of single claims, places were not read, and none is needed.
  const facts = shown.facts ?? factsOfEdges(read, kept, new Map());
  const passing = (edge: string) =>
    (facts.get(edge) ?? []).filter((claim) => claimPasses(claim, sieve)).map(({ id }) => id);
  const edges = kept.map(
    (edge): ExportEdge => ({
      id: edge.id,
      family: edge.family,
      type: edge.predicate ?? edge.mark ?? '',
      label: [edge.label, ...edge.codes.map(({ label }) => label)].join(', '),
      subject: edge.subject,
      object: edge.object,
      notes: edge.part === 'object' ? [] : [`leads to: ${edge.part}`],
      claims: passing(edge.id),
    }),
  );
  const used = new Set(edges.flatMap((edge) => edge.claims));
  const counted = kept.reduce((sum, edge) => sum + edge.counts.claims, 0);
  const inEdges = edges.reduce((sum, edge) => sum + edge.claims.length, 0);
  return {
    edges: onlyRead(edges, read),
    claims: read.filter(({ id }) => used.has(id)),
    leftOut: [
      { what: 'things', count: graph.nodes.length - inView.nodes.size, why: 'do not pass the filters' },
      { what: 'things', count: view.show.filter((one) => one.hidden).length, why: 'are hidden by hand' },
      { what: 'groups', count: graph.groups.length, why: 'stand for things that are not shown one by one' },
      { what: 'edges', count: graph.edges.length - kept.length, why: 'do not pass the filters' },
      { what: 'claims behind edges in view', count: counted - inEdges, why: 'do not pass the filters' },
    ],
  };
}

/** An edge names no claim that is not in the file. */
function onlyRead(edges: readonly ExportEdge[], claims: readonly ExportClaim[]): ExportEdge[] {
  const known = new Set(claims.map(({ id }) => id));
  return edges.map((edge) => ({ ...edge, claims: edge.claims.filter((id) => known.has(id)) }));
}

/** The things in view, and members of their edges' ends that are not. */
function nodesOf(edges: readonly ExportEdge[], { record, graph, inView, view }: Shown): ExportNode[] {
  const nodes = new Map<string, ExportNode>();
  const put = (entity: Entity, shows: boolean) => {
    const { id, family, kind, plural, heading } = entity;
    const at = view.positions[id] ?? null;
    if (!nodes.has(id)) nodes.set(id, { id, family, kind, plural, label: heading, inView: shows, at });
  };
  for (const node of graph?.nodes ?? []) if (inView.nodes.has(node.id)) put(node, true);
  const rails = new Set(record?.rails.map(({ actor }) => actor.id));
  for (const edge of edges) {
    for (const entity of edge.object.entities) put(entity, record !== null);
    for (const entity of edge.subject.entities) put(entity, rails.has(entity.id));
  }
  return [...nodes.values()];
}
