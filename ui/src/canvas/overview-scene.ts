/** What the picture of a crowd is made of: first as numbers that cost little to send, then sorted by how it looks. */
import type { Box } from './geometry.ts';
import { isTurned, middleOf, midway, type PlacedMark, standStill } from './graph-marks.ts';
import type { Scene, Strand } from './graph-scene.ts';
import { type MarkName, type Texture, type Tone, toneOf } from './marks.ts';

/** A scene without positions. Bodies and strands go by their number in it. */
export interface Crowd {
  families: string[];
  /** Of each body, the number of its family. */
  family: Uint8Array;
  looks: { mark: MarkName; texture: Texture; width: number }[];
  /** Of each strand, the number of its look, its slot, and whether it is turned. */
  look: Uint16Array;
  slot: Uint16Array;
  turned: Uint8Array;
  /** The bodies at all ends; and of each strand where those it comes from begin there, and where those it goes to. */
  ends: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
}

/** Where a crowd stands. */
export interface Places {
  /** Of each body x, y, w, h; not numbers where it has no place. */
  boxes: Float32Array;
  /** Marks that do not stand in the middle of their line: number of the strand, x, y. */
  kept: Float32Array;
}

/** Lines that look alike, as x1, y1, x2, y2 after one another, and the number of the strand of each. */
export interface OverviewLines {
  tone: Tone;
  texture: Texture;
  width: number;
  points: Float32Array;
  of: Uint32Array;
}

/** Marks of one stance, as x, y after one another, and the number of the strand of each. */
export interface OverviewMarks {
  mark: MarkName;
  points: Float32Array;
  of: Uint32Array;
}

/** Nodes of one family, as x, y, w, h after one another, and the number of each. */
export interface OverviewBodies {
  family: string;
  boxes: Float32Array;
  of: Uint32Array;
}

/** All that is drawn. */
export interface OverviewScene {
  lines: OverviewLines[];
  marks: OverviewMarks[];
  bodies: OverviewBodies[];
}

/** Numbers of the bodies and strands of a scene. */
export interface Numbers {
  bodies: Uint32Array;
  strands: Uint32Array;
}

/** Numbers given to names in the order in which they come. */
function numbering<T>(): { of: (name: string, what: T) => number; all: T[] } {
  const numbers = new Map<string, number>();
  const all: T[] = [];
  return {
    of: (name, what) => {
      const known = numbers.get(name) ?? all.length;
      if (known === all.length) {
        numbers.set(name, known);
        all.push(what);
      }
      return known;
    },
    all,
  };
}

/** A scene as numbers. */
export function crowdOf({ bodies, strands }: Scene): Crowd {
  const families = numbering<string>();
  const looks = numbering<Strand>();
  const numbers = new Map(bodies.map(({ id }, at) => [id, at]));
  const ends: number[] = [];
  const begin = (ids: readonly string[]) => {
    const at = ends.length;
    for (const id of ids) ends.push(numbers.get(id) ?? 0);
    return at;
  };
  const from = new Uint32Array(strands.length);
  const to = new Uint32Array(strands.length);
  strands.forEach((strand, at) => {
    from[at] = begin(strand.from.ids);
    to[at] = begin(strand.to.ids);
  });
  const lookOf = (strand: Strand) => looks.of(`${strand.mark} ${strand.texture} ${strand.width}`, strand);
  return {
    family: Uint8Array.from(bodies, ({ family }) => families.of(family, family)),
    families: families.all,
    look: Uint16Array.from(strands, lookOf),
    looks: looks.all.map(({ mark, texture, width }) => ({ mark, texture, width })),
    slot: Uint16Array.from(strands, ({ slot }) => slot),
    turned: Uint8Array.from(strands, (strand) => (isTurned(strand) ? 1 : 0)),
    ends: Uint32Array.from(ends),
    from,
    to,
  };
}

/** Where a scene stands; marks that were placed before stay while their ends do. */
export function placesOf(
  { bodies, strands }: Scene,
  boxes: ReadonlyMap<string, Box>,
  before: ReadonlyMap<string, PlacedMark>,
): Places {
  const found = new Float32Array(bodies.length * 4).fill(Number.NaN);
  bodies.forEach(({ id }, at) => {
    const box = boxes.get(id);
    if (box) found.set([box.x, box.y, box.w, box.h], at * 4);
  });
  const kept: number[] = [];
  if (before.size > 0)
    strands.forEach((strand, at) => {
      const mark = before.get(strand.id);
      if (mark && standStill(mark, strand, boxes)) kept.push(at, mark.x, mark.y);
    });
  return { boxes: found, kept: Float32Array.from(kept) };
}

/** The numbers that parts of a scene have in the whole of it. */
export function numbersIn(whole: Scene, part: Scene): Numbers {
  const numbers = (all: readonly { id: string }[], some: readonly { id: string }[]) => {
    const ids = new Set(some.map(({ id }) => id));
    return Uint32Array.from(
      ids.size === 0 ? [] : all.flatMap(({ id }, number) => (ids.has(id) ? number : [])),
    );
  };
  return { bodies: numbers(whole.bodies, part.bodies), strands: numbers(whole.strands, part.strands) };
}

interface Figures {
  figures: number[];
  of: number[];
}

/** What the picture is made of, sorted by how it looks. */
export function overviewOf(crowd: Crowd, { boxes, kept }: Places): OverviewScene {
  const empty = (): Figures => ({ figures: [], of: [] });
  const lines = crowd.looks.map(empty);
  const marks = new Map<MarkName, Figures>();
  const bodies = crowd.families.map(empty);
  const boxAt = (number: number): Box | null => {
    const first = number * 4;
    const x = boxes[first] ?? Number.NaN;
    const [y, w, h] = [boxes[first + 1] ?? 0, boxes[first + 2] ?? 0, boxes[first + 3] ?? 0];
    return Number.isNaN(x) ? null : { x, y, w, h };
  };
  crowd.family.forEach((family, number) => {
    const box = boxAt(number);
    if (!box) return;
    bodies[family]?.figures.push(box.x, box.y, box.w, box.h);
    bodies[family]?.of.push(number);
  });
  const stood = new Map<number, { x: number; y: number }>();
  for (let at = 0; at < kept.length; at += 3)
    stood.set(kept[at] ?? 0, { x: kept[at + 1] ?? 0, y: kept[at + 2] ?? 0 });
  const boxesIn = (start = 0, end = crowd.ends.length) =>
    Array.from(crowd.ends.subarray(start, end), boxAt).filter((box) => box !== null);
  crowd.look.forEach((look, number) => {
    const from = boxesIn(crowd.from[number], crowd.to[number]);
    const to = boxesIn(crowd.to[number], crowd.from[number + 1]);
    const { mark } = crowd.looks[look] ?? { mark: 'asserts' };
    if (from.length === 0 || to.length === 0) return;
    const { x, y } =
      stood.get(number) ??
      midway(middleOf(from), middleOf(to), crowd.slot[number] ?? 0, crowd.turned[number] === 1);
    for (const box of [...from, ...to]) {
      lines[look]?.figures.push(box.x, box.y, x, y);
      lines[look]?.of.push(number);
    }
    const points = marks.get(mark) ?? empty();
    marks.set(mark, points);
    points.figures.push(x, y);
    points.of.push(number);
  });
  const packed = ({ figures, of }: Figures = empty()) =>
    [Float32Array.from(figures), Uint32Array.from(of)] as const;
  return {
    lines: crowd.looks.map(({ mark, texture, width }, look) => {
      const [points, of] = packed(lines[look]);
      return { tone: toneOf(mark), texture, width, points, of };
    }),
    marks: [...marks].map(([mark, found]) => {
      const [points, of] = packed(found);
      return { mark, points, of };
    }),
    bodies: crowd.families.map((family, number) => {
      const [boxes, of] = packed(bodies[number]);
      return { family, boxes, of };
    }),
  };
}
