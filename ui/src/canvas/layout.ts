/** The layouts of a graph, one function each, and the task that they are given. All are pure. */
import { layoutForce } from './force.ts';
import type { ForceBody, ForceLink } from './force-graph.ts';
import { layoutLayered } from './layered.ts';
import { layoutByTime } from './time.ts';
import type { GraphLayout, Point } from './types.ts';

/** A node as a layout sees it. */
export interface LayoutBody extends ForceBody {
  family: string;
  /** The days on which it happened, where that is known. */
  from?: string | null;
  to?: string | null;
}

/** An edge as a layout sees it. */
export interface LayoutLink extends ForceLink {
  /** Whether it leads from who speaks to what is spoken of. */
  voice: boolean;
}

/** What a worker is asked. */
export interface LayoutTask {
  layout: GraphLayout;
  bodies: readonly LayoutBody[];
  links: readonly LayoutLink[];
  /** Lines run from right to left. */
  back: boolean;
}

/** Places every body. */
export function layOut(task: LayoutTask): Record<string, Point> {
  switch (task.layout) {
    case 'layered':
      return layoutLayered(task);
    case 'time':
      return layoutByTime(task);
    case 'force':
      return layoutForce(task);
  }
}
