import neo4j, { type Driver } from 'neo4j-driver';
import { addressOf } from '../../src/store/neo4j/address.ts';
import { sent } from '../../src/store/neo4j/client.ts';
import { wipe } from '../../tests/neo4j/direct.ts';
import type { RawFigures } from '../rows.ts';

type Properties = Record<string, unknown>;
interface Node {
  id: number;
  label: string;
  own: Properties;
}
interface Relationship {
  from: number;
  to: number;
  type: string;
  own: Properties;
}

/** More to a batch is slower. */
const BATCH = 1_000;
/** What belongs to the store and not to the graph, and stays. */
const kept = 'n:Ascribe OR n:AscribeLock';

/**
 * The floor of a bulk load: every node and relationship that a loaded database holds, created again by plain Cypher, a
 * thousand at a time, each label and type by itself, with the same constraints and indexes. The database is emptied
 * first; reading it is not counted.
 */
export async function measureRawGraph(url: string): Promise<RawFigures> {
  const { url: address, user, password, database } = addressOf(url);
  const driver = neo4j.driver(address, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  const at = { database: database ?? 'neo4j' };
  try {
    const nodes = await readAll<Node>(
      driver,
      at,
      `MATCH (n) WHERE NOT (${kept}) RETURN id(n) AS id, labels(n)[0] AS label, properties(n) AS own`,
    );
    const relationships = await readAll<Relationship>(
      driver,
      at,
      'MATCH (a)-[r]->(b) RETURN id(a) AS from, id(b) AS to, type(r) AS type, properties(r) AS own',
    );
    const write = async (): Promise<RawFigures> => {
      await wipe(url);
      const used = process.cpuUsage();
      const start = performance.now();
      const ids = await createNodes(driver, at, nodes);
      await createRelationships(driver, at, relationships, ids);
      const seconds = (performance.now() - start) / 1000;
      const { user, system } = process.cpuUsage(used);
      return { rows: nodes.length + relationships.length, seconds, processor: (user + system) / 1e6 };
    };
    // The server compiles what it does often: the first time tells of that.
    await write();
    return await write();
  } finally {
    await driver.close();
  }
}

async function readAll<T>(driver: Driver, at: { database: string }, cypher: string): Promise<T[]> {
  const { records } = await driver.executeQuery(cypher, {}, at);
  return records.map((record) => record.toObject() as T);
}

async function createNodes(
  driver: Driver,
  at: { database: string },
  nodes: readonly Node[],
): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  for (const [label, batch] of batches(nodes, ({ label }) => label)) {
    const { records } = await driver.executeQuery(
      `UNWIND $rows AS row CREATE (n:${label}) SET n = row RETURN id(n) AS id`,
      { rows: sent(batch.map(({ own }) => own)) },
      at,
    );
    for (const [place, record] of records.entries()) ids.set(batch[place]?.id ?? -1, record.get('id'));
  }
  return ids;
}

async function createRelationships(
  driver: Driver,
  at: { database: string },
  relationships: readonly Relationship[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  for (const [type, batch] of batches(relationships, ({ type }) => type)) {
    const rows = batch.map(({ from, to, own }) => ({ from: ids.get(from), to: ids.get(to), own }));
    await driver.executeQuery(
      `UNWIND $rows AS row MATCH (a) WHERE id(a) = row.from MATCH (b) WHERE id(b) = row.to
       CREATE (a)-[r:${type}]->(b) SET r = row.own`,
      { rows: sent(rows) },
      at,
    );
  }
}

function* batches<T>(all: readonly T[], key: (it: T) => string): Generator<[string, T[]]> {
  const groups = new Map<string, T[]>();
  for (const it of all) {
    const group = groups.get(key(it));
    if (group) group.push(it);
    else groups.set(key(it), [it]);
  }
  for (const [name, group] of groups)
    for (let from = 0; from < group.length; from += BATCH) yield [name, group.slice(from, from + BATCH)];
}
