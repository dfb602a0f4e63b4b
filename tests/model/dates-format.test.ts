import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { edtfOf, formatEdtf, formatSpan, parseEdtf } from '../../src/model/dates.ts';
import { anyDate, span } from './any-date.ts';

describe('formatSpan', () => {
  test.each([
    ['2016-02-15', '15 February 2016', '15 شباط/فبراير 2016'],
    ['2016-02', 'February 2016', 'شباط/فبراير 2016'],
    ['0987', '987', '987'],
    ['2011~', 'about 2011', 'نحو 2011'],
    ['2011-06?', 'June 2011 (uncertain)', 'حزيران/يونيو 2011 (غير مؤكد)'],
    ['2016-21', 'spring 2016', 'ربيع 2016'],
    ['2016-24', 'winter 2016–2017', 'شتاء 2016–2017'],
    ['2016-29', 'September to November 2016', 'من أيلول/سبتمبر إلى تشرين الثاني/نوفمبر 2016'],
    ['201X~', 'about the 2010s', 'نحو عقد 2010'],
    ['20', 'between 2000 and 2099', 'بين 2000 و2099'],
    ['2016-XX-XX', '2016', '2016'],
    [
      '2016-02-1X',
      'between 10 February 2016 and 19 February 2016',
      'بين 10 شباط/فبراير 2016 و19 شباط/فبراير 2016',
    ],
    ['2019-04/2019-05', 'April to May 2019', 'من نيسان/أبريل إلى أيار/مايو 2019'],
    ['2019-04~/2019-05', 'about April 2019 to May 2019', 'من نحو نيسان/أبريل 2019 إلى أيار/مايو 2019'],
    ['2019-05-05/2019-05-06', '5 to 6 May 2019', 'من 5 إلى 6 أيار/مايو 2019'],
    [
      '2018-12-31/2019-01-02',
      '31 December 2018 to 2 January 2019',
      'من 31 كانون الأول/ديسمبر 2018 إلى 2 كانون الثاني/يناير 2019',
    ],
    ['2015-09/..', 'from September 2015', 'منذ أيلول/سبتمبر 2015'],
    ['2015-09/', 'from September 2015 (end unknown)', 'منذ أيلول/سبتمبر 2015 (النهاية غير معروفة)'],
    ['../2024-12-08', 'until 8 December 2024', 'حتى 8 كانون الأول/ديسمبر 2024'],
    ['/2024', 'until 2024 (start unknown)', 'حتى 2024 (البداية غير معروفة)'],
    ['../..', 'at an unknown time', 'في وقت غير معروف'],
    ['[..2024-12-07]', 'before 8 December 2024', 'قبل 8 كانون الأول/ديسمبر 2024'],
    ['[..2024]', '2024 or earlier', '2024 أو قبل ذلك'],
    ['[2024..]', '2024 or later', '2024 أو بعد ذلك'],
    ['[2019-05-05,2019-05-06]', '5 or 6 May 2019', '5 أو 6 أيار/مايو 2019'],
    ['{2019-05-05,2019-05-06,2019-06-01}', '5, 6 May and 1 June 2019', '5 و6 أيار/مايو و1 حزيران/يونيو 2019'],
    ['[2016-02-15,2016]', '15 February 2016 or 2016', '15 شباط/فبراير 2016 أو 2016'],
    ['[2019-05-05..2019-05-08]', 'between 5 and 8 May 2019', 'بين 5 و8 أيار/مايو 2019'],
    ['{2001..2002,2004}', '2001 to 2002 and 2004', 'من 2001 إلى 2002 و2004'],
  ])('%s reads "%s" and "%s"', (edtf, en, ar) => {
    expect([formatSpan(edtf, 'en'), formatEdtf(edtf, 'ar')]).toEqual([en, ar]);
  });

  test('takes a span that was computed', () => {
    expect(formatSpan(span('2019-04-01', '2019-05-31', 'interval'), 'en')).toBe('April to May 2019');
    expect(formatSpan(span('2015-12-01', '2016-02-29', 'season', '~'), 'en')).toBe('about winter 2015–2016');
    expect(formatSpan(span(null, '2024-12-08', 'set'), 'en')).toBe('until 8 December 2024');
  });

  test('a span written back as EDTF covers the same days with the same marks', () => {
    fc.assert(
      fc.property(anyDate, (text) => {
        const { precision, ...before } = parseEdtf(text);
        const { precision: _, ...after } = parseEdtf(edtfOf({ ...before, precision }));
        const vague = before.open === 'both';
        expect(after).toEqual(vague ? { ...before, approximate: false, uncertain: false } : before);
      }),
    );
  });

  test('says every date in both languages, with no digit or star left over', () => {
    fc.assert(
      fc.property(anyDate, (text) => {
        for (const language of ['en', 'ar'] as const)
          expect(formatSpan(text, language)).not.toMatch(/\*|undefined|NaN|X/);
      }),
    );
  });
});
