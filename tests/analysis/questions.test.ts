import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Answer,
  type Argument,
  ask,
  questions,
  UnfitQuestion,
} from '../../src/analysis/questions/ask.ts';
import { answerAsData, answerAsMarkdown, answerAsText } from '../../src/analysis/questions/print.ts';
import { Question } from '../../src/analysis/questions/question.ts';
import { blanks } from '../corpus/blanks.ts';
import { Corpus, labels, lineLabels } from './corpus.ts';

let it: Corpus;
beforeAll(async () => {
  it = await Corpus.open();
});
afterAll(() => it.remove());

const given = (args: Record<string, string>): Argument[] =>
  Object.entries(args).map(([name, value]) => ({ name, value }));
const answer = (name: string, args: Record<string, string> = {}) => ask(it.view, name, given(args));
/** The labels of the claims of each part of an answer. */
const parts = ({ parts: all }: Answer) => all.map(({ lines }) => lineLabels(lines).flat().sort());

const hudhud = 'facility/hudhud-maternity-hospital';
const post = 'document/tidewater-post-2041-03-08';

describe('the catalogue', () => {
  test('asks at least what an investigator would, in both languages, each name once', () => {
    expect(questions.length).toBeGreaterThanOrEqual(24);
    expect(new Set(questions.map(({ name }) => name)).size).toBe(questions.length);
    for (const { text } of questions) expect(text.ar).toMatch(/[؀-ۿ]/);
  });

  test('a question that names a blank which it has not is refused', () => {
    const wrong = { ...questions[0], text: { en: 'Who says {nobody}?', ar: 'من؟' } };
    expect(Question.safeParse(wrong).success).toBe(false);
    const unbound = { ...questions[0], parts: [{ ...questions[0]?.parts[0], with: { actor: '$nobody' } }] };
    expect(Question.safeParse(unbound).success).toBe(false);
  });

  test('every question answers, and no line of any answer is without a claim', async () => {
    const fits: Record<string, string> = { ...blanks, proposition: (await it.claims('p5.5'))[0]?.stem ?? '' };
    for (const { name, parameters } of questions) {
      const args = Object.fromEntries(parameters.map((blank) => [blank.name, fits[blank.name] ?? '']));
      const found = await answer(name, args);
      const lines = found.parts.flatMap((part) => part.lines);
      for (const { claims, text } of lines) {
        expect(claims.length).toBeGreaterThan(0);
        expect([text.en, text.ar].every(Boolean)).toBe(true);
      }
      expect(found.text.en).not.toMatch(/[{}]/);
      expect([name, lines.length > 0 || found.gaps.length > 0]).toEqual([name, true]);
    }
  });
});

describe('answers', () => {
  test('who says Brennia struck the hospital, who names another, and what it denies of it', async () => {
    const found = await answer('who-struck', { actor: 'actor/brennia', facility: hudhud });
    expect(found.text.en).toBe('Who says Brennia struck the Hudhud Maternity Hospital, and on whose word?');
    expect(parts(found)).toEqual([
      ['e2.1', 'n16.1', 'o10.1', 'o6.1', 'o9.1', 'p3.1', 'p5.5'],
      ['n11.1', 'n24.1'],
      ['e6.1', 'n17.1', 'p10.1', 'p11.1', 'p13.1', 'p2.1'],
      [],
    ]);
    expect(found.sentence.en).toBe('15 claims in 4 texts answer this, each with its quotation.');
  });

  test('an "either" that holds the actor is included', async () => {
    const found = await answer('who-struck', {
      actor: 'actor/coast-guard',
      facility: 'facility/rescue-post',
    });
    expect(parts(found)[0]).toEqual(['p22.1']);
  });

  test('under any spelling, which attacks, and under which names', async () => {
    const struck = await answer('attacked-in-place', { place: 'place/bir-al-dhuhayla' });
    expect(parts(struck)[0]).toEqual(expect.arrayContaining(['e1.1', 'n10.2', 'o10.2', 'p5.1']));
    const names = struck.parts[1]?.lines.map(({ text }) => text.en.split(' (')[0]);
    expect(names).toEqual(
      expect.arrayContaining(['“Bir al-Dhuhayla”', '“Beer Al Zuhaila”', '“بئر الذهيلة”']),
    );
  });

  test('what was left empty is said in words, and the order of a list is the one that its rule names', async () => {
    const clinic = await answer('facility-in-order', { facility: hudhud });
    expect(clinic.text).toEqual({
      en: 'What happened to the Hudhud Maternity Hospital, in order, on the clock happened?',
      ar: 'ماذا حدث لـمستشفى الهدهد للتوليد بالترتيب على ساعة الحدوث؟',
    });
    expect(clinic.parts[0]?.rule.text.en).toContain(
      'in the order in which it is said to have happened, undated',
    );
    // "Until then" begins before every day; what has no date at all comes last.
    const days = (clinic.parts[0]?.lines ?? []).map(({ claims: [first] }) =>
      first?.happened ? (first.happened.earliest ?? '0000') : '9999',
    );
    expect(days).toEqual([...days].sort());
    expect(new Set(days).size).toBeGreaterThan(1);
    const silent = await answer('who-kept-silent');
    expect(silent.text).toEqual({ en: 'Who kept silent on anything?', ar: 'من صمت عن أي شيء؟' });
  });

  test('which voices belong to one body', async () => {
    const { parts: all } = await answer('voices-of-organisation', { document: post });
    expect(all[0]?.lines.map(({ text }) => text.en)).toEqual([
      'Brennia: Brennia, Jonas Reith',
      'the Concord of Nations: the Concord Relief Office, Ilse Maron, the Concord of Nations',
    ]);
  });

  test('which figures carry no source', async () => {
    const { parts: all } = await answer('figures-without-source', {
      document: 'document/openleaf-bir-al-dhuhayla',
    });
    expect(
      lineLabels(all[0]?.lines ?? [])
        .flat()
        .sort(),
    ).toEqual(['o3.1', 'o4.1']);
  });

  test('what followed, only as a text says; "not the ceasefire" is nothing that followed', async () => {
    expect(parts(await answer('what-followed', { actor: 'actor/brennia' }))).toEqual([['o21.1']]);
  });

  test('what a text leaves unsaid: its silences, its strikes without a name, what others told', async () => {
    const found = await answer('left-unsaid', { document: post });
    expect(parts(found)).toEqual([
      ['p24.1', 'p9.2'],
      ['p26.1', 'p27.1'],
      [],
      expect.arrayContaining(['n11.1', 'n16.1', 'o6.1']),
    ]);
  });

  test('nothing recorded is no answer', async () => {
    const found = await answer('what-denied', { actor: 'actor/plumb-line' });
    expect(found.sentence.en).toBe('Nothing recorded here answers this. That is no data, not an answer.');
    expect(found.gaps.every(({ kind }) => kind === 'no-data')).toBe(true);
  });
});

describe('a filter instead of one entity', () => {
  test('stands for all that pass it', async () => {
    const filter = { kind: ['attack' as const], plural: false, name: 'bombing of the Hudhud' };
    const found = await ask(it.view, 'who-did-it', [{ name: 'event', filter }]);
    expect(lineLabels(found.parts[0]?.lines ?? []).flat()).toEqual(expect.arrayContaining(['n11.1', 'p5.5']));
  });

  test('that nothing passes lets nothing through, rather than everything', async () => {
    const filter = { ids: ['document/nowhere'] };
    const found = await ask(it.view, 'figures-without-source', [{ name: 'document', filter }]);
    expect(parts(found)).toEqual([[]]);
    const all = await ask(it.view, 'condemned-or-demanded', [
      { name: 'actor', filter: { ids: ['actor/nowhere'] } },
    ]);
    expect(parts(all)).toEqual([[], []]);
    expect(parts(await answer('condemned-or-demanded'))[0]).toEqual(['e9.1', 'p31.1']);
  });

  test('that many pass is answered for the first ten, and says so', async () => {
    const found = await ask(it.view, 'who-did-it', [{ name: 'event', filter: { family: ['event'] } }]);
    expect(
      found.gaps.map(({ text }) => text.en).some((text) => text.startsWith('Only the first 10 of')),
    ).toBe(true);
  });
});

describe('what does not fit', () => {
  test.each([
    ['a question that is none', 'who-won', {}, 'question'],
    ['a blank that is none', 'who-did-it', { event: 'event/hudhud-bombing', moon: 'x' }, 'moon'],
    ['a blank left empty', 'who-did-it', {}, 'event'],
    ['an entity of another family', 'who-did-it', { event: 'actor/brennia' }, 'event'],
    ['an entity that is nowhere', 'who-did-it', { event: 'event/nowhere' }, 'event'],
    ['a clock that is none', 'facility-in-order', { facility: hudhud, clock: 'noon' }, 'clock'],
  ])('%s is refused with the way out', async (_, name, args, field) => {
    const failure = await answer(name, args as Record<string, string>).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnfitQuestion);
    expect((failure as UnfitQuestion).place.field).toBe(field);
    expect((failure as UnfitQuestion).wayOut).toBeTruthy();
  });
});

describe('printed', () => {
  test('as Markdown, each line has its quotations and citations, and the rule is named', async () => {
    const text = await answerAsMarkdown(
      it.view,
      await answer('who-kept-silent', { event: 'event/hudhud-bombing' }),
      'en',
    );
    expect(text).toContain('# Who kept silent on the bombing of the Hudhud?');
    expect(text).toContain(
      '  > “No one has claimed responsibility for the bombing of the Hudhud”\n  > — the Tidewater Post',
    );
    expect(text).toContain('_Only what a text says of silence');
    expect(text).toContain('publisher unknown');
  });

  test('as data and as text, in Arabic too', async () => {
    const found = await answer('contradictions', { event: 'event/quay-clinic-shelling' });
    const data = (await answerAsData(it.view, found, 'ar')) as {
      parts: { lines: { claims: { quotations: string[] }[] }[] }[];
    };
    for (const { lines } of data.parts)
      for (const { claims } of lines)
        for (const { quotations } of claims) expect(quotations.length).toBeGreaterThan(0);
    const text = await answerAsText(it.view, found, 'ar');
    expect(text).toContain('التناقضات');
    expect(text).toContain('“The Quay Clinic in Port Amsel, burned by the Salt Road militia on Monday”');
    expect(labels(found.parts[0]?.lines.flatMap(({ claims }) => claims) ?? [])).toContain('p4.1');
  });
});
