import type { Whole } from '../lists.ts';
import { markCounts } from '../tallies.ts';
import type { TimelineBucketResolvers } from '../types.gen.ts';

/** A stretch of time and what falls into it. */
export const TimelineBucket: Whole<TimelineBucketResolvers> = {
  from: ({ from }) => from,
  to: ({ to }) => to,
  claims: ({ claims }) => claims,
  events: ({ events }) => events,
  marks: ({ marks }) => markCounts(marks),
};
