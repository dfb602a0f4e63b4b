import { rmSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { fold, nameKeys } from '../src/model/names.ts';
import { beginningsOf, wordsOf } from '../src/store/words.ts';

type Value = string | number | null | Uint8Array;

/** What the same rows cost where nothing is checked, hashed or derived. */
export interface RawFigures {
  rows: number;
  seconds: number;
  /** Seconds of processor time. */
  processor: number;
}

const BATCH = 5_000;

/**
 * The floor of a bulk load: every row that a loaded file holds, put by prepared statements into the same tables of a
 * new file, in one durable transaction, with the same indexes made after. Reading the rows is not counted.
 */
export function measureRawInsert(from: string, to: string): RawFigures {
  for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true });
  const source = new DatabaseSync(from, { readOnly: true, returnArrays: true });
  const target = new DatabaseSync(to, { enableForeignKeyConstraints: false });
  let rows = 0;
  let nanoseconds = 0n;
  let microseconds = 0;
  const timed = (work: () => void) => {
    const before = process.hrtime.bigint();
    const used = process.cpuUsage();
    work();
    nanoseconds += process.hrtime.bigint() - before;
    const { user, system } = process.cpuUsage(used);
    microseconds += user + system;
  };
  try {
    target.exec(
      'PRAGMA cache_size = -192000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = FILE',
    );
    const schema = source
      .prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid",
      )
      .all() as unknown as [string, string, string][];
    const virtual = schema.filter(([, , sql]) => sql.startsWith('CREATE VIRTUAL')).map(([, name]) => name);
    const shadow = (name: string) => virtual.some((it) => name.startsWith(`${it}_`));
    const tables = schema.filter(([type, name]) => type === 'table' && !shadow(name));
    for (const [, , sql] of tables) target.exec(sql);
    timed(() => target.exec('BEGIN'));
    const copy = (sql: string, insert: string, make: (row: Value[]) => Value[]) => {
      const statement = target.prepare(insert);
      let batch: Value[][] = [];
      const flush = () => {
        timed(() => {
          for (const row of batch) statement.run(...row);
        });
        rows += batch.length;
        batch = [];
      };
      for (const row of source.prepare(sql).iterate() as Iterable<unknown>)
        if (batch.push(make(row as Value[])) >= BATCH) flush();
      flush();
    };
    for (const [, name] of tables) {
      if (virtual.includes(name)) continue;
      const many = (source.prepare(`PRAGMA table_info(${name})`).all() as unknown[]).length;
      const marks = Array.from({ length: many }, () => '?').join(', ');
      copy(`SELECT * FROM ${name}`, `INSERT INTO ${name} VALUES (${marks})`, (row) => row);
    }
    copy(
      'SELECT id, text FROM name',
      'INSERT INTO name_words (rowid, folded, keys) VALUES (?, ?, ?)',
      ([id, text]) => [id as number, beginningsOf(String(text)).join(' '), nameKeys(String(text)).join(' ')],
    );
    copy(
      'SELECT id, json FROM utterance',
      'INSERT INTO quotation_words (rowid, folded) VALUES (?, ?)',
      ([id, json]) => {
        const { quotes } = JSON.parse(String(json)) as { quotes: { exact: string }[] };
        return [id as number, quotes.flatMap(({ exact }) => wordsOf(fold(exact))).join(' ')];
      },
    );
    timed(() => {
      for (const [type, , sql] of schema) if (type === 'index') target.exec(sql);
      target.exec('COMMIT');
    });
  } finally {
    source.close();
    target.close();
    for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true });
  }
  return { rows, seconds: Number(nanoseconds) / 1e9, processor: microseconds / 1e6 };
}
