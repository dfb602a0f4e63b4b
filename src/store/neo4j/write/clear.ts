import type { Client } from '../client.ts';
import type { Veil } from '../veil.ts';

/** So much at a time: with claims goes most of what hangs on a hub, which would be more than one transaction may hold. */
const BATCHES = 'IN TRANSACTIONS OF 1000 ROWS';
/** What a load writes, in an order in which little hangs on what is taken away. */
const WRITTEN = ['Claim', 'Edge', 'Name', 'Utterance', 'Judgement', 'Entity', 'Set'];

/** Takes away what a load left that did not end: all that nobody sees. */
export async function clearUnseen(client: Client, veil: Veil): Promise<void> {
  const [left, veiled] = await client.read(async (query) => {
    // Twice asked, since all would be lost: there is a veil, and there was never a load.
    const dark =
      !(await veil.lifted(query)) &&
      (await query.all('MATCH (l:Load) RETURN 1 AS some LIMIT 1')).length === 0;
    const labels = ['Pending', 'Draft', ...(dark ? WRITTEN : [])];
    return [await query.all(`MATCH (x:${labels.join('|')}) RETURN 1 AS some LIMIT 1`), dark] as const;
  });
  if (left.length === 0) return;
  // First of all: nobody may go on from what is half taken away.
  await client.write((query) => query.all('MATCH (d:Draft) DELETE d'));
  await client.alone(`MATCH (:Entity:Pending)<-[:OF]-(n:Name) CALL (n) { DETACH DELETE n } ${BATCHES}`);
  // An edge is nothing without any claim.
  await client.alone(
    `MATCH (c:Claim:Pending)-[:BACKS]->(g:Edge) WITH DISTINCT g
     WHERE NOT EXISTS { MATCH (g)<-[:BACKS]-(o:Claim) WHERE NOT o:Pending } CALL (g) { DETACH DELETE g } ${BATCHES}`,
  );
  for (const label of ['Claim:Pending', 'Pending', ...(veiled ? WRITTEN : [])])
    await client.alone(`MATCH (x:${label}) CALL (x) { DETACH DELETE x } ${BATCHES}`);
}
