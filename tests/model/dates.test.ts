import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareSpans, dayAfter, Edtf, overlaps, parseEdtf, type Span, When } from '../../src/model/dates.ts';
import { InvalidDate } from '../../src/model/errors.ts';
import { anyDate, day, span } from './any-date.ts';

const wayOut =
  'Write 2016-02-15, 2016-02, 2016 or 201X, with ~ for about and ? for uncertain; an interval as 2019-04/2019-05, ' +
  'with .. for an open end; one of several as [2019-05-05,2019-05-06]; or leave the date out and keep its words.';

function refused(text: string): { code: string; message: string; wayOut: string; place: object } {
  try {
    parseEdtf(text);
  } catch (fault) {
    if (!(fault instanceof InvalidDate)) throw fault;
    return { code: fault.code, message: fault.message, wayOut: fault.wayOut, place: fault.place };
  }
  throw new Error(`${text} was read`);
}

describe('parseEdtf', () => {
  test.each<[string, Span]>([
    ['2016-02-15', span('2016-02-15', '2016-02-15', 'day')],
    ['2016-02', span('2016-02-01', '2016-02-29', 'month')],
    ['1900-02', span('1900-02-01', '1900-02-28', 'month')],
    ['2016', span('2016-01-01', '2016-12-31', 'year')],
    ['2016-02-15T23:30:00-05:00', span('2016-02-15', '2016-02-15', 'day')],
    ['2011~', span('2011-01-01', '2011-12-31', 'year', '~')],
    ['2011-06?', span('2011-06-01', '2011-06-30', 'month', '?')],
    ['2011-06-05%', span('2011-06-05', '2011-06-05', 'day', '~?')],
    ['2011-~06-05', span('2011-06-05', '2011-06-05', 'day', '~')],
    ['2011?-06', span('2011-06-01', '2011-06-30', 'month', '?')],
    ['201', span('2010-01-01', '2019-12-31', 'decade')],
    ['201~', span('2010-01-01', '2019-12-31', 'decade', '~')],
    ['20?', span('2000-01-01', '2099-12-31', 'century', '?')],
    ['000', span('0001-01-01', '0009-12-31', 'decade')],
  ])('reads the date %s', (text, expected) => {
    expect(parseEdtf(text)).toEqual(expected);
  });

  test.each<[string, Span]>([
    ['2016-21', span('2016-03-01', '2016-05-31', 'season')],
    ['2016-22', span('2016-06-01', '2016-08-31', 'season')],
    ['2016-23?', span('2016-09-01', '2016-11-30', 'season', '?')],
    ['2015-24', span('2015-12-01', '2016-02-29', 'season')],
    ['2016-25', span('2016-03-01', '2016-05-31', 'season')],
    ['2016-29', span('2016-09-01', '2016-11-30', 'season')],
    ['2016-30', span('2016-12-01', '2017-02-28', 'season')],
    ['2016-33', span('2016-01-01', '2016-03-31', 'season')],
    ['2016-39', span('2016-09-01', '2016-12-31', 'season')],
    ['2016-41~', span('2016-07-01', '2016-12-31', 'season', '~')],
    ['2016-21/2016-24', span('2016-03-01', '2017-02-28', 'interval')],
    ['2016-21/..', span('2016-03-01', null, 'interval')],
    ['2016-24/2017-03-10', span('2016-12-01', '2017-03-10', 'interval')],
    ['[2016-21,2017]', span('2016-03-01', '2017-12-31', 'set')],
  ])('reads the season of %s', (text, expected) => {
    expect(parseEdtf(text)).toEqual(expected);
  });

  test.each<[string, Span]>([
    ['201X', span('2010-01-01', '2019-12-31', 'decade')],
    ['201X%', span('2010-01-01', '2019-12-31', 'decade', '~?')],
    ['20XX', span('2000-01-01', '2099-12-31', 'century')],
    ['2XXX', span('2000-01-01', '2999-12-31', 'interval')],
    ['2016-XX', span('2016-01-01', '2016-12-31', 'year')],
    ['2016-02-XX', span('2016-02-01', '2016-02-29', 'month')],
    ['2016-02-1X~', span('2016-02-10', '2016-02-19', 'month', '~')],
    ['2016-1X-31', span('2016-10-31', '2016-12-31', 'year')],
    ['2016-XX-31', span('2016-01-31', '2016-12-31', 'year')],
    ['156X-02-29', span('1560-02-29', '1568-02-29', 'decade')],
    ['XXXX-12-25', span(null, null, 'interval')],
  ])('reads the unknown digits of %s', (text, expected) => {
    expect(parseEdtf(text)).toEqual(expected);
  });

  test.each<[string, Span]>([
    ['2019-04/2019-05', span('2019-04-01', '2019-05-31', 'interval')],
    ['2003/2003', span('2003-01-01', '2003-12-31', 'interval')],
    ['2003~/2004-06?', span('2003-01-01', '2004-06-30', 'interval', '~?')],
    ['/2003', span(null, '2003-12-31', 'interval')],
    ['../2003', span(null, '2003-12-31', 'interval')],
    ['2003/', span('2003-01-01', null, 'interval')],
    ['2003/..', span('2003-01-01', null, 'interval')],
    ['../..', span(null, null, 'interval')],
    ['[2005,2003]', span('2003-01-01', '2005-12-31', 'set')],
    ['{2003-05,2001..2002?}', span('2001-01-01', '2003-05-31', 'set', '?')],
    ['[..2003-05,2001]', span(null, '2003-05-31', 'set')],
    ['[2003..]', span('2003-01-01', null, 'set')],
  ])('reads the several dates of %s', (text, expected) => {
    expect(parseEdtf(text)).toEqual(expected);
  });

  test.each([
    ['2019-02-30', 'no calendar holds 2019-02-30'],
    ['2019-02-29', 'no calendar holds 2019-02-29'],
    ['2019-13', 'no calendar holds 2019-13'],
    ['2019-00-10', 'no calendar holds 2019-00-10'],
    ['2016/2019-02-29', 'no calendar holds 2019-02-29'],
    ['X100-02-29', 'no calendar holds X100-02-29'],
    ['', 'it is incomplete'],
    ['2003-1', 'it is incomplete'],
    ['last week', 'it goes wrong at character 1'],
    ['2003 ', 'it goes wrong at character 5'],
    ['2003/soon', '"soon" goes wrong at character 1'],
    ['2003/2002', 'it ends before it begins'],
    ['[2003..2002]', 'it ends before it begins'],
    ['2001/2002/2003', 'an interval has two ends'],
    ['[2003/2004]', 'inside a set, from one date to another is 2003..2005'],
    ['[2003..,2005]', 'only the ends of a set are open'],
    ['Y12345', 'a year has four digits, 0001 to 9999'],
    ['-0100', 'a year has four digits, 0001 to 9999'],
    ['0000', 'years run from 0001 to 9999'],
    ['9999-24', 'years run from 0001 to 9999'],
    ['20XX-21', 'a season needs its year in full'],
  ])('refuses "%s" and says what, why and the way out', (text, why) => {
    expect(refused(text)).toEqual({
      code: 'INVALID_DATE',
      message: `"${text}" is not a date in EDTF: ${why}.`,
      wayOut,
      place: { field: 'edtf' },
    });
  });

  test('refuses a text too long to be a date, quoting its beginning only', () => {
    expect(refused(`{${'2016-02-15,'.repeat(50)}2016}`).message).toBe(
      '"{2016-02-15,2016-02-15,2016-02-15,2016-0…" is not a date in EDTF: it has more than 500 characters.',
    );
  });

  test('never ends before it begins, and says which ends are open', () => {
    fc.assert(
      fc.property(anyDate, (text) => {
        const { earliest, latest, open } = parseEdtf(text);
        if (earliest !== null && latest !== null) expect(earliest <= latest).toBe(true);
        expect(open === 'start' || open === 'both').toBe(earliest === null);
        expect(open === 'end' || open === 'both').toBe(latest === null);
      }),
    );
  });
});

describe('days and order', () => {
  test.each([
    ['2016-02-28', '2016-02-29'],
    ['2015-02-28', '2015-03-01'],
    ['2016-04-30', '2016-05-01'],
    ['2016-12-31', '2017-01-01'],
    ['0099-12-31', '0100-01-01'],
  ])('the day after %s is %s', (before, after) => {
    expect(dayAfter(before)).toBe(after);
  });

  test.each(['2016', '2016-02-30', '9999-12-31', '2016-02-15~x', '2016-02-15T10:00:00Z'])(
    'no day follows %s',
    (text) => {
      expect(() => dayAfter(text)).toThrow(InvalidDate);
    },
  );

  test('agrees with the platform about every next day', () => {
    fc.assert(
      fc.property(day, (it) => {
        const next = new Date(it);
        next.setUTCDate(next.getUTCDate() + 1);
        expect(dayAfter(it)).toBe(next.toISOString().slice(0, 10));
      }),
    );
  });

  test('orders by first day, open starts first, then by last day, open ends last', () => {
    const texts = ['2017', '2016/..', '2016-02', '../2015', '2016', '2016-01-01', '../..'];
    const sorted = texts.toSorted((a, b) => compareSpans(parseEdtf(a), parseEdtf(b)));
    expect(sorted).toEqual(['../2015', '../..', '2016-01-01', '2016', '2016/..', '2016-02', '2017']);
    expect(compareSpans(parseEdtf('2016-01/2016-12'), parseEdtf('2016'))).toBe(0);
  });

  test.each([
    ['2016', '2016-12-31', true],
    ['2016', '2017', false],
    ['../2015', '2015-12-31/..', true],
    ['../2015', '2016/..', false],
    ['../..', '0001', true],
  ])('%s and %s share a day: %s', (a, b, shared) => {
    expect(overlaps(parseEdtf(a), parseEdtf(b))).toBe(shared);
    expect(overlaps(parseEdtf(b), parseEdtf(a))).toBe(shared);
  });
});

describe('the schemas', () => {
  test('take a date with its words and anchor', () => {
    const when = { edtf: '2031-03-05', words: 'on Wednesday', anchor: 'published', inferred: true };
    expect(When.parse(when)).toEqual(when);
    expect(When.parse({ edtf: '2031', anchor: 'event/pine-2' })).toEqual({
      edtf: '2031',
      anchor: 'event/pine-2',
    });
  });

  test('refuse with the reason and the way out', () => {
    expect(Edtf.safeParse('2019-02-30').error?.issues).toEqual([
      {
        code: 'custom',
        path: [],
        message: `"2019-02-30" is not a date in EDTF: no calendar holds 2019-02-30. ${wayOut}`,
      },
    ]);
    const anchor = When.safeParse({ edtf: '2031', anchor: 'yesterday' });
    expect(anchor.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['anchor'], 'an anchor is published, said or the id of an entity'],
    ]);
    expect(When.safeParse({ edtf: '2031', inferred: false }).success).toBe(false);
  });
});
