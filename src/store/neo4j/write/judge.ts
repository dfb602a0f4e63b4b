import type { Judgement } from '../../../model/judgement.ts';
import { checkedJudgement } from '../../check.ts';
import { UnknownId } from '../../errors.ts';
import type { Client } from '../client.ts';
import { takeTurn } from '../lock.ts';
import { insertJudgements, insertTargets } from './insert.ts';
import { refresh } from './refresh.ts';
import { refreshRetractions, touchJudged } from './reviews.ts';
import { judgementRow } from './rows.ts';

/**
 * Records a judgement of an analyst, once, with everything that follows from it, in one durable transaction.
 * @returns its id
 * @throws InvalidRecord, UnknownId
 */
export async function judge(client: Client, raw: Omit<Judgement, 'id'>, now: number): Promise<string> {
  const judgement = checkedJudgement(raw);
  await client.write(async (query) => {
    await takeTurn(query);
    const known = await query.all('MATCH (j:Judgement {id: $id}) WHERE NOT j:Pending RETURN 1 AS known', {
      id: judgement.id,
    });
    if (known.length > 0) return;
    const row = judgementRow(judgement, { recorded: now, withdrawn: null });
    const targets = await query.all<{ id: string }>(
      `UNWIND $ids AS id MATCH (x:${row.label} {id: id}) WHERE NOT x:Pending RETURN x.id AS id`,
      { ids: judgement.on },
    );
    const there = new Set(targets.map(({ id }) => id));
    const missing = judgement.on.find((id) => !there.has(id));
    if (missing)
      throw new UnknownId(`${missing} is not in this store`, {
        wayOut: 'Search for it again: it may have been written wrongly, or belong to another database.',
      });
    await insertJudgements(query, [row]);
    await insertTargets(query, [row]);
    // A load that is under way may have brought the same judgement; it is in view from now on.
    await query.all('MATCH (j:Judgement {id: $id}) SET j += $own, j:Rejudged REMOVE j:Pending', {
      id: row.id,
      own: row.own,
    });
    if (judgement.says === 'retracts') await refreshRetractions(query);
    await refresh(query, await touchJudged(query));
  });
  return judgement.id;
}
