import neo4j from 'neo4j-driver';

/** The address of a server and, apart from it, who asks. */
export function partsOf(url: string): { address: string; user: string; password: string } {
  const it = new URL(url);
  const [user, password] = [decodeURIComponent(it.username), decodeURIComponent(it.password)];
  return { address: `${it.protocol}//${it.host}`, user, password };
}

/** Asks a server past Ascribe. */
export async function cypher(url: string, text: string): Promise<Record<string, unknown>[]> {
  const { address, user, password } = partsOf(url);
  const driver = neo4j.driver(address, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  try {
    // By a session, since some statements make their own transactions.
    const session = driver.session();
    const { records } = await session.run(text);
    await session.close();
    return records.map((record) => record.toObject());
  } finally {
    await driver.close();
  }
}

/**
 * Empties a database, so that the next test finds nothing of the last. A store that was open meanwhile still takes it for
 * one in which something was shown.
 * @param keep leaves the schema, so that a store opens at once
 */
export async function wipe(url: string, keep = true): Promise<void> {
  const condition = keep ? 'WHERE NOT n:Ascribe' : '';
  await cypher(url, `MATCH (n) ${condition} CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`);
  await cypher(url, 'MATCH (m:Ascribe) REMOVE m.shown, m.restored');
}

/** A moment, within which something else may go on. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** Looks again and again; the test's own limit is the bound. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause();
}
