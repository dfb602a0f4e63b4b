import { cpus, totalmem } from 'node:os';
import type { AnalysisFigures } from './analysis.ts';
import type { LoadFigures } from './load.ts';
import type { Timing } from './measure.ts';
import type { RawFigures } from './rows.ts';

/** What was measured of one question. `hop` is an empty call to the store, `empty` an empty request. */
export interface QueryFigures {
  name: string;
  floor: Timing;
  store: Timing;
  hop: Timing;
  graphql?: Timing;
  empty?: Timing;
  /** Another library that people would take instead. */
  natural?: Timing;
  failed?: string;
}

/** Everything of one size. */
export interface SizeFigures {
  claims: number;
  megabytes: number;
  load?: LoadFigures;
  raw?: RawFigures;
  queries: QueryFigures[];
  analyses: AnalysisFigures[];
}

const ms = (value: number) =>
  Number.isNaN(value)
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);
const pair = (it: Timing | undefined) => (it ? `${ms(it.p50)} / ${ms(it.p95)}` : '–');
const times = (a: number, b: number) => (b > 0 && Number.isFinite(a / b) ? `${(a / b).toFixed(1)}×` : '–');

/** The machine, as far as it matters. */
export function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function besides({ natural, store }: QueryFigures): string[] {
  if (!natural) return ['–', '–', '–'];
  return [pair(natural), times(natural.p50, store.p50), times(natural.p95, store.p95)];
}

/** The figures of one size in Markdown. */
export function markdown(it: SizeFigures): string {
  const size = it.megabytes > 0 ? `, ${it.megabytes} MB` : '';
  const parts = [`### ${it.claims.toLocaleString('en')} claims${size}`];
  const { load, raw } = it;
  if (load)
    parts.push(
      table(
        ['load', 'claims/s', 'seconds', 'of processor time', 'peak memory'],
        [
          [
            'through the store',
            String(load.claimsPerSecond),
            load.seconds.toFixed(1),
            load.processor.toFixed(1),
            `${load.peakMegabytes} MB`,
          ],
          ...(raw
            ? [
                [
                  `the same ${raw.rows.toLocaleString('en')} rows, raw`,
                  String(Math.round(load.records.claims / raw.seconds)),
                  raw.seconds.toFixed(1),
                  raw.processor.toFixed(1),
                  '–',
                ],
                ['ratio', '', times(load.seconds, raw.seconds), times(load.processor, raw.processor), ''],
              ]
            : []),
        ],
      ),
    );
  const beside = it.queries.some(({ natural }) => natural);
  if (it.queries.length > 0)
    parts.push(
      table(
        [
          ...[
            'p50 / p95, ms',
            'floor',
            'store',
            'to floor, p50',
            'p95',
            'processor',
            'to floor + empty call, p50',
          ],
          ...['GraphQL', 'to floor + empty request, p50', 'p95'],
          ...(beside ? ['@neo4j/graphql', 'to store, p50', 'p95'] : []),
        ],
        it.queries.map((query) => {
          const { floor, store, hop, graphql, empty } = query;
          const whole = (at: 'p50' | 'p95') => floor[at] + (empty?.[at] ?? 0);
          return [
            ...[query.name + (query.failed ? ` (${query.failed})` : ''), pair(floor), pair(store)],
            ...[
              times(store.p50, floor.p50),
              times(store.p95, floor.p95),
              times(store.processor, floor.processor),
              times(store.p50, floor.p50 + hop.p50),
            ],
            pair(graphql),
            ...(graphql ? [times(graphql.p50, whole('p50')), times(graphql.p95, whole('p95'))] : ['–', '–']),
            ...(beside ? besides(query) : []),
          ];
        }),
      ),
    );
  const empty = it.queries.find((query) => query.empty)?.empty;
  const hop = it.queries[0]?.hop;
  if (hop) parts.push(`Empty call to the store ${pair(hop)}; empty request ${pair(empty)}.`);
  if (it.analyses.length > 0)
    parts.push(
      table(
        ['analysis, or question (?)', 'runs', 'p50 / p95, ms', 'calls to the store, at most'],
        it.analyses.map((one) => [one.name, String(one.runs), one.failed ?? pair(one), String(one.calls)]),
      ),
    );
  return parts.join('\n\n');
}
