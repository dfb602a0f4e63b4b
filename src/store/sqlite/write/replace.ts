import { judgementId } from '../../../model/ids.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { Connection } from '../../local/connection.ts';
import { THING } from '../../local/keys.ts';
import { pairClaims } from '../../pairing.ts';
import type { Inserter } from './insert.ts';

export const LOADER = 'loader';

type Row = [utterance: string, ordinal: number, id: number, ref: string, stem: string];

const utteranceOf = "substr(x.label, 1, length(rtrim(x.label, '0123456789')) - 1)";
const ordinalOf = "CAST(substr(x.label, length(rtrim(x.label, '0123456789')) + 1) AS INTEGER)";
const columns = `${utteranceOf}, ${ordinalOf}, c.id, 'claim/' || lower(hex(c.ref)), hex(p.stem)`;

/**
 * Records `supersedes` where a claim of the set was withdrawn and a claim new to the set stands under the same
 * utterance label. What the loader once said of the two the other way round it takes back: an edit was undone.
 */
export function pairReplacements(
  db: Connection,
  insert: Inserter,
  by: { set: string; origin: number; load: string; at: number },
): number {
  const old = db.all(
    `SELECT ${columns} FROM temp.gone x JOIN claim c ON c.id = x.id AND c.withdrawn IS NOT NULL
     JOIN proposition p ON p.id = c.proposition WHERE x.thing = ${THING.claim}`,
  ) as Row[];
  // A first load is new as a whole, and too much to be held in memory for nothing.
  if (old.length === 0) return 0;
  const fresh = db.all(
    `SELECT ${columns} FROM temp.joined x JOIN claim c ON c.id = x.id
     JOIN proposition p ON p.id = c.proposition WHERE x.thing = ${THING.claim} AND x.fresh`,
  ) as Row[];
  const named = ([utterance, ordinal, id, ref, stem]: Row) => ({ utterance, ordinal, id, ref, stem });
  const pairs = pairClaims(old.map(named), fresh.map(named));
  const at = new Date(by.at).toISOString();
  const record = (judgement: Omit<Judgement, 'id'>) => {
    const whole = { ...judgement, id: judgementId(judgement) };
    const id = insert.insertJudgement(whole, { recorded: by.at, withdrawn: null });
    insert.insertTargets(id, whole);
    db.run('INSERT OR IGNORE INTO temp.rejudged VALUES (?)', id);
  };
  for (const [was, is] of pairs) {
    const why = `${by.set}#${was.utterance}.${was.ordinal} was edited (${by.load})`;
    for (const [ref] of db.all(
      `SELECT 'judgement/' || lower(hex(j.ref)) FROM judgement j
       JOIN judged a ON a.judgement = j.id AND a.place = 0 AND a.id = ?1
       JOIN judged b ON b.judgement = j.id AND b.place = 1 AND b.thing = 3 AND b.id = ?2
       WHERE j.says = 'supersedes' AND json_extract(j.json, '$.by') = '${LOADER}' AND j.retracted_by IS NULL`,
      ...[was.id, is.id],
    ) as [string][])
      record({ on: [ref], says: 'retracts', why, by: LOADER, at });
    record({ on: [is.ref, was.ref], says: 'supersedes', why, by: LOADER, at });
  }
  return pairs.length;
}
