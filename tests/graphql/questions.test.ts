import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { blanks } from '../corpus/blanks.ts';
import { Fixture } from './fixture.ts';

let it: Fixture;
beforeAll(async () => {
  it = await Fixture.start();
});
afterAll(() => it.close());

const fits: Readonly<Record<string, string>> = { ...blanks, clock: 'HAPPENED' };

const asking = `query A($question: String!, $args: [QuestionArgInput!]!) {
  ask(question: $question, args: $args) {
    question text ar: text(lang: AR) sentence markdown arabic: markdown(lang: AR) json
    parts { heading rule { name text } lines { text ar: text(lang: AR) claims { short quotes { exact } } } }
    gaps { kind text claims { short } }
  }
}`;

interface Asked {
  name: string;
  parameters: { name: string; optional: boolean; families: string[]; type: string }[];
}

async function catalogue(): Promise<Asked[]> {
  return (await it.data('{ questions { name parameters { name optional families type } } }')).questions;
}

async function stem(): Promise<string> {
  const filter = '{ predicate: [CARRIED_OUT], about: ["event/hudhud-bombing"] }';
  return (await it.data(`{ claims(first: 1, filter: ${filter}) { nodes { proposition { stem } } } }`)).claims
    .nodes[0].proposition.stem;
}

describe('every question of the catalogue', () => {
  test('is answered in both languages, each line with its quotations, as Markdown and as JSON alike', async () => {
    const proposition = await stem();
    for (const { name, parameters } of await catalogue()) {
      const args = parameters.map((blank) => ({
        name: blank.name,
        value: blank.type === 'STEM' ? proposition : fits[blank.name],
      }));
      const { ask } = await it.data(asking, { question: name, args });
      const json = JSON.parse(ask.json);
      expect([name, json.question, json.text]).toEqual([name, name, ask.text]);
      expect(json.parts.map((part: { lines: unknown[] }) => part.lines.length)).toEqual(
        ask.parts.map((part: { lines: unknown[] }) => part.lines.length),
      );
      for (const { lines } of ask.parts)
        for (const { text, ar, claims } of lines) {
          expect([name, text !== '' && ar !== '' && claims.length > 0]).toEqual([name, true]);
          for (const { short, quotes } of claims) {
            expect([name, short, quotes.length > 0]).toEqual([name, short, true]);
            // In the export each claim stands with its words and under its short id.
            for (const text of [ask.markdown, ask.arabic]) expect(text).toContain(short);
            expect(ask.json).toContain(JSON.stringify(quotes[0].exact));
          }
        }
      expect(ask.markdown.startsWith(`# ${ask.text.replace(/([\\`*_[\]<>#])/g, '\\$1')}`)).toBe(true);
      expect(ask.arabic).toMatch(/[؀-ۿ]/);
    }
  });

  test('may leave its optional blanks empty', async () => {
    for (const { name, parameters } of await catalogue()) {
      if (!parameters.some(({ optional }) => optional)) continue;
      const args = parameters
        .filter(({ optional }) => !optional)
        .map((blank) => ({ name: blank.name, value: fits[blank.name] }));
      const { ask } = await it.data(asking, { question: name, args });
      expect([name, ask.parts.length > 0]).toEqual([name, true]);
    }
  });
});

describe('a filter in place of one entity', () => {
  const of = async (question: string, name: string, filter: object) => {
    const { ask } = await it.data(asking, { question, args: [{ name, filter }] });
    return ask as { parts: { lines: { text: string }[] }[]; gaps: { text: string }[] };
  };

  test.each([
    ['kind', 'who-did-it', 'event', { kind: ['ATTACK'], name: 'bombing of the Hudhud' }],
    ['place', 'who-did-it', 'event', { place: ['place/bir-al-dhuhayla'] }],
    ['accused', 'contradictions', 'event', { accused: ['actor/brennia'] }],
    [
      'period',
      'who-did-it',
      'event',
      { window: { clock: 'HAPPENED', from: '2041-03-01', to: '2041-03-31' } },
    ],
    ['type', 'facility-in-order', 'facility', { type: ['maternity'] }],
  ])('by %s', async (_, question, name, filter) => {
    const { parts } = await of(question, name, filter);
    expect(parts.flatMap(({ lines }) => lines).length).toBeGreaterThan(0);
  });

  test('says how many pass where it answers for the first ten', async () => {
    const { gaps } = await of('who-did-it', 'event', { family: ['EVENT'] });
    expect(gaps.map(({ text }) => text).join('\n')).toMatch(/Only the first 10 of \d+ that pass the filter/);
  });

  test('of another family fills nothing', async () => {
    const { parts } = await of('who-did-it', 'event', { family: ['ACTOR'] });
    expect(parts.flatMap(({ lines }) => lines)).toEqual([]);
  });
});

describe('what does not fit', () => {
  test.each([
    ['no such question', 'who-won', [], 'question'],
    ['no such blank', 'who-did-it', [{ name: 'moon', value: 'x' }], 'moon'],
    ['a blank left empty', 'who-did-it', [], 'event'],
    ['an id of another family', 'who-did-it', [{ name: 'event', value: 'actor/brennia' }], 'event'],
  ])('%s is refused with the field and the way out', async (_, question, args, field) => {
    const { errors } = await it.ask(asking, { question, args });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'UNFIT_QUESTION',
      place: { field },
      wayOut: expect.any(String),
    });
  });
});
