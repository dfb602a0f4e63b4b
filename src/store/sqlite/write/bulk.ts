import type { Connection } from '../../local/connection.ts';

/** A first load of fewer claims than this is over before setting indexes aside would pay. */
const MANY = 2_000;

/**
 * The tables that grow with every claim. What their indexes serve is not asked while a first load is being written:
 * until it is, each row would be put into each of them at some random place.
 */
const tables = [
  ...['entity', 'utterance', 'proposition', 'claim', 'reference'],
  ...['mention', 'backing', 'link', 'name'],
];

/** Sets indexes aside where a store without claims is about to get many. Call it inside the transaction that writes. */
export function setIndexesAside(db: Connection, claims: number): void {
  if (claims < MANY || db.count('SELECT EXISTS (SELECT 1 FROM claim)') === 1) return;
  // Those that SQLite makes by itself, for keys, have no text.
  db.run(
    `INSERT INTO temp.aside SELECT tbl_name, name, sql FROM main.sqlite_schema
     WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?))`,
    JSON.stringify(tables),
  );
  for (const [name] of db.all('SELECT name FROM temp.aside')) db.exec(`DROP INDEX ${name}`);
}

/** Makes the indexes of some tables again, sorted at once, from what the tables now hold; all that are left by default. */
export function makeIndexes(db: Connection, ...of: string[]): void {
  const waiting = db.all('SELECT tbl_name, name, sql FROM temp.aside ORDER BY name') as [
    string,
    string,
    string,
  ][];
  for (const [table, name, sql] of waiting) {
    if (of.length > 0 && !of.includes(table)) continue;
    db.exec(sql);
    db.run('DELETE FROM temp.aside WHERE name = ?', name);
  }
}
