import { type Judgement, judgementKinds } from '../../../model/judgement.ts';
import { checkedJudgement } from '../../check.ts';
import { bearing } from '../../derive.ts';
import { UnknownId } from '../../errors.ts';
import type { Connection } from '../../local/connection.ts';
import { blobOf } from '../../local/keys.ts';
import { Inserter } from './insert.ts';
import { noteChange, refresh } from './refresh.ts';
import { refreshRetractions } from './reviews.ts';
import { clearScratch, touch } from './scratch.ts';

/**
 * Records a judgement of an analyst, once, with everything that follows from it, in one durable transaction.
 * @returns its id
 * @throws InvalidRecord, UnknownId
 */
export function judge(db: Connection, raw: Omit<Judgement, 'id'>, now: number): string {
  const judgement = checkedJudgement(raw);
  return db.transaction('write', () => {
    if (db.get('SELECT id FROM judgement WHERE ref = ?', blobOf(judgement.id))) return judgement.id;
    refuseUnknown(db, judgement);
    const insert = new Inserter(db);
    const id = insert.insertJudgement(judgement, { recorded: now, withdrawn: null });
    insert.insertTargets(id, judgement);
    if (!bearing.has(judgement.says)) {
      noteChange(db);
      return judgement.id;
    }
    clearScratch(db);
    const about = judgement.says === 'retracts' ? [id, ...refreshRetractions(db, [id])] : [id];
    const list = JSON.stringify(about);
    touch(
      db,
      'SELECT id FROM judged WHERE thing = 3 AND judgement IN (SELECT value FROM json_each(?))',
      list,
    );
    const identity = db.count(
      `SELECT EXISTS (SELECT 1 FROM judgement WHERE says IN ('same', 'different', 'within')
        AND id IN (SELECT value FROM json_each(?)))`,
      list,
    );
    refresh(db, identity === 1);
    return judgement.id;
  });
}

function refuseUnknown(db: Connection, judgement: Judgement): void {
  const { on } = judgementKinds[judgement.says];
  const table = { claims: 'claim', entities: 'entity', judgements: 'judgement' }[on];
  for (const id of judgement.on)
    if (!db.get(`SELECT 1 FROM ${table} WHERE ref = ?`, on === 'entities' ? id : blobOf(id)))
      throw new UnknownId(`${id} is not in this store`, {
        wayOut: 'Search for it again: it may have been written wrongly, or belong to another database.',
      });
}
