import type { Connection } from '../../local/connection.ts';

/**
 * The tables in which a write collects what it is about to change. They live in SQLite's own temporary file, so that
 * a kill leaves nothing of them behind.
 */
const tables = `
CREATE TEMP TABLE IF NOT EXISTS touched (claim INTEGER PRIMARY KEY, fresh INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS fresh_mention (claim INTEGER, entity INTEGER, role INTEGER) STRICT;
CREATE TEMP TABLE IF NOT EXISTS fresh_backing (edge INTEGER, claim INTEGER) STRICT;
CREATE TEMP TABLE IF NOT EXISTS fresh_link (edge INTEGER, node INTEGER, side INTEGER) STRICT;
CREATE TEMP TABLE IF NOT EXISTS fresh_name (name INTEGER, words TEXT, keys TEXT) STRICT;
CREATE TEMP TABLE IF NOT EXISTS fresh_quote (utterance INTEGER, words TEXT) STRICT;
CREATE TEMP TABLE IF NOT EXISTS turned (claim INTEGER PRIMARY KEY, hidden INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS flipped (claim INTEGER PRIMARY KEY, sign INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS moved (entity INTEGER PRIMARY KEY, hap_from INTEGER, hap_to INTEGER) STRICT;
CREATE TEMP TABLE IF NOT EXISTS stale (claim INTEGER PRIMARY KEY, hap_from INTEGER, hap_to INTEGER) STRICT;
CREATE TEMP TABLE IF NOT EXISTS changed (edge INTEGER PRIMARY KEY, old INTEGER NOT NULL, now INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS pair (node INTEGER, lane INTEGER, other INTEGER, before INTEGER,
  PRIMARY KEY (node, lane, other)) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS joined (thing INTEGER, id INTEGER, label TEXT, fresh INTEGER,
  PRIMARY KEY (thing, id)) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS gone (thing INTEGER, id INTEGER, label TEXT,
  PRIMARY KEY (thing, id)) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS rejudged (id INTEGER PRIMARY KEY) STRICT;
CREATE TEMP TABLE IF NOT EXISTS shifted (entity INTEGER PRIMARY KEY) STRICT;
CREATE TEMP TABLE IF NOT EXISTS aside (tbl_name TEXT, name TEXT, sql TEXT) STRICT;
`;

const names = [
  'touched',
  'fresh_mention',
  'fresh_backing',
  'fresh_link',
  'fresh_name',
  'fresh_quote',
  'turned',
  'flipped',
  'moved',
  'stale',
  'changed',
  'pair',
  'shifted',
  'aside',
  'joined',
  'gone',
  'rejudged',
];

/** Makes the scratch tables, empty. Call it inside the transaction that is going to use them. */
export function clearScratch(db: Connection): void {
  db.exec(tables);
  for (const name of names) db.run(`DELETE FROM temp.${name}`);
}

/** Notes claims whose visibility may have changed. */
export function touch(db: Connection, select: string, ...params: (string | number | null)[]): void {
  db.run(`INSERT OR IGNORE INTO temp.touched (claim, fresh) SELECT id, 0 FROM (${select})`, ...params);
}
