import type { Kind, Mark } from '../api/types.gen.ts';
import { allMarks } from '../state/filter.ts';
import { type Axis, axes, entityOfPart, type Group } from '../state/groups.ts';
import { farEnd, type Member, type Neighbours, restsOn } from '../state/members.ts';
import type { Words } from '../words/index.ts';

/** Claims behind the edges to some members, by stance; each counted once, on however many edges it stands. */
export interface Stances {
  marks: readonly { mark: Mark; claims: number }[];
  /** Plain negatives among them. */
  negated: number;
}

/** What is said of the members of a group, by stance. */
export function stancesOf(
  members: readonly Member[],
  { edges }: Pick<Neighbours, 'edges'>,
  direction: Group['direction'],
): Stances {
  const within = new Set(members.map(({ entity }) => entity.id));
  const counted = new Set<string>();
  const marks = new Map<Mark, number>();
  let negated = 0;
  for (const edge of edges) {
    if (counted.has(restsOn(edge)) || !farEnd(edge, direction).entities.some(({ id }) => within.has(id)))
      continue;
    counted.add(restsOn(edge));
    negated += edge.counts.negated;
    for (const { mark, claims } of edge.counts.marks) marks.set(mark, (marks.get(mark) ?? 0) + claims);
  }
  return { marks: allMarks.map((mark) => ({ mark, claims: marks.get(mark) ?? 0 })), negated };
}

/** A part in words. */
export function partInWords(
  axis: Axis,
  part: string,
  names: ReadonlyMap<string, string>,
  words: Words,
): string {
  const w = words.panel.group;
  const id = entityOfPart(part);
  const name = id === null ? part : (names.get(id) ?? id);
  switch (axis) {
    case 'year':
      return part === 'undated' || part === 'several' ? w.year[part] : part;
    case 'place':
      if (part === 'none' || part === 'several') return w.place[part];
      return part.startsWith('near-') ? w.place.near(name) : name;
    case 'speaker':
      return part === 'unnamed' || part === 'several' ? w.speaker[part] : w.speaker.only(name);
  }
}

/**
 * What a group holds: “214 attacks, 31 denials · 2016 · Marrow”. An entry for several is never counted as one thing. What
 * else is said of them stands beside it, by stance.
 */
export function headingOf(
  { parts, kind }: Group,
  members: readonly Member[],
  { marks, negated }: Stances,
  { more, names, kindLabel, words }: Pick<Neighbours, 'more' | 'names'> & { kindLabel: string; words: Words },
): string {
  const w = words.panel.group;
  const plural = members.filter(({ entity }) => entity.plural).length;
  const single = members.length - plural;
  // A kind that a newer server added is not among our words.
  const counted = words.kinds[kind as Kind]?.(single) ?? `${single} × ${kindLabel}`;
  const things = [
    ...(single > 0 ? [counted] : []),
    ...(plural > 0 ? [single > 0 ? w.plural(plural) : `${w.plural(plural)} (${kindLabel})`] : []),
  ];
  const denials = marks.find(({ mark }) => mark === 'DENIES')?.claims ?? 0;
  const said = [
    ...(denials > 0 ? [w.denials(denials)] : []),
    ...(negated > 0 ? [words.paths.negated(negated)] : []),
  ];
  const held = members.length === 0 ? w.unread(kindLabel) : [...things, ...said].join(w.comma);
  const opened = axes.flatMap((axis) => {
    const part = parts[axis];
    return part === undefined ? [] : [partInWords(axis, part, names, words)];
  });
  return [more && members.length > 0 ? w.atLeast(held) : held, ...opened].join(' · ');
}
