/** Decides for one row where its marks stand, what is written on it, and which room its text has. */

import { markName, textureOf, toneOf, widthOf } from './marks.ts';
import { type Columns, capsuleWidth, margin } from './rails-columns.ts';
import { actorsName } from './rails-names.ts';
import type { RailsOptions, RowMark } from './rails-types.ts';
import { wordsFor } from './strings.ts';
import { fonts, quoted, type Run } from './text.ts';
import type { RailsRecord, RailsRow } from './types.ts';

/** Half the height or width that a mark takes up, by how it is drawn. */
export const radius = { disc: 9, dot: 7, half: 9, ring: 9, silence: 9 } as const;

/** A word joined to a mark may push the text aside as long as this much room is left. */
const leastText = 140;

/** Where a denial's ring and its tee stand. */
export interface Touch {
  row: number;
  /** Directly above or below the mark it denies, or led there round other rows by a bracket. */
  how: 'adjacent' | 'bracket';
}

/** A row's marks and text room before heights are known. */
export interface RowPlan {
  index: number;
  row: RailsRow;
  mark: RowMark;
  /** set: several dots joined. single: one mark on a rail. off: a mark on no rail. touch: a denial at another's mark. */
  kind: 'set' | 'single' | 'off' | 'touch';
  /** Where its marks stand; one for all kinds but a set. */
  xs: number[];
  /** Which rails they stand on. */
  rails: number[];
  /** Where a denial of this row is to touch it, and how far its mark reaches from there. */
  attach: { x: number; left: number; reach: number };
  touch?: Touch;
  /** The word joined to its marks. */
  capsule?: { x: number; w: number; text: string };
  /** Where its line to the event begins. */
  lineFrom: number;
  textLeft: number;
  /** Whether its mark stands at the end of its text, before the event, rather than on the rails. */
  beforeEvent: boolean;
  voice: Run[];
  notes: Run[];
}

/** The column of a mark's actor: its rail, or the column that stands for all other actors. */
function columnOf(rail: number | null | undefined, columns: Columns): number | null {
  const pill = rail == null ? undefined : columns.pills[rail];
  return pill?.x ?? columns.more?.x ?? null;
}

/** The word that joins or explains the marks, where the row has one. */
function wordOf(row: RailsRow, members: number, options: RailsOptions): string {
  const words = wordsFor(options.lang);
  const word = row.counter
    ? words.stagedBy
    : members < 2
      ? ''
      : row.mode.toLowerCase() === 'either'
        ? words.either
        : row.mode.toLowerCase() === 'some'
          ? words.some
          : words.and;
  return word && row.origins > 1 ? `${word} ${row.origins}` : word;
}

/** First pass: marks on rails and their words. Denials that touch another row are placed by `touchAll`. */
export function planRow(
  record: RailsRecord,
  row: RailsRow,
  index: number,
  columns: Columns,
  options: RailsOptions,
): RowPlan {
  const name = markName(row.mark);
  const mark: RowMark = {
    name,
    tone: toneOf(name),
    texture: textureOf(row.hedge, row.headingOnly),
    width: widthOf(row.origins),
  };
  const onRails = name === 'asserts' ? row.on : row.on.filter(({ rail }) => rail != null);
  const places = onRails.map(({ rail }) => columnOf(rail, columns)).filter((x) => x !== null);
  const xs = [...new Set(places)].sort((a, b) => a - b);
  const rails = [...new Set(onRails.map(({ rail }) => rail).filter((rail) => rail != null))];
  const set = name === 'asserts' && !row.counter && onRails.length > 1 && xs.length > 0;
  // Two actors within one rail still are two: their dots stand side by side on it.
  if (set && xs.length === 1) xs.push((xs[0] as number) + 16);
  const word = wordOf(row, set ? onRails.length : 1, options);

  const plan: RowPlan = {
    index,
    row,
    mark,
    kind: xs.length === 0 ? 'off' : set ? 'set' : 'single',
    xs: xs.length === 0 ? [columns.off] : set ? xs : xs.slice(0, 1),
    rails,
    attach: { x: 0, left: 0, reach: 0 },
    lineFrom: 0,
    textLeft: columns.textLeft,
    beforeEvent: xs.length === 0,
    ...textOf(row, options, numberShown(row, name, set), namesOthers(record, row, columns)),
  };
  const last = plan.xs.at(-1) as number;
  const half = !set && row.mode.toLowerCase() === 'some';
  const size =
    plan.kind === 'set' || row.counter
      ? radius.dot
      : half
        ? radius.half
        : name === 'asserts'
          ? radius.disc
          : name === 'silence'
            ? radius.silence
            : radius.ring;
  plan.lineFrom = last + size + (plan.kind === 'set' || row.counter ? 0 : 0.5);
  plan.attach = { x: plan.xs[0] as number, left: (plan.xs[0] as number) - size, reach: size };
  if (word) placeWord(plan, word, size, columns, options);
  return plan;
}

/** Puts the word between two dots, before a mark, or after it; on a narrow canvas into the text. */
function placeWord(plan: RowPlan, word: string, size: number, columns: Columns, options: RailsOptions): void {
  const w = capsuleWidth(word, options.measure);
  const first = plan.xs[0] as number;
  const last = plan.xs.at(-1) as number;
  if (plan.kind === 'set') plan.attach = { x: (first + last) / 2, left: first - size, reach: 2 };
  if (options.narrow) {
    plan.notes.unshift({ text: word, font: fonts.bigStrong, tone: 'ink' });
    return;
  }
  const gap = plan.xs.findIndex((x, at) => at > 0 && x - (plan.xs[at - 1] as number) >= w + 2 * size + 4);
  if (gap > 0) {
    const x = ((plan.xs[gap - 1] as number) + (plan.xs[gap] as number)) / 2;
    plan.capsule = { x, w, text: word };
    plan.attach = { x, left: first - size, reach: 9 };
    return;
  }
  const before = Math.max(margin, ...columns.pills.map(({ x }) => (x < first ? x + 10 : margin)));
  if (plan.kind !== 'set' && first - size - 2 - w >= before) {
    plan.capsule = { x: first - size - 2 - w / 2, w, text: word };
    return;
  }
  const textLeft = Math.max(plan.textLeft, last + size + 4 + w + 8);
  if (columns.textRight - textLeft < leastText) {
    plan.notes.unshift({ text: word, font: fonts.strong, tone: 'ink' });
    return;
  }
  plan.capsule = { x: last + size + 4 + w / 2, w, text: word };
  plan.textLeft = textLeft;
}

/** Whether the mark itself, or the word joined to it, can hold the number of origins. */
function numberShown(row: RailsRow, name: string, set: boolean): boolean {
  return set || row.counter || (name === 'asserts' && row.mode.toLowerCase() !== 'some');
}

/** Voice and notes of a row: theirs in quotation marks and serif, ours in sans. */
function textOf(
  row: RailsRow,
  options: RailsOptions,
  numbered: boolean,
  named: boolean,
): Pick<RowPlan, 'voice' | 'notes'> {
  const words = wordsFor(options.lang);
  const big = options.narrow;
  const note = (text: string): Run => ({ text, font: big ? fonts.bigNote : fonts.note, tone: 'ink2' });
  const quote = (text: string): Run => ({
    text: quoted(text),
    font: big ? fonts.bigQuote : fonts.quote,
    tone: 'ink2',
  });
  const theirs = (row.voice.unnamed || !row.voice.label) && row.voice.words;
  const voice: Run = theirs
    ? { text: quoted(theirs), font: big ? fonts.bigQuotedVoice : fonts.quotedVoice, tone: 'ink' }
    : { text: row.voice.label ?? words.unknownVoice, font: big ? fonts.bigVoice : fonts.voice, tone: 'ink' };
  const notes: Run[] = [];
  if (theirs) notes.push(note(words.unnamed));
  if (row.remark) notes.push(note(row.remark));
  if (named) {
    const actors = actorsName(row, options.lang);
    notes.push(note(markName(row.mark) === 'asserts' ? words.names(actors) : actors));
  }
  if (!numbered && row.origins > 1) notes.push(note(words.origins(row.origins)));
  if (row.words) notes.push(quote(row.words));
  if (row.share && row.share.words !== row.words) notes.push(quote(row.share.words));
  return { voice: [voice], notes };
}

/** Whether some actor as written is not the one its rail names. */
function namesOthers(record: RailsRecord, row: RailsRow, columns: Columns): boolean {
  if (row.touches != null) return false;
  return row.on.some(
    ({ rail, actor }) =>
      rail == null || rail >= columns.pills.length || record.rails[rail]?.actor.id !== actor.id,
  );
}
