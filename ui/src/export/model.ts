import type { EndsPartsFragment, ExportClaimPartsFragment } from '../api/types.gen.ts';

/** A claim with all that an export writes of it. */
export type ExportClaim = ExportClaimPartsFragment;
/** One end of an edge: its members, and whether all, either or some of them are meant. */
export type ExportEnds = Pick<EndsPartsFragment, 'mode' | 'share' | 'entities'>;

export interface ExportNode {
  id: string;
  family: string;
  kind: string;
  plural: boolean;
  label: string;
  /** False for a member of a set that the view does not show. */
  inView: boolean;
  at: { x: number; y: number } | null;
}

/** An edge of a graph, or an account of the contested record, with the claims behind it that pass the filters. */
export interface ExportEdge {
  id: string;
  /** `CONTENT` and `VOICE` are edges of a graph; an `ACCOUNT` is a row of the contested record. */
  family: 'CONTENT' | 'VOICE' | 'ACCOUNT';
  /** The predicate of a content edge, else the mark. */
  type: string;
  label: string;
  subject: ExportEnds;
  object: ExportEnds;
  /** What a row of the record adds: what is denied, that it is general, that it shifts the blame. */
  notes: readonly string[];
  claims: readonly string[];
}

/** What is in a file, what is not, and why. */
export interface Manifest {
  software: 'Ascribe';
  made: string;
  address: string;
  shows: 'contested record' | 'graph';
  language: string;
  asOf: { clock: string; date: string } | 'today';
  /** In words; empty where nothing is filtered. */
  filters: readonly string[];
  counts: { nodes: number; edges: number; claims: number; documents: number };
  leftOut: readonly { what: string; count: number; why: string }[];
  /** How ends of several members are written. */
  sets: string;
  /** What this format cannot hold, or holds only as text. */
  format: { name: string; cannotHold: readonly string[] };
}

/** A view with everything behind it, before a format is chosen. */
export interface ExportView {
  manifest: Omit<Manifest, 'format' | 'sets'>;
  nodes: readonly ExportNode[];
  edges: readonly ExportEdge[];
  claims: readonly ExportClaim[];
}

/** A file to be saved. */
export interface ExportFile {
  name: string;
  type: string;
  parts: readonly BlobPart[];
}
