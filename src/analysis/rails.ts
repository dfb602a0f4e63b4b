import type { EntityId } from '../model/entity.ts';
import type { StoredClaim } from '../store/store.ts';
import { setKey } from './accounts.ts';
import { type Row, touchedBy } from './rows.ts';
import type { Widest } from './widest.ts';

/** One accused, with all who stand within it. */
export interface Rail {
  actor: EntityId;
  /** Claims of the rows that accuse it. */
  claims: number;
}

/** Where a row's actor stands. */
export interface RailMark {
  /** Which rail, from 0; null where the actor has none among those shown. */
  rail: number | null;
  /** As written. */
  actor: EntityId;
}

/** Attributions from the first rail to the last, each with the denials that touch it; then the other rows. */
export function arrange(rows: readonly Row[], rails: readonly { actor: EntityId }[]): Row[] {
  const railOf = (row: Row) =>
    Math.min(
      ...row.widest.map((actor) => {
        const at = rails.findIndex((rail) => rail.actor === actor);
        return at < 0 ? rails.length : at;
      }),
      rails.length,
    );
  // Stable, so that what comes from one rail stays in the order of the claims.
  const sorted = [...rows].sort(
    (one, other) => railOf(one) - railOf(other) || one.widest.length - other.widest.length,
  );
  const rest = new Set(rows);
  const withDenials = (part: Row['part']) =>
    sorted
      .filter((row) => row.part === part && !row.general)
      .flatMap((row) => {
        const at = sorted.indexOf(row);
        const denials = rows.filter((it) => touchedBy(it, sorted) === at);
        for (const it of [row, ...denials]) rest.delete(it);
        return [row, ...denials];
      });
  const blaming = withDenials('attribution');
  const counter = withDenials('counter');
  const of = (test: (row: Row) => boolean) => [...rest].filter(test);
  return [
    ...blaming,
    ...of(({ denies, general }) => denies !== null && !general),
    ...counter,
    ...of(({ general }) => general),
    ...of(({ part }) => part === 'silence'),
  ];
}

/** Shares the rows out: in turn each event gets its next most telling one, until none is left. */
export function shareOut(all: readonly (readonly Row[])[], most: number): Row[][] {
  const queues = all.map((rows) => {
    const seen = new Set<string>();
    const rank = new Map(
      rows.map((row) => {
        const set = setKey(row.claims[0] as StoredClaim, (actor) => actor);
        const key = `${row.part} ${row.denies} ${row.part === 'attribution' ? set : ''}`;
        const repeated = seen.has(key);
        seen.add(key);
        return [
          row,
          (row.general ? 4 : row.part === 'silence' || row.scope !== 'this' ? 1 : 0) + (repeated ? 2 : 0),
        ];
      }),
    );
    return [...rows].sort((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0));
  });
  const kept = new Set<Row>();
  for (let turn = 0; kept.size < most && queues.some((queue) => queue.length > turn); turn++)
    for (const queue of queues) {
      const row = queue[turn];
      if (row && kept.size < most) kept.add(row);
    }
  return all.map((rows) => rows.filter((row) => kept.has(row)));
}

/** The accused and those blamed in turn, by how many of the rows' claims name them. */
export function railsOf(rows: readonly Row[], most: number): { rails: Rail[]; moreRails: number } {
  const claims = new Map<EntityId, Set<string>>();
  for (const row of rows)
    if (row.part === 'attribution' || row.part === 'counter')
      for (const actor of row.widest)
        for (const { id } of row.claims) claims.set(actor, (claims.get(actor) ?? new Set()).add(id));
  const rails = [...claims]
    .map(([actor, ids]) => ({ actor, claims: ids.size }))
    .sort((one, other) => other.claims - one.claims || one.actor.localeCompare(other.actor));
  return { rails: rails.slice(0, most), moreRails: Math.max(0, rails.length - most) };
}

/** Where a row's actors stand on the rails. Who is not accused anywhere has no rail to be denied or silent on. */
export function marksOf(row: Row, rails: readonly { actor: EntityId }[], widest: Widest): RailMark[] {
  const blames = row.part === 'attribution' || row.part === 'counter';
  return row.actors.flatMap((actor) => {
    const at = rails.findIndex((rail) => rail.actor === widest(actor));
    return at >= 0 || blames ? [{ rail: at < 0 ? null : at, actor }] : [];
  });
}
