/** Milliseconds that answers took. */
export interface Timing {
  runs: number;
  p50: number;
  p95: number;
  /** Of processor time, on all threads, on average: it means nearly the same on a busy machine. */
  processor: number;
}

/** One of several ways to the same answer. */
export type Way = (input: number) => unknown;

/** Questions asked before any is timed: a server that runs all day has its code compiled. */
const WARM = 500;
/** Questions that are timed at most; where there are fewer inputs, they come round again. */
const MOST = 1000;
/** Inputs that are timed however long they take. */
const LEAST = 2;

function timing(samples: number[], microseconds: number): Timing {
  const sorted = samples.sort((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95), processor: microseconds / 1000 / sorted.length };
}

/**
 * Times several ways to the same answers in turn, input by input, so that whatever else the machine does falls upon
 * all of them alike. Stops after so many seconds, half of which go into warming up.
 */
export async function interleaved<K extends string>(
  ways: Readonly<Record<K, Way>>,
  inputs: number,
  seconds: number,
): Promise<Record<K, Timing>> {
  const names = Object.keys(ways) as K[];
  const start = performance.now();
  const samples = new Map<K, number[]>(names.map((name) => [name, []]));
  const microseconds = new Map<K, number>();
  for (let run = 0; run < WARM && performance.now() < start + seconds * 500; run++)
    for (const name of names) await ways[name](run % inputs);
  for (let run = 0; run < MOST && (performance.now() < start + seconds * 1000 || run < LEAST); run++) {
    const input = run % inputs;
    for (let turn = 0; turn < names.length; turn++) {
      // Each goes first at times: the first finds nothing in the caches.
      const name = names[(turn + run) % names.length] as K;
      const used = process.cpuUsage();
      const before = performance.now();
      await ways[name](input);
      samples.get(name)?.push(performance.now() - before);
      const { user, system } = process.cpuUsage(used);
      microseconds.set(name, (microseconds.get(name) ?? 0) + user + system);
    }
  }
  return Object.fromEntries(
    names.map((name) => [name, timing(samples.get(name) ?? [], microseconds.get(name) ?? 0)]),
  ) as Record<K, Timing>;
}
