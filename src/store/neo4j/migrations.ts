import { NewerDatabase, StoreUnusable } from '../errors.ts';
import type { Client } from './client.ts';
import { Lease } from './lock.ts';
import { MIGRATIONS } from './schema.ts';

/** The version that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Another server that migrates is waited for. */
const PATIENCE = 120_000;

async function versionOf(client: Client): Promise<number> {
  const rows = await client.read((query) =>
    query.all<{ version: number }>("MATCH (m:Ascribe {key: 'schema'}) RETURN m.version AS version"),
  );
  return rows[0]?.version ?? 0;
}

/** @throws NewerDatabase, StoreUnusable */
async function refuseOthers(client: Client, version: number): Promise<void> {
  if (version > SCHEMA_VERSION)
    throw new NewerDatabase(
      `${client.shown} has schema ${version}; this program knows schemas up to ${SCHEMA_VERSION}`,
      { wayOut: 'Update Ascribe, or name another database with --store.' },
    );
  if (version > 0) return;
  const used = await client.read((query) =>
    query.all('MATCH (n) WHERE NOT n:AscribeLock RETURN 1 AS used LIMIT 1'),
  );
  if (used.length > 0)
    throw new StoreUnusable(`${client.shown} holds the data of another program`, {
      wayOut: 'Name an empty database after the host (neo4j://host/database).',
    });
}

async function refuseOldServer(client: Client): Promise<void> {
  const [row] = await client.read((query) =>
    query.all<{ versions: string[] }>(
      "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions",
    ),
  );
  const [major = 0, minor = 0] = (row?.versions[0] ?? '').split('.').map(Number);
  if (major < 5 || (major === 5 && minor < 26))
    throw new StoreUnusable(`${client.shown} is Neo4j ${row?.versions[0]}, which is too old`, {
      wayOut: 'Update the server to Neo4j 5.26 or later.',
    });
}

/**
 * Looks whether the database can be used and brings it to this program's schema, one server at a time. Each step is
 * idempotent, so that a kill in its middle does no harm.
 * @throws NewerDatabase, StoreUnusable, StoreBusy, StoreUnreachable, StoreRefused
 */
export async function migrate(client: Client, readOnly: boolean): Promise<void> {
  // Asked once, without the patience of later questions: whoever starts a server wants to know at once.
  await client.greet();
  await refuseOldServer(client);
  const version = await versionOf(client);
  await refuseOthers(client, version);
  if (version === SCHEMA_VERSION) return;
  if (readOnly)
    throw new StoreUnusable(`${client.shown} has schema ${version} and was opened for reading only`, {
      wayOut: `Open it once for writing, which brings it to schema ${SCHEMA_VERSION}.`,
    });
  await new Lease(client, 'migration').hold(PATIENCE, async (lease) => {
    // Another server may have been first.
    for (let at = await versionOf(client); at < SCHEMA_VERSION; at++) {
      const migration = MIGRATIONS[at];
      for (const statement of migration?.run ?? []) await client.alone(statement);
      await client.alone('CALL db.awaitIndexes(600)');
      await migration?.fill?.(client);
      await client.write(async (query) => {
        await lease.check(query);
        await query.all(
          "MERGE (m:Ascribe {key: 'schema'}) SET m.version = $version, m.change = coalesce(m.change, 0)",
          {
            version: at + 1,
          },
        );
      });
    }
  });
}
