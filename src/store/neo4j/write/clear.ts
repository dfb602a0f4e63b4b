import type { Client } from '../client.ts';
import { HOLDING, type Lease } from '../lock.ts';
import { VEILED, type Veil } from '../veil.ts';

/** So much at a time: with claims goes most of what hangs on a hub, which would be more than one transaction may hold. */
const BATCHES = 'IN TRANSACTIONS OF 1000 ROWS';
/** What a load writes, in an order in which little hangs on what is taken away. */
const WRITTEN = ['Claim', 'Edge', 'Name', 'Utterance', 'Judgement', 'Entity', 'Set'];

/** Takes away what a load left that did not end: all that nobody sees. Whoever lost the lock takes nothing away. */
export async function clearUnseen(client: Client, veil: Veil, lease: Lease): Promise<void> {
  const [left, veiled] = await client.read(async (query) => {
    const dark = !(await veil.lifted(query));
    const labels = ['Pending', 'Draft', ...(dark ? WRITTEN : [])];
    return [await query.all(`MATCH (x:${labels.join('|')}) RETURN 1 AS some LIMIT 1`), dark] as const;
  });
  if (left.length === 0) return;
  const take = (match: string, x: string) =>
    client.alone(`${HOLDING} ${match} CALL (${x}) { DETACH DELETE ${x} } ${BATCHES}`, lease.held);
  // First of all: nobody may go on from what is half taken away.
  await take('MATCH (d:Draft)', 'd');
  await take('MATCH (:Entity:Pending)<-[:OF]-(n:Name)', 'n');
  // An edge is nothing without any claim.
  await take(
    `MATCH (c:Claim:Pending)-[:BACKS]->(g:Edge) WITH DISTINCT g
     WHERE NOT EXISTS { MATCH (g)<-[:BACKS]-(o:Claim) WHERE NOT o:Pending }`,
    'g',
  );
  for (const label of ['Claim:Pending', 'Pending']) await take(`MATCH (x:${label})`, 'x');
  if (!veiled) return;
  // Asked anew each time, since all there is would be lost: nothing was shown, and nothing was ever loaded.
  for (const label of WRITTEN) await take(`${VEILED} AND NOT EXISTS { (:Load) } MATCH (x:${label})`, 'x');
}
