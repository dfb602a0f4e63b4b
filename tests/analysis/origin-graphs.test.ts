import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { trace } from '../../src/analysis/trace.ts';
import type { Store } from '../../src/store/store.ts';
import { short, temporaryStore } from './corpus.ts';
import { about, claim, World } from './world.ts';

let store: Store;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
});
afterAll(() => remove());

const hit = claim(about('carried_out', 'actor/militia', 'event/raid'));
const papers = () =>
  new World()
    .text('document/lark', 'actor/lark', '2031-03-01')
    .text('document/owl', 'actor/owl', '2031-03-02')
    .text('document/wren', 'actor/wren', '2031-03-03');

/** The origin of each claim by its label, and whether it lies in a circle. */
async function originsIn(world: World): Promise<Record<string, string>> {
  const { view, claims } = await world.enter(store);
  const traced = await trace(view, claims);
  return Object.fromEntries(
    claims.map((it) => {
      const id = traced.originOf.get(it.id) ?? '';
      const circular = traced.origins.get(id)?.circular ? ' (circular)' : '';
      const shown = id.startsWith('utterance/') ? `unnamed ${short(it)}` : id.replace(/claim\/\w+/, 'apart');
      return [short(it), `${shown}${circular}`];
    }),
  );
}

describe('citations', () => {
  test('are followed through three levels to one root', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/relief'], basis: ['actor/watch'] }, hit)
      .say('b', { in: 'document/owl', by: ['actor/watch'], basis: ['actor/medics'] }, hit)
      .say('c', { in: 'document/wren', by: ['actor/medics'] }, hit)
      .say('d', { in: 'document/wren', basis: ['document/lark'] }, hit);
    expect(await originsIn(world)).toEqual({
      'a.1': 'actor/medics',
      'b.1': 'actor/medics',
      'c.1': 'actor/medics',
      'd.1': 'actor/medics',
    });
  });

  test('on another point are not followed', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/relief'], basis: ['actor/watch'] }, hit)
      .say(
        'b',
        { in: 'document/owl', by: ['actor/watch'], basis: ['actor/experts'] },
        claim(about('used', 'event/raid', null, { code: 'missile' })),
      );
    expect(await originsIn(world)).toEqual({ 'a.1': 'actor/watch', 'b.1': 'actor/experts' });
  });

  test('of two sources leave the one who cites them a root', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/relief'], basis: ['actor/watch'] }, hit)
      .say('b', { in: 'document/owl', by: ['actor/watch'], basis: ['actor/medics'] }, hit)
      .say('c', { in: 'document/wren', by: ['actor/watch'], basis: ['actor/pilots'] }, hit);
    expect(await originsIn(world)).toMatchObject({ 'a.1': 'actor/watch', 'b.1': 'actor/medics' });
  });

  test('left out by a retelling still hold: who cites a source for it elsewhere rests on that', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/watch'], basis: ['actor/medics'] }, hit)
      .say('b', { in: 'document/owl', by: ['actor/watch'] }, hit);
    expect(await originsIn(world)).toEqual({ 'a.1': 'actor/medics', 'b.1': 'actor/medics' });
  });

  test('of several that lead to one source are followed to it: a repeat is no origin of its own', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/relief'], basis: ['actor/watch'] }, hit)
      .say('b', { in: 'document/owl', by: ['actor/relief'], basis: ['document/lark'] }, hit)
      .say('c', { in: 'document/wren', by: ['actor/relief'] }, hit);
    expect(await originsIn(world)).toEqual({
      'a.1': 'actor/watch',
      'b.1': 'actor/watch',
      'c.1': 'actor/watch',
    });
  });

  test('of evidence that nobody issued stay with the speaker; of evidence that several cite, they meet in it', async () => {
    const one = papers().say(
      'a',
      { in: 'document/lark', by: ['actor/watch'], basis: ['document/film'] },
      hit,
    );
    expect(await originsIn(one)).toEqual({ 'a.1': 'actor/watch' });
    const two = one.say('b', { in: 'document/owl', by: ['actor/relief'], basis: ['document/film'] }, hit);
    expect(await originsIn(two)).toEqual({ 'a.1': 'document/film', 'b.1': 'document/film' });
  });

  test('in a circle of three, of one’s own note, of a document that cites itself', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/c'], basis: ['actor/a'] }, hit)
      .say('b', { in: 'document/owl', by: ['actor/a'], basis: ['actor/b'] }, hit)
      .say('c', { in: 'document/wren', by: ['actor/b'], basis: ['actor/c'] }, hit);
    expect(await originsIn(world)).toEqual({
      'a.1': 'actor/a (circular)',
      'b.1': 'actor/a (circular)',
      'c.1': 'actor/a (circular)',
    });
    const own = papers()
      .say('a', { in: 'document/lark', by: ['actor/office in document/note'], basis: ['document/note'] }, hit)
      .say('b', { in: 'document/owl' }, claim(about('issued', 'actor/office', 'document/note')))
      .say('c', { in: 'document/owl', basis: ['document/owl'] }, hit);
    expect(await originsIn(own)).toMatchObject({ 'a.1': 'actor/office', 'c.1': 'actor/owl' });
  });
});

describe('bodies', () => {
  test('that are part of each other end somewhere', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/a'] }, hit)
      .say(
        'b',
        { in: 'document/owl' },
        claim(about('part_of', 'actor/a', 'actor/b')),
        claim(about('part_of', 'actor/b', 'actor/a')),
      );
    expect(await originsIn(world)).toMatchObject({ 'a.1': 'actor/b' });
  });

  test('posts in two bodies leave the person a root; a text goes by its own account first', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/ann'] }, hit)
      .say(
        'b',
        { in: 'document/lark' },
        claim(about('role', 'actor/ann', 'actor/relief', { code: 'director' })),
      )
      .say('c', { in: 'document/owl', by: ['actor/ann'] }, hit)
      .say('d', { in: 'document/owl' }, claim(about('role', 'actor/ann', 'actor/watch', { code: 'founder' })))
      .say('e', { in: 'document/wren', by: ['actor/ann'] }, hit);
    expect(await originsIn(world)).toMatchObject({
      'a.1': 'actor/relief',
      'c.1': 'actor/watch',
      'e.1': 'actor/ann',
    });
  });

  test('a post that was given up, or not yet taken, speaks for nobody', async () => {
    const held = (when: string) =>
      claim(about('role', 'actor/ann', 'actor/relief', { code: 'director', when }));
    const origin = async (when: string) =>
      (
        await originsIn(
          papers()
            .say('a', { in: 'document/lark', by: ['actor/ann'] }, hit)
            .say('b', { in: 'document/owl' }, held(when)),
        )
      )['a.1'];
    expect(await origin('../2030')).toBe('actor/ann');
    expect(await origin('../2031-03')).toBe('actor/ann');
    expect(await origin('2031-04/..')).toBe('actor/ann');
    expect(await origin('2030/..')).toBe('actor/relief');
    expect(await origin('2031')).toBe('actor/relief');
  });

  test('conditions, denials and plain negatives tie nobody', async () => {
    const world = papers()
      .say('a', { in: 'document/lark', by: ['actor/ann'] }, hit)
      .say(
        'b',
        { in: 'document/owl' },
        claim(about('role', 'actor/ann', 'actor/relief', { code: 'director', not: true })),
        claim(about('part_of', 'actor/ann', 'actor/watch'), { stance: 'denies' }),
        claim(about('part_of', 'actor/ann', 'actor/watch'), { if: 'if so' }),
      );
    expect(await originsIn(world)).toMatchObject({ 'a.1': 'actor/ann' });
  });
});

describe('judgements', () => {
  const two = () =>
    papers()
      .say('a', { in: 'document/lark', by: ['someone'] }, hit)
      .say('b', { in: 'document/owl', by: ['someone'] }, hit)
      .say('c', { in: 'document/wren', by: ['actor/watch'] }, hit)
      .say('d', { in: 'document/wren', by: ['actor/watch'], where: 'headline' }, hit);

  test('tie and untie, each way', async () => {
    expect(await originsIn(two())).toEqual({
      'a.1': 'unnamed a.1',
      'b.1': 'unnamed b.1',
      'c.1': 'actor/watch',
      'd.1': 'actor/watch',
    });
    const tied = await originsIn(two().judge('same-origin', ['a.1', 'c.1']));
    expect([tied['a.1'], tied['b.1'], tied['c.1']]).toEqual(['actor/watch', 'unnamed b.1', 'actor/watch']);
    const untied = await originsIn(two().judge('different-origin', ['c.1', 'd.1']));
    expect([untied['c.1'], untied['d.1']].sort()).toEqual(['actor/watch', 'actor/watch apart']);
  });

  test('of claims judged apart the first that is named keeps the origin, with whatever else rests there', async () => {
    const three = () => two().say('e', { in: 'document/lark', by: ['actor/watch'] }, hit);
    for (const [keeps, apart] of [
      ['c.1', 'd.1'],
      ['d.1', 'c.1'],
      ['e.1', 'd.1'],
    ] as const) {
      const found = await originsIn(three().judge('different-origin', [keeps, apart]));
      const roots = ['c.1', 'd.1', 'e.1'].map((id) => [id, found[id]]);
      expect(Object.fromEntries(roots)).toEqual({
        'c.1': 'actor/watch',
        'd.1': 'actor/watch',
        'e.1': 'actor/watch',
        [apart]: 'actor/watch apart',
      });
    }
  });

  test('of two that contradict each other the later one holds', async () => {
    const early = { at: '2032-01-01' };
    const late = { at: '2032-02-01' };
    const parted = await originsIn(
      two().judge('same-origin', ['a.1', 'c.1'], early).judge('different-origin', ['a.1', 'c.1'], late),
    );
    expect(parted['a.1']).toBe('unnamed a.1');
    const joined = await originsIn(
      two().judge('different-origin', ['c.1', 'd.1'], early).judge('same-origin', ['c.1', 'd.1'], late),
    );
    expect([joined['c.1'], joined['d.1']]).toEqual(['actor/watch', 'actor/watch']);
  });

  test('hold for what their claims are about, and no further', async () => {
    const world = two()
      .say('e', { in: 'document/lark', by: ['actor/medics'] }, hit)
      .say(
        'f',
        { in: 'document/lark', by: ['actor/medics'] },
        claim(about('carried_out', 'actor/militia', 'event/other')),
      )
      .judge('same-origin', ['c.1', 'e.1']);
    // One origin, named by the root to which most texts lead.
    expect(await originsIn(world)).toMatchObject({
      'e.1': 'actor/watch',
      'c.1': 'actor/watch',
      'f.1': 'actor/medics',
    });
    const apart = two()
      .say('e', { in: 'document/lark', by: ['actor/zeal'] }, hit)
      .say(
        'f',
        { in: 'document/lark', by: ['actor/zeal'] },
        claim(about('carried_out', 'actor/militia', 'event/other')),
      )
      .judge('same-origin', ['c.1', 'e.1']);
    expect(await originsIn(apart)).toMatchObject({ 'e.1': 'actor/watch', 'f.1': 'actor/zeal' });
  });
});
