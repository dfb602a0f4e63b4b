import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { independence } from '../../src/analysis/independence.ts';
import { type Trace, trace } from '../../src/analysis/trace.ts';
import { Corpus, short } from './corpus.ts';

let it: Corpus;
let all: Trace;
beforeAll(async () => {
  it = await Corpus.open();
  all = await trace(it.view, await it.everything());
});
afterAll(() => it.remove());

const originOf = (label: string) => all.originOf.get(it.id(label));

/** The steps from a claim to its origin: by what, through what, on which claim's or judgement's word. */
function steps(label: string): string[] {
  const id = it.id(label);
  const origin = all.origins.get(originOf(label) ?? '');
  const named = new Map(
    [...all.origins.values()].flatMap(({ claims }) => claims.map((c) => [c.id, short(c)])),
  );
  return (origin?.ties ?? [])
    .filter(({ claim }) => claim === id)
    .map(({ by, through, evidence }) =>
      [by, through, evidence && (named.get(evidence) ?? evidence.split('/')[0])].filter(Boolean).join(' '),
    );
}

describe('the night nurse, three levels down', () => {
  const told = ['p7.1', 'e3.1', 'e20.1', 'o11.1'];

  test('four claims in three texts, through four chains of voices, rest on her alone', async () => {
    expect(told.map(originOf)).toEqual(told.map(() => 'actor/ruqayya-samarni'));
    const claims = await it.claims(...told);
    expect(new Set(claims.map(({ document }) => document)).size).toBe(3);
    expect(await it.quotes(claims)).toEqual([
      'We counted nine dead and at least thirty wounded, two of them newborns',
      'مات تسعة من مرضانا، ولم يبق عندنا سرير واحد صالح',
      'nine people had been killed at the Hudhud … the statement rests on the night nurse’s log',
      'The Tidewater Post, quoting Open Ward, put the dead at nine, a figure that goes back to the night nurse, Ruqayya Samarni',
    ]);
    const { low, high } = await independence(it.view, it.ids(...told));
    expect([low, high]).toEqual([1, 1]);
  });

  test('the statement comes to her over the log, which she kept, as a text says', () => {
    expect(steps('e20.1').slice(0, 2)).toEqual([
      'basis document/nurse-log',
      'issued actor/ruqayya-samarni e22.1',
    ]);
  });

  test('rival counts of the dead rest on others', async () => {
    const { low, high } = await independence(it.view, it.ids('p7.1', 'o11.1', 'n13.1', 'e5.1'));
    expect([low, high]).toEqual([3, 3]);
  });
});

describe('organisations', () => {
  test('a spokesman rests on his body, and that on what it stands within, step by step', () => {
    expect(steps('p11.1')).toEqual([
      'speaker actor/jonas-reith',
      'role actor/brennian-air-arm p12.1',
      'within actor/brennian-forces judgement',
      'within actor/brennian-government judgement',
      'within actor/brennia judgement',
    ]);
  });

  test('a spokeswoman is told of in each text by that text', () => {
    expect(steps('p29.1')[1]).toBe('role actor/relief-office p30.1');
    expect(steps('e13.1')[1]).toBe('role actor/relief-office e14.1');
  });

  test('an office that confirms its own note is one with it', () => {
    expect(['e12.1', 'n23.3', 'p27.1'].map(originOf)).toEqual(Array(3).fill('actor/concord-of-nations'));
    expect(steps('e12.1')).toEqual(['speaker actor/relief-office', 'part_of actor/concord-of-nations e11.3']);
  });

  test('a title that names two organisations rests on the one represented', () => {
    expect(steps('n19.1')).toEqual(['speaker actor/marta-quill', 'role actor/brennia n20.1']);
  });

  test('members, nurses and who gave up a post speak for themselves', () => {
    expect(['n11.1', 'p3.1', 'e28.1'].map(originOf)).toEqual([
      'actor/coast-guard-officers',
      'actor/nurses-duhayla',
      'actor/hadrin-vose',
    ]);
  });
});

describe('circles', () => {
  test('the note takes its figure from the page, the page from the note: one origin, named as circular', () => {
    expect([originOf('n14.1'), originOf('o15.1')]).toEqual(['actor/harbour-watch', 'actor/harbour-watch']);
    expect(all.origins.get('actor/harbour-watch')?.circular).toBe(true);
    expect(steps('o15.1')).toEqual([
      'basis document/harbour-watch-note',
      'basis document/openleaf-bir-al-dhuhayla n14.1',
      'basis document/harbour-watch-note o15.1',
    ]);
  });

  test('nobody else goes in circles', () => {
    const circular = [...all.origins.values()].filter((origin) => origin.circular);
    expect(circular.map(({ id }) => id)).toEqual(['actor/harbour-watch']);
  });
});

describe('voices without a name', () => {
  test('are never merged: two that texts hide, and seven that are described', () => {
    const voices = ['p19.1', 'n27.1', 'p3.1', 'p17.3', 'p22.1', 'n11.1', 'p20.1', 'e5.1', 'e27.1'];
    expect(new Set(voices.map(originOf)).size).toBe(voices.length);
    expect(steps('p19.1')).toEqual(['unnamed']);
    expect(all.origins.get(originOf('p19.1') ?? '')?.root).toBeNull();
  });

  test('claims of one hidden voice in one sentence are one', () => {
    expect(originOf('p19.2')).toBe(originOf('p19.1'));
  });

  test('what an unknown publisher says in its own voice is the document’s, and not the note’s', () => {
    expect([originOf('n1.1'), originOf('n2.1')]).toEqual(
      Array(2).fill('document/harbour-watch-copy-2042-01-20'),
    );
    expect(originOf('n3.1')).toBe('actor/harbour-watch');
  });
});

test('every claim has one origin, and every origin says why', () => {
  expect([...all.origins.values()].reduce((sum, { claims }) => sum + claims.length, 0)).toBe(
    all.originOf.size,
  );
  for (const { claims, ties } of all.origins.values())
    for (const { id } of claims) expect(ties.some(({ claim }) => claim === id)).toBe(true);
});

test('a count leaves out "either" and "some of" at least, and has them at most', async () => {
  const { low, high } = await independence(it.view, it.ids('n11.1', 'n24.1', 'p5.5'));
  expect([low, high]).toEqual([1, 3]);
});

test('roots that analysts are unsure to tell apart count once at least', async () => {
  await it.store.write.judge({
    ...{ on: ['actor/local-sources-post', 'actor/aid-worker'], says: 'unsure', by: 'A. Coder' },
    ...{ why: 'Both speak of the port.', at: '2043-03-01' },
  });
  const { low, high } = await independence(it.view, it.ids('p20.1', 'p22.2'));
  expect([low, high]).toEqual([1, 2]);
});
