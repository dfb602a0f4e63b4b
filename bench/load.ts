import { rmSync, statSync } from 'node:fs';
import { openStore } from '../src/store/open.ts';
import type { LoadRecord } from '../src/store/records.ts';
import type { Store } from '../src/store/store.ts';
import { generate } from './generate.ts';

/** What a bulk load cost. */
export interface LoadFigures {
  records: { entities: number; utterances: number; claims: number; judgements: number };
  /** Seconds in the store: from the first record to the last answer, without what the generator took. */
  seconds: number;
  generating: number;
  /** Seconds of processor time, on all threads, without the generator's: they mean the same on a busy machine. */
  processor: number;
  /** Seconds by phase, as the store itself reports them. */
  phases: Record<string, number>;
  claimsPerSecond: number;
  /** The most memory that this process, generator and store together, ever held, in MB. */
  peakMegabytes: number;
  /** Size of the data, in MB. */
  megabytes: number;
}

const BATCH = 500;

/** Counts records on their way, and the time that making them takes. */
class Meter {
  readonly records = { entities: 0, utterances: 0, claims: 0, judgements: 0 };
  nanoseconds = 0n;
  microseconds = 0;
  readonly #source: Generator<LoadRecord>;

  constructor(source: Generator<LoadRecord>) {
    this.#source = source;
  }

  *[Symbol.iterator](): Generator<LoadRecord> {
    for (;;) {
      const batch = this.#batch();
      if (batch.length === 0) return;
      for (const record of batch) {
        this.#count(record);
        yield record;
      }
    }
  }

  /** Some records at once: asking for the time that each takes would take longer than to make it. */
  #batch(): LoadRecord[] {
    const before = process.hrtime.bigint();
    const used = process.cpuUsage();
    const batch: LoadRecord[] = [];
    while (batch.length < BATCH) {
      const { value, done } = this.#source.next();
      if (done) break;
      batch.push(value);
    }
    this.nanoseconds += process.hrtime.bigint() - before;
    const { user, system } = process.cpuUsage(used);
    this.microseconds += user + system;
    return batch;
  }

  #count(value: LoadRecord): void {
    if (value.type === 'entity') this.records.entities++;
    else if (value.type === 'judgement') this.records.judgements++;
    else {
      this.records.utterances++;
      this.records.claims += value.claimIds.length;
    }
  }
}

/** Makes a new store in a file and loads a generated graph into it. */
export async function measureLoad(
  path: string,
  claims: number,
  say: (line: string) => void,
): Promise<LoadFigures> {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  const store = await openStore(path);
  let figures: LoadFigures;
  try {
    figures = await timedLoad(store, claims, say, () => store.close());
  } catch (fault) {
    await store.close();
    throw fault;
  }
  return { ...figures, megabytes: Math.round(statSync(path).size / 1e6) };
}

/**
 * Loads a generated graph into an empty store.
 * @param end what belongs to the load beyond it
 */
export async function timedLoad(
  store: Store,
  claims: number,
  say: (line: string) => void,
  end: () => Promise<void> = async () => undefined,
): Promise<LoadFigures> {
  const meter = new Meter(generate(claims));
  const phases: Record<string, number> = {};
  let phase = 'reading';
  let since = performance.now();
  const start = since;
  const used = process.cpuUsage();
  await store.load.set('bench', meter, {
    at: '2041-03-01T00:00:00.000Z',
    progress: (now) => {
      if (now.phase === phase) return;
      phases[phase] = (performance.now() - since) / 1000;
      say(`  ${phase}: ${phases[phase]?.toFixed(1)} s`);
      phase = now.phase;
      since = performance.now();
    },
  });
  await end();
  const generating = Number(meter.nanoseconds) / 1e9;
  const seconds = (performance.now() - start) / 1000 - generating;
  const { user, system } = process.cpuUsage(used);
  phases['reading'] = (phases['reading'] ?? 0) - generating;
  return {
    records: meter.records,
    seconds,
    generating,
    processor: (user + system) / 1e6 - meter.microseconds / 1e6,
    phases,
    claimsPerSecond: Math.round(meter.records.claims / seconds),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
    megabytes: 0,
  };
}
