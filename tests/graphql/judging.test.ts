import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Fixture } from './fixture.ts';

let it: Fixture;
let bearer: { authorization: string };
beforeAll(async () => {
  // Judgements are recorded by the clock of the machine: what stood before them must have been there before.
  it = await Fixture.start({ loaded: '2020-01-01T00:00:00.000Z' });
  bearer = { authorization: `Bearer ${it.tokens.add('An analyst', 'analyst', '2043-03-01T00:00:00.000Z')}` };
});
afterAll(() => it.close());

const event = 'event/hudhud-bombing';
const mutation = 'mutation J($input: JudgeInput!) { judge(input: $input) { judgement { id at } } }';

/** Judges, and gives the judgement's id and a moment before it. */
async function judge(says: string, on: string[], value?: string): Promise<{ id: string; before: string }> {
  const before = new Date().toISOString();
  // Recorded times are told apart by the millisecond.
  while (new Date().toISOString() === before);
  const input = { says, on, why: 'As the test needs it.', ...(value && { value }) };
  const { data, errors } = await it.ask(mutation, { input }, bearer);
  expect(errors).toBeUndefined();
  return { id: data.judge.judgement.id, before };
}

async function retract(id: string): Promise<void> {
  const { errors } = await it.ask(
    'mutation R($id: ID!) { retract(judgement: $id, why: "The test is over.") { judgement { says } } }',
    { id },
    bearer,
  );
  expect(errors).toBeUndefined();
}

const ids = (...labels: string[]) => it.claimIds(...labels);

const asOf = (moment?: string) => (moment ? `, asOf: { clock: RECORDED, date: "${moment}" }` : '');

/** The analyses of the bombing that a judgement may change, as they stand now or stood then. */
const chainsAt = async (moment?: string): Promise<string[]> =>
  (
    await it.data(`{ chains(event: "${event}"${asOf(moment)}) { chains { claim { label } scope } } }`)
  ).chains.chains.map(
    ({ claim, scope }: { claim: { label: string }; scope: string }) =>
      `${claim.label.split('#').at(-1)} ${scope}`,
  );

const totalAt = async (actor: string, moment?: string): Promise<number[] | undefined> => {
  const { columns, totals } = (
    await it.data(
      `{ matrix(event: "${event}"${asOf(moment)}) { columns { id } totals { column low high } } }`,
    )
  ).matrix;
  const at = columns.findIndex(({ id }: { id: string }) => id === actor);
  const total = totals.find(({ column }: { column: number | null }) => column !== null && column === at);
  return total && [total.low, total.high];
};

const standingAt = async (actor: string, moment?: string): Promise<string | undefined> =>
  (
    await it.data(`{ standing(event: "${event}"${asOf(moment)}) { standings { actor { id } standing } } }`)
  ).standing.standings.find(({ actor: { id } }: { actor: { id: string } }) => id === actor)?.standing;

const originsAt = async (claims: string[], moment?: string): Promise<number[]> => {
  const { origins } = await it.data(
    `query O($claims: [ID!]!) { origins(claims: $claims${asOf(moment)}) { low high } }`,
    { claims },
  );
  return [origins.low, origins.high];
};

describe('a judgement on a claim', () => {
  test('rejected: gone from chains, matrix and standing at once; what stood before can be asked; retracted, it is back', async () => {
    const [claim] = (await ids('n24.1')) as [string];
    const list = 'actor/lantern-list-parties';
    expect([await totalAt(list), await standingAt(list)]).toEqual([[0, 1], 'CONTESTED']);
    const { id, before } = await judge('REJECTED', [claim]);
    expect(await chainsAt()).not.toContain('n24.1 THIS');
    expect([await totalAt(list), await standingAt(list)]).toEqual([undefined, undefined]);
    expect(await chainsAt(before)).toContain('n24.1 THIS');
    expect([await totalAt(list, before), await standingAt(list, before)]).toEqual([[0, 1], 'CONTESTED']);
    await retract(id);
    expect([await totalAt(list), await standingAt(list)]).toEqual([[0, 1], 'CONTESTED']);
    expect(await chainsAt()).toContain('n24.1 THIS');
  });

  test('superseded: the one that takes its place stands in the answers alone', async () => {
    const [newer, older] = (await ids('o9.1', 'o6.1')) as [string, string];
    const { id, before } = await judge('SUPERSEDES', [newer, older]);
    expect(await chainsAt()).not.toContain('o6.1 THIS');
    expect(await chainsAt()).toContain('o9.1 THIS');
    expect(await chainsAt(before)).toContain('o6.1 THIS');
    await retract(id);
    expect(await chainsAt()).toContain('o6.1 THIS');
  });

  test('accepted and graded: shown on the claim, and never mixed with the computed standing', async () => {
    const [claim] = (await ids('o6.1')) as [string];
    const standing = await standingAt('actor/brennia');
    const accepted = await judge('ACCEPTED', [claim]);
    const graded = await judge('GRADE', [claim], 'B2');
    const shown = async (moment?: string) =>
      (await it.data(`{ node(id: "${claim}"${asOf(moment)}) { ... on Claim { review grade } } }`)).node;
    expect(await shown()).toEqual({ review: 'ACCEPTED', grade: 'B2' });
    expect(await standingAt('actor/brennia')).toBe(standing);
    await retract(graded.id);
    expect((await shown()).grade).toBeNull();
    await retract(accepted.id);
  });
});

describe('a judgement on origins', () => {
  test('same-origin joins, different-origin parts, retracting restores; each is seen at once', async () => {
    const claims = (await ids('o6.1', 'n16.1')) as [string, string];
    expect(await originsAt(claims)).toEqual([2, 2]);
    const total = await totalAt('actor/brennia');
    const joined = await judge('SAME_ORIGIN', claims);
    expect(await originsAt(claims)).toEqual([1, 1]);
    expect(await totalAt('actor/brennia')).toEqual(total?.map((n) => n - 1));
    expect(await originsAt(claims, joined.before)).toEqual([2, 2]);
    const parted = await judge('DIFFERENT_ORIGIN', claims);
    expect(await originsAt(claims)).toEqual([2, 2]);
    expect(await originsAt(claims, parted.before)).toEqual([1, 1]);
    await retract(parted.id);
    expect(await originsAt(claims)).toEqual([1, 1]);
    await retract(joined.id);
    expect(await totalAt('actor/brennia')).toEqual(total);
  });
});

describe('a judgement on things', () => {
  const clinic = 'event/quay-clinic-shelling';

  test('same: the claims on both are on one; taken back, they are apart', async () => {
    const { id, before } = await judge('SAME', [event, clinic]);
    const joined = await chainsAt();
    expect(joined).toEqual(expect.arrayContaining(['p4.1 THIS', 'p8.1 THIS', 'p5.5 THIS']));
    expect(await chainsAt(before)).not.toContain('p4.1 THIS');
    await retract(id);
    expect(await chainsAt()).not.toContain('p4.1 THIS');
  });

  test('overlaps: the other’s claims are general', async () => {
    const { id } = await judge('OVERLAPS', [event, clinic]);
    expect(await chainsAt()).toEqual(expect.arrayContaining(['p4.1 GENERAL', 'p8.1 GENERAL']));
    await retract(id);
    expect(await chainsAt()).not.toContain('p4.1 GENERAL');
  });

  test('within: what is said of the wider event stands at its own scope', async () => {
    const { id, before } = await judge('WITHIN', [event, 'event/attacks-2038-2041']);
    const wider = (await chainsAt()).filter((line) => line.endsWith('WIDER'));
    expect((await chainsAt(before)).filter((line) => line.endsWith('WIDER')).length).toBeLessThan(
      wider.length,
    );
    await retract(id);
  });

  test('within, of actors: the part no longer contradicts the whole', async () => {
    const rivals = async () =>
      (
        await it.data(
          `{ matrix(event: "${clinic}") { contradictions { kind one { label } other { label } } } }`,
        )
      ).matrix.contradictions.filter(({ kind }: { kind: string }) => kind === 'WITHIN_DOCUMENT').length;
    expect(await rivals()).toBe(1);
    const { id } = await judge('WITHIN', ['actor/salt-road-militia', 'actor/coast-guard']);
    expect(await rivals()).toBe(0);
    await retract(id);
    expect(await rivals()).toBe(1);
  });

  test('unsure: a drift shows both, and says that it is not settled; different: recorded, and changes nothing said', async () => {
    const drifts = async () =>
      (await it.data(`{ drift(event: "${event}") { lines { text points { claim { label } } } } }`)).drift
        .lines;
    const unsure = await judge('UNSURE', [event, 'event/brennian-air-campaign']);
    const perhaps = (await drifts()).filter(({ text }: { text: string }) =>
      text.includes('analysts are unsure'),
    );
    expect(perhaps).toHaveLength(1);
    expect(
      perhaps[0].points.some(({ claim }: { claim: { label: string } }) => claim.label.endsWith('#p13b.1')),
    ).toBe(true);
    await retract(unsure.id);
    expect(
      (await drifts()).filter(({ text }: { text: string }) => text.includes('analysts are unsure')),
    ).toEqual([]);
    const before = await chainsAt();
    const different = await judge('DIFFERENT', [event, clinic]);
    expect(await chainsAt()).toEqual(before);
    const { judgements } = (
      await it.data(`{ entity(id: "${event}") { ... on Event { judgements { says by } } } }`)
    ).entity;
    expect(judgements).toContainEqual({ says: 'DIFFERENT', by: 'An analyst' });
    await retract(different.id);
  });
});
