import type { Connection } from '../../local/connection.ts';
import { identities, standsNow } from '../judged.ts';
import { levelsOfPlaces } from '../places.ts';
import { Binder } from '../read/binder.ts';

/**
 * Works out classes and levels anew from all standing judgements of identity: there are few. Entities whose class
 * changed end up in `shifted`, since what is counted by class changes with it.
 */
export function refreshIdentity(db: Connection): void {
  const { classOf, within } = identities(db, standsNow);
  const before = new Map(db.all('SELECT entity, class FROM same') as [number, number][]);
  shift(db, before, classOf);
  db.run('DELETE FROM same');
  for (const [entity, name] of classOf) db.run('INSERT INTO same VALUES (?, ?)', entity, name);
  db.run('DELETE FROM within');
  for (const { inside, around, steps } of within)
    db.run('INSERT OR IGNORE INTO within VALUES (?, ?, ?)', inside, around, steps);
  refreshLevelsOfPlaces(db);
}

/** Notes everything in a class that is not, member for member, what it was. */
function shift(db: Connection, before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): void {
  const group = (classes: ReadonlyMap<number, number>) => {
    const groups = new Map<number, number[]>();
    for (const [entity, name] of classes) groups.set(name, [...(groups.get(name) ?? []), entity]);
    return groups;
  };
  const [old, fresh] = [group(before), group(now)];
  const same = (a: number[] | undefined, b: number[] | undefined) =>
    a !== undefined && b !== undefined && a.length === b.length && a.every((it) => b.includes(it));
  for (const [groups, others] of [
    [old, fresh],
    [fresh, old],
  ] as const)
    for (const [name, list] of groups)
      if (!same(list, others.get(name)))
        for (const entity of list) db.run('INSERT OR IGNORE INTO temp.shifted VALUES (?)', entity);
}

/** A `within` between places is a step of lying in, under claim 0. */
function refreshLevelsOfPlaces(db: Connection): void {
  const wanted = levelsOfPlaces(new Binder(), standsNow);
  const key = (row: unknown[]) => row.join(' ');
  const before = new Map(
    (db.all('SELECT inside, around FROM lies WHERE claim = 0') as [number, number][]).map((row) => [
      key(row),
      row,
    ]),
  );
  const now = new Map((db.all(wanted) as [number, number][]).map((row) => [key(row), row]));
  for (const [name, [inside, around]] of before)
    if (!now.has(name)) {
      db.run('DELETE FROM lies WHERE inside = ? AND around = ? AND claim = 0', inside, around);
      db.run('INSERT OR IGNORE INTO temp.shifted VALUES (?)', inside);
    }
  for (const [name, [inside, around]] of now)
    if (!before.has(name)) {
      db.run('INSERT INTO lies VALUES (?, ?, 0)', inside, around);
      db.run('INSERT OR IGNORE INTO temp.shifted VALUES (?)', inside);
    }
}
