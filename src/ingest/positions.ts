import type { EntityId } from '../model/entity.ts';
import type { SeedPiece } from './seeds.ts';
import { sha256 } from './texts.ts';

/** Where one quotation stands, in code points, and which of equal passages it is. */
export interface PieceAt {
  start: number;
  end: number;
  direct: boolean;
  occurrence: number;
}

/** Where a name stands. */
export interface NameAt {
  document: EntityId;
  start: number;
  end: number;
  direct: boolean;
}

/** What the texts say of the seeds: computed with the texts attached, kept in the lock file. */
export interface Positions {
  documents: Map<EntityId, { sha256: string; length: number }>;
  /** By `document/x#u12`; `hash` is over the exact quotations, so that a changed one is noticed. */
  utterances: Map<string, { hash: string; pieces: PieceAt[] }>;
  /** By `facility/pine-clinic Pine clinic`. */
  names: Map<string, NameAt[]>;
}

/** Nothing known yet. */
export function noPositions(): Positions {
  return { documents: new Map(), utterances: new Map(), names: new Map() };
}

/** How the lock calls a name of an entity. */
export function nameKey(entity: EntityId, text: string): string {
  return `${entity} ${text}`;
}

/** Twelve hexadecimal digits of a text's SHA-256. */
export function shortHash(text: string): string {
  return sha256(text).slice(0, 12);
}

/** The hash of an utterance's quotations. */
export function piecesHash(pieces: readonly SeedPiece[]): string {
  return shortHash(pieces.map((piece) => piece.exact).join('\n'));
}

/** The length of a text in code points. */
export function points(text: string): number {
  return [...text].length;
}
