import { colourOf } from '../../model/verbs.ts';
import { entityAt, type Whole } from '../lists.ts';
import type { BasisResolvers, LinkResolvers } from '../types.gen.ts';

/** One voice of a chain. */
export const Link: Whole<LinkResolvers> = {
  voice: ({ at, it }) => (it.voice ? entityAt(at, it.voice) : null),
  in: ({ at, it }) => (it.in ? entityAt(at, it.in) : null),
  words: ({ it }) => it.words ?? null,
  colour: ({ it }) => colourOf(it.words),
  implied: ({ it }) => it.implied ?? false,
  inferred: ({ it }) => it.inferred ?? false,
};

/** What a speaker rests a claim on. */
export const Basis: Whole<BasisResolvers> = {
  words: ({ it }) => it.words,
  entity: ({ at, it }) => (it.entity ? entityAt(at, it.entity) : null),
};
