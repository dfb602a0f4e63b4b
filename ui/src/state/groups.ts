import type { Direction, Mark, Predicate } from '../api/types.gen.ts';

/*
 * A group stands on the canvas for many neighbours of one node: those that one kind of edge leads to in one direction,
 * that are of one kind and, where it was opened by year, place or speaker, of one of these. Its id says all of that, so
 * that an address restores it: `group/carried_out.out.attack.2016.at-place-y.by-actor-z/actor/x`; marks of voice edges
 * are written `voice-denies`.
 */

/** By what a group is opened, in the order in which its id names it. */
export const axes = ['year', 'place', 'speaker'] as const;
export type Axis = (typeof axes)[number];

/**
 * On an axis each thing stands at one part, and each part is a word of an id. Years: `2016`, `several`, `undated`. Places:
 * `place-y`, `near-place-y`, `several`, `none`. Speakers: `actor-z`, `several`, `unnamed`.
 */
export type Parts = Readonly<Partial<Record<Axis, string>>>;

/** What a group stands for. */
export interface Group {
  hub: string;
  type: { predicate: Predicate } | { mark: Mark };
  direction: Direction;
  /** The kind of its members, as the contract writes it. */
  kind: string;
  /** The parts that it was opened by; none on an axis by which it was not. */
  parts: Parts;
}

const shape = /^group\/(voice-)?([a-z_]+)\.(in|out)\.([a-z_]+)((?:\.[a-z0-9-]+)*)\/(.+\/.+)$/;
const before: Record<Axis, string> = { year: '', place: 'at-', speaker: 'by-' };

/** What one kind of edge leads to, whatever of it a group holds: the question by which members are read. */
export type Hub = Pick<Group, 'hub' | 'type' | 'direction'>;

/** Tells apart what one question reads from what another does. */
export const hubKey = ({ hub, type, direction }: Hub) => JSON.stringify([hub, type, direction]);

/** The id of a group. */
export function groupId({ hub, type, direction, kind, parts }: Group): string {
  const edge = 'mark' in type ? `voice-${type.mark}` : type.predicate;
  const opened = axes.flatMap((axis) => (parts[axis] === undefined ? [] : [before[axis] + parts[axis]]));
  return `group/${[edge, direction, kind, ...opened].join('.').toLowerCase()}/${hub}`;
}

/** Whether an id is that of a group. */
export const isGroup = (id: string): boolean => id.startsWith('group/');

/** The group of an id; null where it is not one. */
export function groupOf(id: string): Group | null {
  const [, voice, edge = '', direction, kind = '', opened = '', hub = ''] = shape.exec(id) ?? [];
  if (!hub) return null;
  const name = edge.toUpperCase();
  return {
    hub,
    // What no contract knows is refused by the server, as any other id that names nothing.
    type: voice ? { mark: name as Mark } : { predicate: name as Predicate },
    direction: direction === 'in' ? 'IN' : 'OUT',
    kind: kind.toUpperCase(),
    parts: partsOf(opened),
  };
}

function partsOf(opened: string): Parts {
  const parts: Partial<Record<Axis, string>> = {};
  for (const word of opened.split('.').filter(Boolean)) {
    if (/^(\d{4}|undated|several)$/.test(word)) parts.year = word;
    else if (word.startsWith(before.place)) parts.place = word.slice(before.place.length);
    else if (word.startsWith(before.speaker)) parts.speaker = word.slice(before.speaker.length);
  }
  return parts;
}

/** The word for an entity within a part. */
export const partOf = (id: string): string => id.replace('/', '-');

/** The entity that a part names; null where it names none. */
export function entityOfPart(part: string): string | null {
  const [, family, slug] = /^(?:near-)?([a-z]+)-(.+)$/.exec(part) ?? [];
  return family && slug ? `${family}/${slug}` : null;
}
