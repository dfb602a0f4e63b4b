import { exactWords } from '../api/ends.ts';
import type { ExportClaim, ExportEdge, ExportEnds, ExportView } from './model.ts';

type Value = string | number | boolean;

/** A node of a format that knows only nodes and edges between two of them. */
export interface FlatNode {
  id: string;
  label: string;
  at: { x: number; y: number } | null;
  values: Readonly<Record<string, Value>>;
}

export interface FlatEdge {
  id: string;
  source: string;
  target: string;
  label: string;
  /** Tells parallel edges apart. */
  kind: string;
  values: Readonly<Record<string, Value>>;
}

export interface FlatGraph {
  nodes: readonly FlatNode[];
  edges: readonly FlatEdge[];
}

/** The columns of nodes and edges, with their types. */
export const nodeColumns = {
  family: 'string',
  kind: 'string',
  plural: 'boolean',
  in_view: 'boolean',
  set_mode: 'string',
  set_share: 'string',
} as const;

export const edgeColumns = {
  family: 'string',
  type: 'string',
  set_mode: 'string',
  notes: 'string',
  claim_count: 'integer',
  stances: 'string',
  hedges: 'string',
  hedge_words: 'string',
  speakers: 'string',
  documents: 'string',
  quotations: 'string',
  claims: 'string',
} as const;

/** How a flat graph writes ends of several members; stands in its manifest. */
export const SETS =
  'An end of several members, of some of them, or of none is a node of its own, of family SET. Its set_mode says ALL, EITHER, SOME or NONE; edges of kind “member” lead to it from each member. An EITHER is thus one edge from one set, never one edge from each member.';

/** Writes a view with nodes and edges alone: an end that is not one thing becomes a node of its own with its mode. */
export function flatten(view: ExportView): FlatGraph {
  const claims = new Map(view.claims.map((claim) => [claim.id, claim]));
  const nodes: FlatNode[] = view.nodes.map(({ id, label, at, family, kind, plural, inView }) => ({
    id,
    label,
    at,
    values: { family, kind, plural, in_view: inView },
  }));
  const edges: FlatEdge[] = [];
  const endOf = (edge: ExportEdge, side: 'subject' | 'object'): string => {
    const ends = edge[side];
    const [only] = ends.entities;
    if (only && ends.entities.length === 1 && ends.mode === 'ALL') return only.id;
    const set = setNode(edge, side, ends);
    nodes.push(set);
    for (const member of ends.entities)
      edges.push({
        id: `member ${member.id} of ${set.id}`,
        source: member.id,
        target: set.id,
        label: `member (${ends.mode.toLowerCase()})`,
        kind: 'member',
        values: { family: 'SET', type: 'member', set_mode: ends.mode },
      });
    return set.id;
  };
  for (const edge of view.edges) {
    const behind = edge.claims.flatMap((id) => claims.get(id) ?? []);
    edges.push({
      id: edge.id,
      source: endOf(edge, 'subject'),
      target: endOf(edge, 'object'),
      label: edge.label,
      kind: `${edge.family} ${edge.type} ${edge.id}`,
      values: valuesOf(edge, behind),
    });
  }
  return { nodes, edges };
}

function setNode(
  edge: ExportEdge,
  side: 'subject' | 'object',
  { mode, share, entities }: ExportEnds,
): FlatNode {
  const names = entities.map(({ heading }) => heading);
  const joined = mode === 'EITHER' ? `either ${names.join(' or ')}` : names.join(' and ');
  const label = names.length === 0 ? 'no one named' : mode === 'SOME' ? `some of ${joined}` : joined;
  return {
    id: `set ${side} ${edge.id}`,
    label,
    at: null,
    values: {
      family: 'SET',
      kind: 'SET',
      plural: true,
      in_view: true,
      set_mode: names.length === 0 ? 'NONE' : mode,
      set_share: share?.words ?? '',
    },
  };
}

function valuesOf(edge: ExportEdge, claims: readonly ExportClaim[]): Record<string, Value> {
  const counted = (values: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, n]) => `${value} ${n}`).join('; ');
  };
  const unique = (values: readonly string[]) => [...new Set(values)].join('; ');
  return {
    family: edge.family,
    type: edge.type,
    set_mode: '',
    notes: edge.notes.join('; '),
    claim_count: claims.length,
    stances: counted(claims.map(({ mark }) => mark)),
    hedges: counted(claims.map(({ hedge }) => hedge.level)),
    hedge_words: unique(claims.flatMap(({ hedge }) => hedge.words)),
    speakers: unique(claims.map((claim) => speakerOf(claim))),
    documents: unique(claims.map(({ document }) => document.id)),
    quotations: claims.map(exactWords).join('\n'),
    claims: JSON.stringify(claims),
  };
}

/** Who says it: our label, or the text's own words where nobody is named. */
export function speakerOf({ voice }: ExportClaim): string {
  return voice.label ?? (voice.words ? `“${voice.words}” (unnamed)` : 'not named');
}
