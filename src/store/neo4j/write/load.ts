import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AscribeError, InvalidRecord } from '../../../model/errors.ts';
import { version } from '../../../model/version.ts';
import { Reasons } from '../../check.ts';
import type { LoadFigures } from '../../figures.ts';
import type { LoadRecord } from '../../records.ts';
import type { LoadReport, Progress } from '../../store.ts';
import type { Client } from '../client.ts';
import { Lease } from '../lock.ts';
import { SCHEMA_VERSION } from '../migrations.ts';
import { Veil } from '../veil.ts';
import { clearUnseen } from './clear.ts';
import { Draft } from './draft.ts';
import { type Piece, stepsOf } from './fresh.ts';
import { markOf } from './insert.ts';
import { publish } from './publish.ts';
import { labelOf, pluralOf, Staged, things } from './staged.ts';
import { survey, verify } from './verify.ts';

/** What is to be watched of loads, those of other processes too. */
export async function loadsOf(client: Client): Promise<LoadFigures> {
  const [row] = await client.glance<LoadFigures>(
    `RETURN COUNT { (:Load) } AS loads, COLLECT { MATCH (l:Load) RETURN max(l.at) }[0] AS latest,
       EXISTS { MATCH (k:AscribeLock {name: $lock}) WHERE k.until > timestamp() } AS running,
       coalesce(COLLECT { MATCH (d:Draft) RETURN d.done }[0], 0) AS unseen`,
    { lock: LOADING },
  );
  return row ?? { loads: 0, latest: null, running: false, unseen: 0 };
}

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
 * nobody sees: loading the same again goes on behind it, and loading anything else takes it away.
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
    const digest = await stage(staged, set, records, options.progress);
    reasons.refuse(what);
    staged.seal();
    const { count } = staged;
    return await new Lease(client, LOADING).hold(PATIENCE, async (lease) => {
      options.progress?.({ phase: 'checking', done: count, of: count });
      const veil = new Veil();
      const draft = await Draft.find(client, veil, lease, digest);
      try {
        const first = !(await client.read((query) => veil.lifted(query)));
        await survey(client, veil, set, staged);
        await verify(client, veil, set, staged, reasons);
        reasons.refuse(what);
        const report = await new Load(client, lease, draft, set, at, staged, options.progress).run(first);
        options.progress?.({ phase: 'done', done: count, of: count });
        return report;
      } catch (fault) {
        // What the server did not answer to may be tried again, and goes on then.
        if (!(fault instanceof AscribeError && fault.code.startsWith('STORE_')))
          await clearUnseen(client, veil, lease).catch(() => undefined);
        throw fault;
      }
    });
  } finally {
    staged.close();
  }
}

/**
 * Puts the records where they wait.
 * @returns a digest by which the same content is known again; another version of this program might write it otherwise
 */
async function stage(
  staged: Staged,
  set: string,
  records: AsyncIterable<LoadRecord> | Iterable<LoadRecord>,
  progress: Options['progress'],
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([version, SCHEMA_VERSION, set]));
  let batch: LoadRecord[] = [];
  const send = () => {
    staged.add(batch);
    batch = [];
    progress?.({ phase: 'reading', done: staged.count, of: null });
  };
  for await (const record of records) {
    hash.update(`\n${JSON.stringify(record)}`);
    if (batch.push(record) >= BATCH) send();
  }
  if (batch.length > 0) send();
  return hash.digest('hex');
}

class Load {
  readonly #client: Client;
  readonly #lease: Lease;
  readonly #draft: Draft;
  readonly #set: string;
  readonly #at: number;
  readonly #staged: Staged;
  readonly #progress: Options['progress'];

  constructor(
    client: Client,
    lease: Lease,
    draft: Draft,
    set: string,
    at: number,
    staged: Staged,
    progress: Options['progress'],
  ) {
    this.#client = client;
    this.#lease = lease;
    this.#draft = draft;
    this.#set = set;
    this.#at = at;
    this.#staged = staged;
    this.#progress = progress;
  }

  /** @param first whether nothing was shown before */
  async run(first: boolean): Promise<LoadReport> {
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
    const resumed = this.#draft.reached !== null;
    await this.#draft.take();
    await this.#writeFresh(first);
    if (resumed) await this.#date(first);
    const by = { client: this.#client, lease: this.#lease, set: this.#set, at: this.#at, first };
    return { ...report, ...(await publish(by, staged, this.#progress)) };
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

  /** Dates what a load that was broken off wrote by this one: nobody could see it before. */
  async #date(first: boolean): Promise<void> {
    for (const thing of things)
      for (const { rows: ids } of this.#staged.freshIds(thing, 0))
        await this.#client.writeBatch(async (query) => {
          await this.#lease.check(query);
          await query.all(
            `UNWIND $ids AS id MATCH (x:${labelOf[thing]}${markOf(first)} {id: id}) WHERE x.recorded <> $at SET x.recorded = $at`,
            { ids, at: this.#at },
          );
        });
  }

  /** Writes what is new and is not there yet. */
  async #writeFresh(first: boolean): Promise<void> {
    const staged = this.#staged;
    const steps = stepsOf(staged, this.#set, this.#at, first);
    const from = this.#draft.reached ?? { step: 0, after: 0 };
    const of = things.reduce((sum, thing) => sum + staged.fresh(thing), 0);
    const kept = steps
      .filter(({ phase }, at) => phase === 'writing' && at <= from.step)
      .reduce((sum, { thing }) => {
        const own = steps[from.step]?.phase === 'writing' && steps[from.step]?.thing === thing;
        return sum + staged.fresh(thing, own ? from.after : undefined);
      }, 0);
    let done = kept;
    const tell = () => this.#progress?.({ phase: 'writing', done, of, ...(kept > 0 ? { kept } : {}) });
    if (of > 0) tell();
    for (const [step, { thing, phase, pieces }] of steps.entries()) {
      if (step < from.step) continue;
      let derived = step === from.step ? staged.fresh(thing, from.after) : 0;
      const toDerive = phase === 'indexing' ? staged.fresh(thing) : null;
      const all = pieces(step === from.step ? from.after : 0)[Symbol.iterator]();
      for (let next: IteratorResult<Piece> = all.next(); !next.done; ) {
        const { size, last, write } = next.value;
        let following: IteratorResult<Piece> | undefined;
        // The next is made ready while the server works on this one, once that is on its way.
        const prepare = async () => {
          await setImmediate();
          following ??= all.next();
        };
        await this.#client.writeBatch(async (query) => {
          const written = await this.#draft.reach(
            query,
            { step, after: last },
            phase === 'writing' ? done + size : done,
          );
          if (!written) await Promise.all([write(query), prepare()]);
        });
        next = following ?? all.next();
        if (phase === 'writing') {
          done += size;
          tell();
        } else if (phase === 'indexing') {
          derived += size;
          this.#progress?.({ phase, done: derived, of: toDerive });
        }
      }
    }
  }
}
