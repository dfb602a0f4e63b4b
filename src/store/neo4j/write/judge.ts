import type { Judgement } from '../../../model/judgement.ts';
import { checkedJudgement } from '../../check.ts';
import { bearing } from '../../derive.ts';
import { UnknownId } from '../../errors.ts';
import type { Client } from '../client.ts';
import { noteChange, takeTurn } from '../lock.ts';
import type { Veil } from '../veil.ts';
import { insertJudgements, insertTargets } from './insert.ts';
import { refresh } from './refresh.ts';
import { refreshRetractions, touchJudged } from './reviews.ts';
import { judgementRow } from './rows.ts';

/**
 * Records a judgement of an analyst, once, with everything that follows from it, in one durable transaction.
 * @returns its id
 * @throws InvalidRecord, UnknownId
 */
export async function judge(
  client: Client,
  veil: Veil,
  raw: Omit<Judgement, 'id'>,
  now: number,
): Promise<string> {
  const judgement = checkedJudgement(raw);
  const row = judgementRow(judgement, { recorded: now, withdrawn: null });
  await client.write(async (query) => {
    const seen = await veil.through(query);
    const [, [found]] = await Promise.all([
      takeTurn(query),
      seen.all<{ known: boolean; there: string[] }>(
        `RETURN EXISTS { MATCH (j:Judgement {id: $id}) WHERE NOT j:Pending } AS known,
           COLLECT { UNWIND $ids AS id MATCH (x:${row.label} {id: id}) WHERE NOT x:Pending RETURN id } AS there`,
        { id: judgement.id, ids: judgement.on },
      ),
    ]);
    if (found?.known) return;
    const there = new Set(found?.there);
    const missing = judgement.on.find((id) => !there.has(id));
    if (missing)
      throw new UnknownId(`${missing} is not in this store`, {
        wayOut: 'Search for it again: it may have been written wrongly, or belong to another database.',
      });
    const follows = bearing.has(judgement.says);
    await Promise.all([
      insertJudgements(query, [row], ''),
      insertTargets(query, [row]),
      // A load that is under way may have brought the same judgement; it is in view from now on.
      query.all(
        `MATCH (j:Judgement {id: $id}) SET j += $own ${follows ? ', j:Rejudged' : ''} REMOVE j:Pending`,
        {
          id: row.id,
          own: row.own,
        },
      ),
      ...(follows ? [] : [noteChange(query)]),
    ]);
    if (!follows) return;
    if (judgement.says === 'retracts') await refreshRetractions(query);
    await refresh(query, await touchJudged(query));
  });
  return judgement.id;
}
