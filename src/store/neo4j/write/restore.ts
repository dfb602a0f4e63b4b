import { InvalidRecord } from '../../../model/errors.ts';
import type { Utterance } from '../../../model/utterance.ts';
import { checkedLine, Reasons } from '../../check.ts';
import { StoreNotEmpty } from '../../errors.ts';
import { entitiesOf, factsOf } from '../../facts.ts';
import type { ArchiveRecord } from '../../records.ts';
import type { Progress } from '../../store.ts';
import type { Client, Query } from '../client.ts';
import { Lease, takeTurn } from '../lock.ts';
import { insertViews } from '../saved-views.ts';
import { lift, Veil } from '../veil.ts';
import { clearUnseen } from './clear.ts';
import {
  type Held,
  insertAnswers,
  insertClaims,
  insertEntities,
  insertHeld,
  insertJudgements,
  insertReferences,
  insertTargets,
  insertUtterances,
} from './insert.ts';
import { LOADING, PATIENCE } from './load.ts';
import { LONG } from './publish.ts';
import { refresh, refreshUnseen, refreshUnseenJudged } from './refresh.ts';
import { claimRow, entityRow, judgementRow, utteranceRow } from './rows.ts';

type Line<T extends ArchiveRecord['type']> = Extract<ArchiveRecord, { type: T }>;
type History = Pick<Line<'entity'>, 'sets' | 'recorded' | 'withdrawn'>;

const BATCH = 1_000;
/** Claims `x` that answer others. */
const ANSWERING = `AND x.json CONTAINS '"answers":'`;

/** Writes an archive into an empty store, out of sight until all of it is there. @throws StoreNotEmpty, InputRefused */
export async function restore(
  client: Client,
  records: AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>,
  progress: ((progress: Progress) => void) | undefined,
): Promise<void> {
  await new Lease(client, LOADING).hold(PATIENCE, async (lease) => {
    const veil = new Veil();
    await clearUnseen(client, veil, lease);
    await client.read(refuseUsed(client));
    const it = new Restore(client, lease.owner, progress);
    try {
      await it.read(records);
      await it.finish(lease);
    } catch (fault) {
      await clearUnseen(client, veil, lease).catch(() => undefined);
      throw fault;
    }
  });
}

const refuseUsed = (client: Client) => async (query: Query) => {
  const used = await query.all(
    `MATCH (x) WHERE (x:Entity OR x:Load OR x:Judgement OR x:SavedView) AND NOT x:Pending
       RETURN 1 AS used LIMIT 1`,
  );
  if (used.length > 0)
    throw new StoreNotEmpty(`${client.shown} holds records already`, {
      wayOut: 'Name an empty database with --store; what is in two archives cannot be mixed.',
    });
};

class Restore {
  readonly #client: Client;
  readonly #run: string;
  readonly #progress: ((progress: Progress) => void) | undefined;
  readonly #reasons = new Reasons();
  readonly #loads: Line<'load'>[] = [];
  #count = 0;
  #batch: ArchiveRecord[] = [];
  #batches = 0;

  constructor(client: Client, run: string, progress: ((progress: Progress) => void) | undefined) {
    this.#client = client;
    this.#run = run;
    this.#progress = progress;
  }

  async read(records: AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>): Promise<void> {
    for await (const raw of records) {
      const line = checkedLine(raw, ++this.#count, this.#reasons);
      if ((this.#count === 1) !== (line?.type === 'header') && this.#reasons.count === 0)
        this.#fault(
          line?.type === 'header' ? 'a second header' : 'the archive does not begin with its header',
        );
      // Once something is wrong the rest is only looked through for more reasons.
      if (!line || this.#reasons.count > 0) continue;
      if (this.#batch[0]?.type !== line.type || this.#batch.length >= BATCH) await this.#flush();
      this.#batch.push(line);
    }
    await this.#flush();
    if (this.#count === 0) this.#fault('the archive is empty');
    this.#reasons.refuse('The archive was refused');
  }

  #fault(what: string): void {
    this.#reasons.add(
      new InvalidRecord(`line ${this.#count} of the archive: ${what}`, {
        wayOut: 'Export the archive again.',
      }),
    );
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    const only = <T extends ArchiveRecord['type']>(type: T) =>
      batch.filter((line): line is Line<T> => line.type === type);
    this.#loads.push(...only('load'));
    await this.#write(async (query) => {
      await insertHeldEntities(query, only('entity'));
      await this.#utterances(query, only('utterance'));
      await this.#claims(query, only('claim'));
      const views = only('view').map(({ view }) => view);
      if (views.length > 0) await insertViews(query, views, true);
      const judgements = only('judgement');
      if (judgements.length > 0) {
        const rows = judgements.map((line) => judgementRow(line.judgement, times(line)));
        await insertJudgements(query, rows, '');
        await insertHeld(
          query,
          'Judgement',
          judgements.flatMap((line) => held(line).map((it) => ({ id: line.judgement.id, ...it }))),
        );
      }
    });
    if (batch.length > 0) this.#progress?.({ phase: 'reading', done: this.#count, of: null });
  }

  /** Writes a batch once: a commit whose answer was lost is sent again. */
  async #write(work: (query: Query) => Promise<void>): Promise<void> {
    const number = ++this.#batches;
    await this.#client.writeBatch(async (query) => {
      const [first] = await query.all(
        `MERGE (d:Draft {digest: $run}) WITH d WHERE coalesce(d.batch, 0) < $number
         SET d.batch = $number RETURN 1 AS first`,
        { run: this.#run, number },
      );
      if (first) await work(query);
    });
  }

  async #utterances(query: Query, lines: readonly Line<'utterance'>[]): Promise<void> {
    if (
      lines.length === 0 ||
      !(await this.#known(
        query,
        lines.map((line) => line.utterance.document),
      ))
    )
      return;
    await insertUtterances(
      query,
      lines.map((line) => ({
        ...utteranceRow(line.id, line.utterance),
        ...times(line),
        label: labelOf(line),
        ...{ occurrences: line.occurrences, held: held(line) },
      })),
      '',
    );
  }

  async #claims(query: Query, lines: readonly Line<'claim'>[]): Promise<void> {
    if (lines.length === 0) return;
    const rows = await query.all<{ id: string; json: string }>(
      'UNWIND $ids AS id MATCH (u:Utterance {id: id}) RETURN id, u.json AS json',
      { ids: [...new Set(lines.map(({ utterance }) => utterance))] },
    );
    const utterances = new Map(
      rows.map(({ id, json }) => [id, JSON.parse(json) as Omit<Utterance, 'claims'>]),
    );
    const missing = lines.find(({ utterance }) => !utterances.has(utterance));
    if (missing) {
      this.#fault(`${missing.utterance} is nowhere in the archive`);
      return;
    }
    const made = lines.map((line) => {
      const utterance = utterances.get(line.utterance) as Omit<Utterance, 'claims'>;
      const label = labelOf(line);
      const ordinal = Number(/\d+$/.exec(label)?.[0] ?? 0);
      const facts = factsOf(line.claim, utterance.chain);
      const row = utteranceRow(line.utterance, utterance);
      const made = claimRow(line.id, label, ordinal, line.claim, facts, row, utterance.where, times(line));
      return { ...made, held: held(line) };
    });
    if (
      !(await this.#known(
        query,
        made.flatMap((row) => row.mentions.map(({ entity }) => entity)),
      ))
    )
      return;
    await insertClaims(query, made, '');
  }

  async #known(query: Query, ids: readonly string[]): Promise<boolean> {
    const distinct = [...new Set(ids)];
    const rows = await query.all<{ id: string }>('UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN id', {
      ids: distinct,
    });
    const there = new Set(rows.map(({ id }) => id));
    const missing = distinct.find((id) => !there.has(id));
    if (missing) this.#fault(`${missing} is nowhere in the archive`);
    return missing === undefined;
  }

  async finish(lease: Lease): Promise<void> {
    this.#progress?.({ phase: 'indexing', done: this.#count, of: this.#count });
    await this.#references();
    for (const [label, derive] of [
      ['Claim', refreshUnseen],
      ['Judgement', refreshUnseenJudged],
    ] as const)
      for await (const batch of this.#kept(label))
        await this.#write((query) =>
          derive(
            query,
            batch.map(({ id }) => id),
          ),
        );
    const loads = this.#loads.map(({ id, set, at }) => ({ id, set, at: Date.parse(at) }));
    await this.#client.write(async (query) => {
      await lease.check(query);
      await takeTurn(query);
      const done = await query.all('MATCH (m:Ascribe {restored: $run}) RETURN 1 AS done', {
        run: lease.owner,
      });
      if (done.length > 0) return;
      await query.all("MERGE (m:Ascribe {key: 'schema'}) SET m.restored = $run", { run: lease.owner });
      await query.all(
        'UNWIND $loads AS r MERGE (l:Load {id: r.id}) SET l.set = r.set, l.at = r.at MERGE (s:Set {name: r.set})',
        { loads },
      );
      await query.all('MATCH (d:Draft) DELETE d');
      await query.all('MATCH (v:SavedView:Pending) REMOVE v:Pending');
      await lift(query);
      await refresh(query, true);
    }, LONG);
    this.#progress?.({ phase: 'done', done: this.#count, of: this.#count });
  }

  /** What records name that may stand after them in the archive. */
  async #references(): Promise<void> {
    for (const label of ['Entity', 'Judgement', 'Claim'])
      for await (const batch of this.#kept(label, label === 'Claim' ? ANSWERING : ''))
        await this.#client.writeBatch(async (query) => {
          const parsed = batch.map(({ id, json }) => ({ id, it: JSON.parse(json) }));
          if (label === 'Entity')
            await insertReferences(
              query,
              'Entity',
              parsed.map(({ id, it }) => ({ id, refers: entitiesOf(it) })),
            );
          else if (label === 'Claim')
            await insertAnswers(
              query,
              parsed.map(({ id, it }) => ({ id, answers: it.answers ?? [] })),
            );
          else {
            const rows = parsed.map(({ it }) => judgementRow(it, { recorded: 0, withdrawn: null }));
            for (const missing of await insertTargets(query, rows))
              this.#fault(`${missing}, which is judged, is nowhere in the archive`);
          }
        });
    this.#reasons.refuse('The archive was refused');
  }

  async *#kept(label: string, condition = ''): AsyncGenerator<{ id: string; json: string }[]> {
    for (let after = ''; ; ) {
      const rows = await this.#client.read((query) =>
        query.all<{ id: string; json: string }>(
          `MATCH (x:${label}) WHERE x.id > $after ${condition}
           RETURN x.id AS id, x.json AS json ORDER BY id LIMIT $most`,
          { after, most: BATCH },
        ),
      );
      if (rows.length > 0) yield rows;
      if (rows.length < BATCH) return;
      after = rows.at(-1)?.id ?? '';
    }
  }
}

async function insertHeldEntities(query: Query, lines: readonly Line<'entity'>[]): Promise<void> {
  if (lines.length === 0) return;
  await insertEntities(
    query,
    lines.map((line) => ({ ...entityRow(line.entity), ...times(line), held: held(line) })),
    '',
  );
}

const times = ({ recorded, withdrawn }: History) => ({
  recorded: Date.parse(recorded),
  withdrawn: withdrawn === null ? null : Date.parse(withdrawn),
});

const held = ({ sets }: History): Held[] =>
  sets.map(({ set, label, gone }) => ({ set, label: label ?? null, gone: gone === true }));

/** The label in the first set, by name, that holds the thing, else in the first that held it. */
function labelOf({ sets }: History): string {
  const first = [...sets].sort(
    (a, b) => Number(a.gone ?? false) - Number(b.gone ?? false) || (a.set < b.set ? -1 : 1),
  )[0];
  return first?.label === undefined ? '' : `${first.set}#${first.label}`;
}
