import type { Entity } from '../../../model/entity.ts';
import { judgementId } from '../../../model/ids.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { Claim, Utterance } from '../../../model/utterance.ts';
import { pairClaims } from '../../pairing.ts';
import type { LoadReport, Progress } from '../../store.ts';
import type { Client, Query } from '../client.ts';
import { type Lease, takeTurn } from '../lock.ts';
import { lift } from '../veil.ts';
import {
  insertAnswers,
  insertHeld,
  insertJudgements,
  insertTargets,
  refreshTextKeys,
  updateEntities,
  updateReferences,
  updateUtterances,
} from './insert.ts';
import { refresh } from './refresh.ts';
import { refreshRetractions, touchJudged } from './reviews.ts';
import { entityRow, judgementRow, utteranceRow } from './rows.ts';
import { labelOf, pluralOf, type Staged, type Thing, things } from './staged.ts';

export const LOADER = 'loader';
/** A publication may take as long as the load is large. */
export const LONG = 3_600_000;

export interface By {
  client: Client;
  lease: Lease;
  set: string;
  at: number;
  /** Whether nothing was shown before: then what follows from the claims was derived out of sight. */
  first: boolean;
}
type Published = Pick<LoadReport, 'load' | 'withdrawn' | 'superseded'>;

/** Everything that was written out of sight is new from now on. */
async function reveal(query: Query): Promise<void> {
  await query.all('MATCH (c:Claim:Pending) SET c:Touched:Fresh REMOVE c:Pending');
  await query.all('MATCH (j:Judgement:Pending) SET j:Rejudged REMOVE j:Pending');
  await query.all('MATCH (x:Pending) REMOVE x:Pending');
}

/** One load becoming visible, in one transaction. */
export function publish(
  by: By,
  staged: Staged,
  progress: ((progress: Progress) => void) | undefined,
): Promise<Published> {
  const { client, lease, set, at, first } = by;
  return client.write(async (query) => {
    await lease.check(query);
    await takeTurn(query);
    // A commit whose answer was lost, sent again.
    const [done] = await query.all<{ report: string }>(
      'MATCH (l:Load {run: $run}) RETURN l.report AS report',
      { run: lease.owner },
    );
    if (done) return JSON.parse(done.report) as Published;
    await change(query, staged);
    await (first ? lift(query) : reveal(query));
    await query.all('MATCH (d:Draft) DELETE d');
    const withdrawn = { entities: 0, utterances: 0, claims: 0, judgements: 0 };
    for (const thing of things) {
      await giveBack(query, thing, staged.returned(thing));
      await join(query, thing, set, staged);
      withdrawn[pluralOf[thing]] = await leave(query, thing, set, at, staged);
    }
    const [row] = await query.all<{ n: number }>('MATCH (l:Load) RETURN count(l) AS n');
    const load = `load/${String((row?.n ?? 0) + 1).padStart(6, '0')}`;
    await query.all('CREATE (l:Load {id: $load, set: $set, at: $at, run: $run}) MERGE (s:Set {name: $set})', {
      ...{ load, set, at, run: lease.owner },
    });
    const superseded = await pairReplacements(query, staged, { set, at, load });
    await relabel(query, staged);
    if (!first) progress?.({ phase: 'indexing', done: 0, of: null });
    await refreshRetractions(query);
    await refresh(query, (await touchJudged(query)) || first);
    const report = { load, withdrawn, superseded };
    await query.all('MATCH (l:Load {id: $load}) SET l.report = $report', {
      load,
      report: JSON.stringify(report),
    });
    return report;
  }, LONG);
}

/** What stands outside an id may change in place. */
async function change(query: Query, staged: Staged): Promise<void> {
  for (const batch of staged.changedJson('entity')) {
    const rows = batch.map(({ json }) => entityRow(JSON.parse(json) as Entity));
    await updateEntities(query, rows);
    await updateReferences(query, 'Entity', rows);
  }
  for (const batch of staged.changedJson('utterance'))
    await updateUtterances(
      query,
      batch.map(({ id, json }) => utteranceRow(id, JSON.parse(json) as Omit<Utterance, 'claims'>)),
    );
  for (const batch of staged.changedJson('claim')) {
    await query.all(
      `UNWIND $batch AS r MATCH (c:Claim {id: r.id}) SET c.json = r.json
       WITH c MATCH (c)-[a:ANSWERS]->() DELETE a`,
      { batch },
    );
    const rows = batch.map(({ id, json }) => ({ id, answers: (JSON.parse(json) as Claim).answers ?? [] }));
    await insertAnswers(query, rows);
  }
}

const marked = (thing: Thing) =>
  thing === 'claim' ? ', x:Touched' : thing === 'judgement' ? ', x:Rejudged' : '';

/** What was withdrawn and is brought again is back in view. */
async function giveBack(query: Query, thing: Thing, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await query.all(
    `UNWIND $ids AS id MATCH (x:${labelOf[thing]} {id: id}) SET x.withdrawn = null${marked(thing)}`,
    { ids },
  );
}

async function join(query: Query, thing: Thing, set: string, staged: Staged): Promise<void> {
  const rows = staged.joined(thing).map(({ id, label }) => ({ id, set, label, gone: false }));
  await insertHeld(query, labelOf[thing], rows);
}

/** What the set held and does not bring any more leaves it; what no set holds then is withdrawn. */
async function leave(query: Query, thing: Thing, set: string, at: number, staged: Staged): Promise<number> {
  const ids = staged.leftOut(thing).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await query.all(
    `UNWIND $ids AS id MATCH (x:${labelOf[thing]} {id: id})-[h:HELD]->(:Set {name: $set}) SET h.gone = true`,
    { ids, set },
  );
  const [row] = await query.all<{ n: number }>(
    `UNWIND $ids AS id MATCH (x:${labelOf[thing]} {id: id})
     WHERE NOT EXISTS { (x)-[:HELD {gone: false}]->(:Set) } SET x.withdrawn = $at${marked(thing)}
     RETURN count(x) AS n`,
    { ids, at },
  );
  return row?.n ?? 0;
}

const placeOf = (label: string) => {
  const [, utterance = '', ordinal = '0'] = /^(.*)\.(\d+)$/s.exec(label) ?? [];
  return { utterance, ordinal: Number(ordinal) };
};

/**
 * Records `supersedes` where a claim of the set was withdrawn and a claim new to the set stands under the same
 * utterance label. What the loader once said of the two the other way round it takes back: an edit was undone.
 */
async function pairReplacements(
  query: Query,
  staged: Staged,
  by: { set: string; at: number; load: string },
): Promise<number> {
  const left = new Map(staged.leftOut('claim').map(({ id, label }) => [id, label ?? '']));
  if (left.size === 0) return 0;
  const withdrawn = await query.all<{ id: string; stem: string }>(
    'UNWIND $ids AS id MATCH (c:Claim {id: id}) WHERE c.withdrawn IS NOT NULL RETURN id, c.stem AS stem ORDER BY id',
    { ids: [...left.keys()] },
  );
  const old = withdrawn.map(({ id, stem }) => ({ id, stem, ...placeOf(left.get(id) ?? '') }));
  const pairs = pairClaims(old, staged.freshUnder([...new Set(old.map(({ utterance }) => utterance))]));
  if (pairs.length === 0) return 0;
  const said = await query.all<{ id: string; old: string; fresh: string }>(
    `UNWIND $pairs AS r
     MATCH (:Claim {id: r.old})<-[:ON {place: 0}]-(j:Judgement {says: 'supersedes', by: $by})-[:ON {place: 1}]->(:Claim {id: r.fresh})
     WHERE j.retractedBy IS NULL AND NOT j:Pending RETURN j.id AS id, r.old AS old, r.fresh AS fresh`,
    { pairs: pairs.map(([was, is]) => ({ old: was.id, fresh: is.id })), by: LOADER },
  );
  const at = new Date(by.at).toISOString();
  const judgements = pairs.flatMap(([was, is]) => {
    const why = `${by.set}#${was.utterance}.${was.ordinal} was edited (${by.load})`;
    const rest = { why, by: LOADER, at };
    const back = said.filter(({ old, fresh }) => old === was.id && fresh === is.id);
    return [
      ...back.map(({ id }): Omit<Judgement, 'id'> => ({ on: [id], says: 'retracts', ...rest })),
      { on: [is.id, was.id], says: 'supersedes', ...rest } satisfies Omit<Judgement, 'id'>,
    ];
  });
  const rows = judgements.map((it) =>
    judgementRow({ ...it, id: judgementId(it) }, { recorded: by.at, withdrawn: null }),
  );
  await insertJudgements(query, rows, '');
  await insertTargets(query, rows);
  await query.all('UNWIND $ids AS id MATCH (j:Judgement {id: id}) SET j:Rejudged REMOVE j:Pending', {
    ids: rows.map(({ id }) => id),
  });
  return pairs.length;
}

/** Labels and positions are those in the first set, by name, that holds the thing, else in the first that held it. */
async function relabel(query: Query, staged: Staged): Promise<void> {
  for (const thing of ['utterance', 'claim'] as const) {
    const ids = [...staged.joined(thing), ...staged.leftOut(thing)].map(({ id }) => id);
    if (ids.length === 0) continue;
    await query.all(
      `UNWIND $ids AS id MATCH (x:${labelOf[thing]} {id: id})
       WITH x, COLLECT { MATCH (x)-[h:HELD]->(s:Set) RETURN s.name + '#' + h.label ORDER BY h.gone, s.name LIMIT 1 }[0] AS label
       WHERE label IS NOT NULL SET x.label = label`,
      { ids },
    );
    if (thing === 'utterance') continue;
    await query.all(
      `UNWIND $ids AS id MATCH (c:Claim {id: id})
       SET c.ordinal = toInteger(split(c.label, '.')[size(split(c.label, '.')) - 1])`,
      { ids },
    );
    await refreshTextKeys(query, 'UNWIND $ids AS id MATCH (c:Claim {id: id})', ids);
  }
}
