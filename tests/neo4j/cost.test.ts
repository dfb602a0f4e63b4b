import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import neo4j, { type ProfiledPlan } from 'neo4j-driver';
import type { EntityId } from '../../src/model/entity.ts';
import { Reasons } from '../../src/store/check.ts';
import { asked, type Client, type Query } from '../../src/store/neo4j/client.ts';
import type { Lease } from '../../src/store/neo4j/lock.ts';
import { Veil } from '../../src/store/neo4j/veil.ts';
import { judge } from '../../src/store/neo4j/write/judge.ts';
import { publish } from '../../src/store/neo4j/write/publish.ts';
import { refreshUnseen } from '../../src/store/neo4j/write/refresh.ts';
import { Staged } from '../../src/store/neo4j/write/staged.ts';
import { about, claim, decision, FIRST, Sheet } from '../contract/fixtures.ts';
import { partsOf } from './direct.ts';
import { Stores } from './stores.ts';

jest.setTimeout(300_000);

/** One force, one depot, one town, and many attacks that all hang on them. */
function world(attacks: number): Sheet {
  const sheet = new Sheet()
    .entities('media', 'actor/press')
    .entities('armed_force', 'actor/force')
    .entities('warehouse', 'facility/depot')
    .entities('place', 'place/town')
    .document('document/text', 'actor/press', '2031-01-01');
  for (let at = 0; at < attacks; at++) {
    const event: EntityId = `event/e${at}`;
    // Who all said it would be joined to the depot by as many edges, which are looked through.
    const voice: EntityId = `actor/v${at}`;
    // Twice, so that an edge is left where one claim of it goes.
    for (const time of ['once', 'again'])
      sheet.say(
        `${event} ${time}`,
        { document: 'document/text', by: ['actor/press', voice], quote: `${event} ${time}` },
        claim(about('carried_out', 'actor/force', event)),
        claim(about('struck', event, 'facility/depot')),
        claim(about('located', event, 'place/town', { code: 'in' })),
      );
    sheet.entities('attack', event).entities('group', voice);
  }
  return sheet;
}

const hitsIn = (plan: ProfiledPlan | false): number =>
  plan ? (plan.dbHits ?? 0) + plan.children.reduce((sum, child) => sum + hitsIn(child), 0) : 0;

/** How often a server looks at its data for what is asked of it, which is then taken back. */
async function hitsOf(url: string, work: (query: Query) => Promise<unknown>): Promise<number> {
  const { address, user, password } = partsOf(url);
  const driver = neo4j.driver(address, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  const session = driver.session();
  const transaction = session.beginTransaction();
  let hits = 0;
  const query = {
    all: async (cypher: string, params: object = {}) => {
      const { records, summary } = await transaction.run(...asked(`PROFILE ${cypher}`, { ...params }));
      hits += hitsIn(summary.profile);
      return records.map((record) => record.toObject());
    },
  } as Query;
  try {
    await work(query);
    await transaction.rollback();
  } finally {
    await driver.close();
  }
  return hits;
}

const clientOf = (query: Query) =>
  ({ write: (work: (query: Query) => Promise<unknown>) => work(query) }) as Client;

/** What is left of a first load once everything is written: to show it. */
async function show(query: Query, sheet: Sheet): Promise<void> {
  const staged = new Staged(new Reasons());
  staged.add(sheet.records);
  staged.seal();
  const lease = { owner: 'a test', check: async () => undefined } as unknown as Lease;
  await publish(
    { client: clientOf(query), lease, set: 'world', at: Date.parse(FIRST), first: true },
    staged,
    undefined,
  );
  staged.close();
}

describe('what is there costs nothing where something else changes, or where all of it is shown', () => {
  const stores = new Stores();
  const costs: Record<string, number>[] = [];

  beforeAll(async () => {
    for (const attacks of [50, 1_000]) {
      const { store, url, remove } = await stores.open();
      const sheet = world(attacks);
      await store.load.set('world', sheet.records, { at: FIRST });
      const claims = [1, 2, 3].map((at) => sheet.id(`event/e7 once.${at}`));
      const by = (says: 'rejected' | 'same', on: string[]) =>
        hitsOf(url, (query) => {
          return judge(clientOf(query), new Veil(), decision(says, on), Date.parse(FIRST));
        });
      costs.push({
        rejected: await by('rejected', claims),
        same: await by('same', ['event/e7', 'event/e8']),
        derived: await hitsOf(url, (query) => refreshUnseen(query, claims)),
        shown: await hitsOf(url, (query) => show(query, sheet)),
      });
      await remove();
    }
  });
  afterAll(() => stores.stop());

  test.each(['rejected', 'same', 'derived', 'shown'])('%s', (what) => {
    const [few, many] = costs.map((cost) => cost[what] as number) as [number, number];
    expect(few).toBeGreaterThan(10);
    expect(many).toBeLessThan(2 * few);
  });
});
