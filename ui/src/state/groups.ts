import type { Direction, Mark, Predicate } from '../api/types.gen.ts';

/*
 * A group stands on the canvas for many neighbours of one node: those that one kind of edge leads to in one direction,
 * that are of one kind and, where it was opened by year, of one year. Its id says all of that, so that an address
 * restores it: `group/carried_out.out.attack.2016/actor/x`; marks of voice edges are written `voice-denies`.
 */

/** What a group stands for. */
export interface Group {
  hub: string;
  type: { predicate: Predicate } | { mark: Mark };
  direction: Direction;
  /** The kind of its members, as the contract writes it. */
  kind: string;
  /** The year in which its members happened; `undated` for those without a day, null where it was not opened by year. */
  year: string | null;
}

const shape = /^group\/(voice-)?([a-z_]+)\.(in|out)\.([a-z_]+)(?:\.(\d{4}|undated))?\/(.+\/.+)$/;

/** The id of a group. */
export function groupId({ hub, type, direction, kind, year }: Group): string {
  const edge = 'mark' in type ? `voice-${type.mark}` : type.predicate;
  const parts = [edge, direction, kind, ...(year === null ? [] : [year])];
  return `group/${parts.join('.').toLowerCase()}/${hub}`;
}

/** Whether an id is that of a group. */
export const isGroup = (id: string): boolean => id.startsWith('group/');

/** The group of an id; null where it is not one. */
export function groupOf(id: string): Group | null {
  const [, voice, edge = '', direction, kind = '', year, hub = ''] = shape.exec(id) ?? [];
  if (!hub) return null;
  const name = edge.toUpperCase();
  return {
    hub,
    // What no contract knows is refused by the server, as any other id that names nothing.
    type: voice ? { mark: name as Mark } : { predicate: name as Predicate },
    direction: direction === 'in' ? 'IN' : 'OUT',
    kind: kind.toUpperCase(),
    year: year ?? null,
  };
}
