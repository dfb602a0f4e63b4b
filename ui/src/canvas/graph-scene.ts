/** What the force canvas draws of nodes and derived edges: boxes with wrapped labels, and strands told apart by stance and texture. */
import { type MarkName, markName, type Texture, textureOf, widthOf } from './marks.ts';
import { wordsFor } from './strings.ts';
import { type Font, fonts, leading, type Measure, shorten, wrap } from './text.ts';
import type { EdgeEnd, GraphEdge, GraphNode, Lang } from './types.ts';

/** A node's box. */
export interface Body {
  id: string;
  family: string;
  plural: boolean;
  lines: string[];
  /** The height of a line. */
  line: number;
  font: Font;
  w: number;
  h: number;
  label: string;
  when: GraphNode['when'];
}

/** How many independent voices: exact, or between two numbers where edges or stances share speakers. */
export interface Range {
  low: number;
  high: number;
}

/** One end of a strand: the members that are shown, and how many are not. */
export interface StrandEnd {
  ids: string[];
  mode: 'all' | 'either' | 'some';
  missing: number;
}

/** Edges between the same ends that agree in stance, texture and kind, drawn as one line through one mark. */
export interface Strand {
  id: string;
  keys: string[];
  mark: MarkName;
  texture: Texture;
  width: number;
  from: StrandEnd;
  to: StrandEnd;
  origins: Range;
  claims: number;
  documents: number;
  /** Whether it leads from a speaker to what is spoken of. */
  voice: boolean;
  labels: string[];
  /** Wording of the set, or empty. */
  word: string;
  bundle: string;
  /** Place in its bundle: 0 in the middle, then either side in turn. */
  slot: number;
}

/** Everything to be drawn, without positions. */
export interface Scene {
  bodies: Body[];
  strands: Strand[];
  /** Slots given so far; handed back in, they keep strands where they are when others come. */
  slots: ReadonlyMap<string, number>;
}

const widest = 136;
const mostLines = 4;
/**
 * A bundle of more strands than this folds those that agree in stance and texture, whatever they say; of more even then,
 * those that agree in stance.
 */
const mostStrands = 5;
/** Textures, the firmest first: several that are folded are as firm as one of them, as the claims of one edge are. */
const firmest: readonly Texture[] = ['solid', 'dashed', 'dotted', 'hollow'];
const padding: Record<string, readonly [number, number]> = {
  actor: [16, 9],
  event: [14, 9],
  facility: [14, 8],
  place: [14, 8],
  document: [16, 10],
  mechanism: [26, 9],
};

function bodyOf({ id, family, plural, label, when }: GraphNode, measure: Measure, dated: boolean): Body {
  const kind = family.toLowerCase();
  const font: Font = kind === 'actor' || kind === 'event' ? fonts.heading : fonts.bigNote;
  const lines = wrap(label, font, widest, mostLines, measure);
  if (dated && when) lines.push(shorten(when.label, font, widest, measure));
  const line = leading([{ text: label }], 16);
  const [across, down] = padding[kind] ?? [12, 8];
  const text = Math.max(...lines.map((line) => measure(line, font)));
  return {
    id,
    family: kind,
    plural,
    lines,
    font,
    w: 2 * Math.ceil((Math.max(text, 24) + 2 * across) / 2),
    h: 2 * Math.ceil((Math.max(1, lines.length) * line + 2 * down) / 2),
    line,
    label,
    when,
  };
}

/** The firmest hedge among an edge's claims: a line is solid as soon as somebody says it flatly. */
function textureOfEdge({ counts }: GraphEdge): Texture {
  const has = (level: string) =>
    counts.hedges.some((hedge) => hedge.level.toLowerCase() === level && hedge.claims > 0);
  const level = ['flat', 'probable', 'believed', 'possible'].find(has) ?? 'flat';
  return textureOf(level, counts.inBody === 0);
}

/** How many independent voices take one stance, as far as the counts of the whole edge tell. */
function originsOf({ counts }: GraphEdge, claims: number, stances: number): Range {
  const all = counts.origins ?? counts.speakers;
  if (stances === 1) return { low: all, high: all };
  const others = counts.claims - claims;
  const high = Math.min(all, claims);
  return { low: Math.max(1, Math.min(high, all - others)), high };
}

function endOf(end: EdgeEnd, shown: ReadonlySet<string>): StrandEnd {
  const ids = end.ids.filter((id) => shown.has(id));
  if (ids.length > 1) ids.sort();
  const mode = end.mode.toLowerCase();
  return {
    ids,
    mode: mode === 'either' || mode === 'some' ? mode : 'all',
    missing: end.ids.length - ids.length,
  };
}

const sideKey = (end: StrandEnd) => `${end.mode}:${end.ids.join('+')}`;

/** One strand for each stance of an edge; empty where an end is not shown. */
function strandsOf(edge: GraphEdge, shown: ReadonlySet<string>): Omit<Strand, 'slot' | 'word'>[] {
  const from = endOf(edge.subject, shown);
  const to = endOf(edge.object, shown);
  if (from.ids.length === 0 || to.ids.length === 0) return [];
  const bundle = [from.ids.join('+'), to.ids.join('+')].sort().join('|');
  const marks = edge.counts.marks.filter(({ claims }) => claims > 0);
  const texture = textureOfEdge(edge);
  const ends = `${sideKey(from)}|${sideKey(to)}`;
  const kind = `${edge.family}|${edge.type}`.toLowerCase();
  return marks.map(({ mark, claims }) => {
    const name = markName(mark);
    const origins = originsOf(edge, claims, marks.length);
    return {
      id: `${ends}|${name}|${texture}|${kind}`,
      keys: [edge.key],
      mark: name,
      texture,
      width: widthOf(origins.low),
      from,
      to,
      origins,
      claims,
      documents: edge.counts.documents,
      voice: edge.family.toLowerCase() === 'voice',
      labels: [edge.label],
      bundle,
    };
  });
}

type Bare = ReturnType<typeof strandsOf>[number];

/** Folds strands of one id: claims add up, voices may be the same ones and so become a range. */
function folded(strands: readonly Bare[], idOf: (strand: Bare) => string): Bare[] {
  const found = new Map<string, Bare>();
  for (const strand of strands) {
    const id = idOf(strand);
    const first = found.get(id);
    if (!first) {
      found.set(id, strand.id === id ? strand : { ...strand, id });
      continue;
    }
    const origins = {
      low: Math.max(first.origins.low, strand.origins.low),
      high: first.origins.high + strand.origins.high,
    };
    found.set(id, {
      ...first,
      keys: [...new Set([...first.keys, ...strand.keys])],
      labels: [...new Set([...first.labels, ...strand.labels])],
      claims: first.claims + strand.claims,
      documents: Math.max(first.documents, strand.documents),
      origins,
      texture: firmest.find((one) => one === first.texture || one === strand.texture) ?? first.texture,
      width: widthOf(origins.low),
    });
  }
  return [...found.values()];
}

/** The strands of a bundle, folded as far as they are too many to be told apart. */
function foldedBundle(bundle: Bare[]): Bare[] {
  if (bundle.length <= mostStrands) return bundle;
  const stance = ({ from, to, mark }: Bare) => [sideKey(from), sideKey(to), mark].join('|');
  const textures = folded(bundle, (strand) => `${stance(strand)}|${strand.texture}`);
  return textures.length <= mostStrands ? textures : folded(bundle, stance);
}

/** The word between the members of a set, with how many of them are not shown. */
function wordOf(strand: Bare, lang: Lang): string {
  const ends = [strand.from, strand.to].filter(({ ids, missing }) => ids.length + missing > 1);
  if (ends.length === 0) return '';
  const words = wordsFor(lang);
  return ends
    .map(({ mode, missing }) => {
      const word = mode === 'either' ? words.either : mode === 'some' ? words.some : words.and;
      return missing > 0 ? `${word} +${missing}` : word;
    })
    .join(' · ');
}

/** A range as it stands in a mark. */
export function rangeText({ low, high }: Range): string {
  return low === high ? String(low) : `${low}–${high}`;
}

/** Builds the scene. Strands that were there keep the slot they had. */
export function buildScene(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  options: { lang: Lang; measure: Measure; dated?: boolean },
  slots: ReadonlyMap<string, number> = new Map(),
): Scene {
  const bodies = nodes.map((node) => bodyOf(node, options.measure, options.dated ?? false));
  const shown = new Set(nodes.map(({ id }) => id));
  const bare = folded(
    [...edges].sort((a, b) => (a.key < b.key ? -1 : 1)).flatMap((edge) => strandsOf(edge, shown)),
    ({ id }) => id,
  );
  const bundles = new Map<string, Bare[]>();
  for (const strand of bare) {
    const bundle = bundles.get(strand.bundle);
    if (bundle) bundle.push(strand);
    else bundles.set(strand.bundle, [strand]);
  }
  const given = new Map<string, number>();
  const strands = [...bundles.values()].flatMap((bundle) => {
    const kept = foldedBundle(bundle);
    const taken = new Set(kept.map(({ id }) => slots.get(id)).filter((slot) => slot !== undefined));
    return kept.map((strand): Strand => {
      let slot = slots.get(strand.id);
      for (let free = 0; slot === undefined; free++) if (!taken.has(free)) slot = free;
      taken.add(slot);
      given.set(strand.id, slot);
      const word = wordOf(strand, options.lang);
      return { ...strand, slot, word };
    });
  });
  return { bodies, strands, slots: given };
}

/** A strand as one sentence with its counts. */
export function strandName(strand: Strand, { bodies }: Scene, lang: Lang): string {
  const words = wordsFor(lang);
  const labels = new Map(bodies.map(({ id, label }) => [id, label]));
  const side = ({ ids, mode }: StrandEnd) =>
    (mode === 'either' ? words.choice : words.list).format(ids.map((id) => labels.get(id) ?? id));
  return [
    `${side(strand.from)}, ${words.list.format(strand.labels)}, ${side(strand.to)}`,
    `${words.marks[strand.mark] ?? strand.mark}: ${words.claims(strand.claims)}`,
    words.documents(strand.documents),
  ].join(lang === 'ar' ? '؛ ' : '; ');
}
