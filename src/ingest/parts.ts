import { parseEdtf, type When } from '../model/dates.ts';
import { EntityId } from '../model/entity.ts';
import { InvalidDate } from '../model/errors.ts';
import { families } from '../model/kinds.ts';
import type { Ends, Quantity } from '../model/proposition.ts';
import { nearest } from './suggest.ts';
import { type Cursor, quoted } from './tokens.ts';

/** What stands for an open end; which of them a line uses says nothing more. */
export const openWords = ['someone', 'something', 'anyone', 'anything'];

/** Whether a word may open an end. */
export function opensEnds(word: string | undefined): boolean {
  return word !== undefined && (word === 'some' || openWords.includes(word) || word.includes('/'));
}

/** Reads one entity id. @throws ClaimSyntax */
export function parseEntity(cursor: Cursor, what = 'an entity'): EntityId {
  const token = cursor.peek();
  if (token?.kind !== 'word' || !token.text.includes('/'))
    return cursor.fail(`expected ${what}`, 'An entity is written family/slug, as in facility/pine-clinic.');
  if (!EntityId.safeParse(token.text).success) {
    const family = token.text.slice(0, token.text.indexOf('/'));
    const meant = nearest(family, families);
    cursor.fail(
      'not an entity id',
      meant && meant !== family
        ? `Did you mean "${meant}/…"? Families: ${families.join(', ')}.`
        : `An id is family/slug in small letters, digits and hyphens; families: ${families.join(', ')}.`,
    );
  }
  cursor.next();
  return token.text;
}

/** Reads ends: `a and b`, `a or b`, `some a [0.9.. "…"]`, `someone`. @throws ClaimSyntax */
export function parseEnds(cursor: Cursor, what: string): Ends {
  const first = cursor.word();
  if (first !== undefined && openWords.includes(first)) {
    cursor.next();
    return { of: [], mode: 'all' };
  }
  const some = cursor.take('some');
  const of = [parseEntity(cursor, what)];
  const joiner = cursor.word();
  if (joiner === 'and' || joiner === 'or') {
    if (some && joiner === 'or') cursor.fail('"some" joins with "and"', 'Write: some event/a and event/b');
    while (cursor.take(joiner)) {
      const token = cursor.peek();
      const id = parseEntity(cursor, `an entity after "${joiner}"`);
      if (of.includes(id)) cursor.fail('the same entity twice in one end', `Name ${id} once.`, token);
      of.push(id);
    }
    const other = cursor.word();
    if (other === 'and' || other === 'or')
      cursor.fail('"and" and "or" in one end', 'Write two claims, or name the set as one plural entity.');
  }
  of.sort();
  const share = cursor.word()?.startsWith('[') ? parseShare(cursor, some) : undefined;
  return { of, mode: some ? 'some' : joiner === 'or' ? 'either' : 'all', ...(share && { share }) };
}

function parseShare(cursor: Cursor, some: boolean): NonNullable<Ends['share']> {
  if (!some) cursor.fail('a share without "some"', 'Write: some event/raids [0.9.. "more than 90 per cent"]');
  const token = cursor.next();
  const bounds = /^\[(\d+(?:\.\d+)?)?(\.\.)?(\d+(?:\.\d+)?)?$/.exec(token?.text ?? '');
  const [, low, dots, high] = bounds ?? [];
  const whole =
    'A share is [low..high "the words"], [low.. "…"], [..high "…"] or [exactly "…"], from 0 to 1.';
  if (!bounds || (low === undefined && high === undefined) || (!dots && high !== undefined))
    cursor.fail('not a share', whole, token);
  const share = {
    low: low === undefined ? 0 : Number(low),
    high: dots ? (high === undefined ? null : Number(high)) : Number(low),
    words: cursor.string('a share'),
  };
  if (share.low > 1 || (share.high !== null && (share.high > 1 || share.high < share.low)))
    cursor.fail('a share outside 0 to 1, or upside down', `${whole} 90 per cent is 0.9.`, token);
  if (!cursor.take(']')) cursor.fail('expected ] at the end of a share', whole);
  return share;
}

/** Writes ends in their one form; `open` is the word for an open end. */
export function formatEnds(ends: Ends, open: string): string {
  if (ends.of.length === 0) return open;
  const list = ends.of.join(ends.mode === 'either' ? ' or ' : ' and ');
  return [ends.mode === 'some' ? 'some ' : '', list, ends.share ? ` ${formatShare(ends.share)}` : ''].join(
    '',
  );
}

function formatShare({ low, high, words }: NonNullable<Ends['share']>): string {
  const range = low === high ? low : high === null ? `${low}..` : low === 0 ? `..${high}` : `${low}..${high}`;
  return `[${range} ${quoted(words)}]`;
}

type Range = Pick<Quantity, 'low' | 'best' | 'high' | 'state'>;
const rangeForms =
  'A range is 7 (exactly), 41.. (more than 40), ..50 (up to), ~300 (about), 40..50, 40..~45..50, unknown or none; no thousands separators.';

/** Reads how many: `7`, `41..`, `..50`, `~300`, `40..~45..50`, `unknown`, `none`. @throws ClaimSyntax */
export function parseRange(cursor: Cursor): Range {
  const token = cursor.peek();
  const text = cursor.word();
  if (text === undefined) return cursor.fail('expected how many', rangeForms);
  const range = readRange(text);
  if (!range) {
    const bare = text.replace(/[,_’']/g, '');
    cursor.fail('not a range', bare !== text && readRange(bare) ? `Write ${bare}.` : rangeForms);
  }
  const given = [range.low, range.best, range.high].filter((n) => n !== null);
  if (given.some((n, at) => at > 0 && n < (given[at - 1] as number)))
    cursor.fail('a range upside down', rangeForms, token);
  cursor.next();
  return range;
}

function readRange(text: string): Range | undefined {
  const none = { low: null, best: null, high: null };
  if (text === 'unknown') return { ...none, state: 'unknown' };
  if (text === 'none') return { ...none, state: 'none-reported' };
  const number = '(\\d{1,15}(?:\\.\\d{1,6})?)';
  const exact = new RegExp(`^${number}$`).exec(text);
  if (exact) return { low: Number(exact[1]), best: Number(exact[1]), high: Number(exact[1]), state: 'given' };
  const match = new RegExp(`^(?:${number}?(\\.\\.))?(?:(~)${number}(\\.\\.)?)?${number}?$`).exec(text);
  if (!match) return undefined;
  const [, low, before, about, best, after, high] = match;
  // `..~45` and `~45..` leave a bound open that nothing gives: the one form of both is ~45.
  if (about ? (before && low === undefined) || (after === undefined) !== (high === undefined) : !before)
    return undefined;
  if (low === undefined && high === undefined && best === undefined) return undefined;
  const value = (n: string | undefined) => (n === undefined ? null : Number(n));
  return { low: value(low), best: value(best), high: value(high), state: 'given' };
}

/** Writes how many in its one form. */
export function formatRange({ low, best, high, state }: Range): string {
  if (state !== 'given') return state === 'unknown' ? 'unknown' : 'none';
  if (low !== null && low === best && best === high) return String(low);
  if (best === null) return `${low ?? ''}..${high ?? ''}`;
  return [low === null ? '' : `${low}..`, `~${best}`, high === null ? '' : `..${high}`].join('');
}

/** Reads `EDTF ["the words"] [from ANCHOR] [inferred]`. @throws ClaimSyntax, InvalidDate */
export function parseWhen(cursor: Cursor): When {
  const edtf = cursor.word();
  if (edtf === undefined || !/^[\d[{./?~%XY-]/.test(edtf))
    return cursor.fail(
      'expected a date',
      'A date is EDTF, as in 2031-03-05, 2031-03, 2031-03-05~, 2031/2032, ../2031.',
    );
  try {
    parseEdtf(edtf);
  } catch (error) {
    if (!(error instanceof InvalidDate)) throw error;
    throw new InvalidDate(error.message, { wayOut: error.wayOut, place: cursor.place() });
  }
  cursor.next();
  const when: When = { edtf };
  for (;;) {
    const token = cursor.peek();
    if (token?.kind === 'string' && when.words === undefined) when.words = cursor.takeString();
    else if (token?.kind === 'word' && token.text === 'from' && when.anchor === undefined) {
      cursor.next();
      const anchor = cursor.word();
      if (anchor === 'published' || anchor === 'said') {
        cursor.next();
        when.anchor = anchor;
      } else if (anchor?.includes('/')) when.anchor = parseEntity(cursor);
      else
        cursor.fail(
          'expected what the date is counted from',
          'Write: from published, from said, or from event/…',
        );
    } else if (token?.kind === 'word' && token.text === 'inferred' && !when.inferred) {
      cursor.next();
      when.inferred = true;
    } else return when;
  }
}

/** Writes a date in its one form. */
export function formatWhen({ edtf, words, anchor, inferred }: When): string {
  return [edtf, words && quoted(words), anchor && `from ${anchor}`, inferred && 'inferred']
    .filter(Boolean)
    .join(' ');
}
