import { hash } from 'node:crypto';

/** Numbers of the roles in `mention`. */
export const ROLE = { subject: 1, object: 2, other: 3, speaker: 4 } as const;
/** Bits of `claim.modes`. */
export const MODE = { all: 1, either: 2, some: 4 } as const;

/** The first 48 bits of a hash in hexadecimal: an integer key whose order is that of the ids. */
export function prefixOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 12), 16);
}

/** The integer key of a claim's id; the next one up is tried where two ids share it. */
export function claimKey(id: string): number {
  return prefixOf(id.slice(6));
}

/** The integer key of an edge. */
export function edgeKey(key: string, part: string): number {
  return prefixOf(hash('sha256', `${part} ${key}`));
}
