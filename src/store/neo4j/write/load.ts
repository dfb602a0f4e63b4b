import { InvalidRecord } from '../../../model/errors.ts';
import { Reasons } from '../../check.ts';
import type { LoadRecord } from '../../records.ts';
import type { LoadReport, Progress } from '../../store.ts';
import type { Client } from '../client.ts';
import { Lease } from '../lock.ts';
import {
  clearPending,
  insertAnswers,
  insertClaims,
  insertEntities,
  insertHeld,
  insertJudgements,
  insertReferences,
  insertTargets,
  insertUtterances,
} from './insert.ts';
import { publish } from './publish.ts';
import { claimRow, entityRow, judgementRow, type UtteranceRow, utteranceRow } from './rows.ts';
import { pluralOf, Staged, things } from './staged.ts';
import { survey, verify } from './verify.ts';

/** The lock that loads and restores share. */
export const LOADING = 'load';
/** How long another load is waited for. */
export const PATIENCE = 5_000;
const BATCH = 500;

export interface Options {
  at: string;
  progress?: ((progress: Progress) => void) | undefined;
}

/**
 * Loads a set: everything is checked on this side and against the server; then what is new is written in batches,
 * out of sight, and made visible, with all that changes, in one transaction. A load that was killed leaves only what
 * nobody sees, and the next one takes it away.
 * @throws InvalidRecord, InputRefused, StoreBusy
 */
export async function load(
  client: Client,
  set: string,
  records: AsyncIterable<LoadRecord> | Iterable<LoadRecord>,
  options: Options,
): Promise<LoadReport> {
  if (!/^[^\s#][^#]{0,79}$/u.test(set))
    throw new InvalidRecord(`"${set}" cannot name a set`, {
      wayOut: 'Use at most 80 characters, and no "#".',
    });
  const at = Date.parse(options.at);
  if (Number.isNaN(at))
    throw new InvalidRecord(`"${options.at}" is no instant`, { wayOut: 'Write it as 2031-03-06T10:00:00Z.' });
  const reasons = new Reasons();
  const what = `The set ${set} was refused`;
  const staged = new Staged(reasons);
  try {
    await stage(staged, records, options.progress);
    reasons.refuse(what);
    const { count } = staged;
    return await new Lease(client, LOADING).hold(PATIENCE, async (lease) => {
      options.progress?.({ phase: 'checking', done: count, of: count });
      await clearPending(client);
      await survey(client, set, staged);
      await verify(client, set, staged, reasons);
      reasons.refuse(what);
      const report = await new Load(client, lease, set, at, staged, options.progress).run();
      options.progress?.({ phase: 'done', done: count, of: count });
      return report;
    });
  } finally {
    staged.close();
  }
}

async function stage(
  staged: Staged,
  records: AsyncIterable<LoadRecord> | Iterable<LoadRecord>,
  progress: Options['progress'],
): Promise<void> {
  let batch: LoadRecord[] = [];
  const send = () => {
    staged.add(batch);
    batch = [];
    progress?.({ phase: 'reading', done: staged.count, of: null });
  };
  for await (const record of records) if (batch.push(record) >= BATCH) send();
  if (batch.length > 0) send();
}

class Load {
  readonly #client: Client;
  readonly #lease: Lease;
  readonly #set: string;
  readonly #at: number;
  readonly #staged: Staged;
  readonly #progress: Options['progress'];

  constructor(
    client: Client,
    lease: Lease,
    set: string,
    at: number,
    staged: Staged,
    progress: Options['progress'],
  ) {
    this.#client = client;
    this.#lease = lease;
    this.#set = set;
    this.#at = at;
    this.#staged = staged;
    this.#progress = progress;
  }

  async run(): Promise<LoadReport> {
    const staged = this.#staged;
    const zero = () => ({ entities: 0, utterances: 0, claims: 0, judgements: 0 });
    const [added, changed, withdrawn] = [zero(), zero(), zero()];
    let unchanged = 0;
    let moved = 0;
    for (const thing of things) {
      const { known, changed: differing } = staged.tally(thing);
      added[pluralOf[thing]] = staged.number(thing) - known;
      changed[pluralOf[thing]] = differing;
      unchanged += known - differing;
      moved += staged.joined(thing).length + staged.leftOut(thing).length + staged.returned(thing).length;
      moved += staged.number(thing) - known + differing;
    }
    const report = { set: this.#set, added, changed, withdrawn, unchanged, superseded: 0 };
    if (moved === 0) return { ...report, load: await this.#last() };
    try {
      await this.#writeFresh();
      const by = { client: this.#client, lease: this.#lease, set: this.#set, at: this.#at };
      return { ...report, ...(await publish(by, this.#staged, this.#progress)) };
    } catch (fault) {
      await clearPending(this.#client).catch(() => undefined);
      throw fault;
    }
  }

  /** The load by which the set came to be what it is. */
  async #last(): Promise<string> {
    const rows = await this.#client.read((query) =>
      query.all<{ id: string }>('MATCH (l:Load {set: $set}) RETURN l.id AS id ORDER BY id DESC LIMIT 1', {
        set: this.#set,
      }),
    );
    return rows[0]?.id ?? '';
  }

  get #times() {
    return { recorded: this.#at, withdrawn: null };
  }

  #held(rows: readonly { id: string; label?: string }[]) {
    return rows.map(({ id, label }) => ({ id, set: this.#set, label: label ?? null, gone: false }));
  }

  async #writeFresh(): Promise<void> {
    const client = this.#client;
    const staged = this.#staged;
    for (const batch of staged.freshEntities()) {
      const rows = batch.map((entity) => ({ ...entityRow(entity), ...this.#times }));
      await client.writeBatch(async (query) => {
        await insertEntities(query, rows);
        await insertHeld(query, 'Entity', this.#held(batch.map(({ id }) => ({ id }))));
      });
    }
    for (const batch of staged.freshEntities()) {
      const rows = batch.map(entityRow);
      await client.writeBatch((query) => insertReferences(query, 'Entity', rows));
    }
    for (const batch of staged.freshUtterances()) {
      const rows = batch.map(({ id, label, utterance, occurrences }) => ({
        ...utteranceRow(id, utterance),
        ...this.#times,
        label: `${this.#set}#${label}`,
        occurrences,
      }));
      await client.writeBatch(async (query) => {
        await insertUtterances(query, rows);
        await insertHeld(query, 'Utterance', this.#held(batch));
      });
    }
    await this.#writeClaims();
    for (const batch of staged.freshJudgements()) {
      const rows = batch.map((judgement) => judgementRow(judgement, this.#times));
      await client.writeBatch(async (query) => {
        await insertJudgements(query, rows);
        await insertHeld(query, 'Judgement', this.#held(batch.map(({ id }) => ({ id }))));
      });
    }
    for (const batch of staged.freshJudgements()) {
      const rows = batch.map((judgement) => judgementRow(judgement, this.#times));
      await client.writeBatch((query) => insertTargets(query, rows));
    }
  }

  async #writeClaims(): Promise<void> {
    const { known } = this.#staged.tally('claim');
    const of = this.#staged.number('claim') - known;
    let done = 0;
    let settled: { row: UtteranceRow; where: Parameters<typeof claimRow>[6] } | undefined;
    for (const batch of this.#staged.freshClaims()) {
      const rows = batch.map(({ id, utterance, ordinal, label, claim, facts }) => {
        if (settled?.row.id !== utterance) {
          const it = this.#staged.utterance(utterance);
          settled = { row: utteranceRow(utterance, it), where: it.where };
        }
        const full = `${this.#set}#${label}`;
        return claimRow(id, full, ordinal, claim, facts, settled.row, settled.where, this.#times);
      });
      await this.#client.writeBatch(async (query) => {
        await insertClaims(query, rows);
        await insertHeld(query, 'Claim', this.#held(batch));
      });
      done += batch.length;
      this.#progress?.({ phase: 'writing', done, of });
    }
    for (const batch of this.#staged.freshClaims()) {
      const rows = batch.map(({ id, claim }) => ({ id, answers: claim.answers ?? [] }));
      await this.#client.writeBatch((query) => insertAnswers(query, rows));
    }
  }
}
