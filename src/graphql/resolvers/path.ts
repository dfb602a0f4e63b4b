import { entityAt, seen, type Whole } from '../lists.ts';
import type { PathResolvers, PathStepResolvers } from '../types.gen.ts';

/** A path between two entities. */
export const Path: Whole<PathResolvers> = {
  length: ({ it }) => it.length,
  steps: ({ at, it }) => it.map(seen(at)),
};

/** One step of a path. */
export const PathStep: Whole<PathStepResolvers> = {
  from: ({ at, it }) => entityAt(at, it.from),
  to: ({ at, it }) => entityAt(at, it.to),
  edge: ({ at, it }) => ({ at, it: it.edge }),
};
