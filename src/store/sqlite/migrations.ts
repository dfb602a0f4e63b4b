import { NewerDatabase, StoreUnusable } from '../errors.ts';
import { APPLICATION_ID, type Connection } from '../local/connection.ts';
import { wordsOf } from '../words.ts';
import { schema1 } from './schema.ts';
import { indexWords } from './write/search-index.ts';

/** What brings a database from each version to the next, in order; never changed once released. */
const migrations: readonly ((db: Connection) => void)[] = [
  (db) => db.exec(schema1),
  // Views of the explorer kept under a name; what they are stands whole in the JSON.
  (db) =>
    db.exec('CREATE TABLE saved_view (ref TEXT PRIMARY KEY, at INTEGER NOT NULL, json TEXT NOT NULL) STRICT'),
  // Names share most of their words: trigrams lead to words, and the full-text index from these to the names.
  (db) => {
    db.exec(`DROP TABLE trigram;
      CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE gram (gram TEXT NOT NULL, word INTEGER NOT NULL, PRIMARY KEY (gram, word)) STRICT, WITHOUT ROWID`);
    const words = new Set<string>();
    for (const [folded] of db.iterate('SELECT folded FROM name'))
      for (const word of wordsOf(String(folded))) words.add(word);
    indexWords(db, words);
  },
];

/** The version that this program writes. */
export const SCHEMA_VERSION = migrations.length;

/** The version of a database; 0 is an empty file. @throws StoreUnusable where it is someone else's */
export function versionOf(db: Connection): number {
  const version = db.count('PRAGMA user_version');
  const owner = db.count('PRAGMA application_id');
  const empty = db.count('SELECT count(*) FROM sqlite_schema') === 0;
  if (owner !== APPLICATION_ID && !(empty && owner === 0))
    throw new StoreUnusable('The database is another program’s', {
      wayOut: 'Name another file with --store.',
      place: { file: db.path },
    });
  return version;
}

/** Refuses what this program cannot read as it is. @throws NewerDatabase, StoreUnusable */
export function refuseOther(db: Connection): void {
  const version = versionOf(db);
  refuseNewer(db, version);
  if (version < SCHEMA_VERSION)
    throw new StoreUnusable('The database is not this program’s yet, or of an older version', {
      wayOut: 'Open it once for writing, which brings it up to date.',
      place: { file: db.path },
    });
}

function refuseNewer(db: Connection, version: number): void {
  if (version > SCHEMA_VERSION)
    throw new NewerDatabase(
      `The database has schema ${version}; this program knows schemas up to ${SCHEMA_VERSION}`,
      {
        wayOut: 'Update Ascribe, or name another file with --store.',
        place: { file: db.path },
      },
    );
}

/** Brings a database to this program's schema, all of it or nothing. @throws NewerDatabase, StoreBusy */
export function migrate(db: Connection): void {
  refuseNewer(db, versionOf(db));
  db.makeDurable();
  if (versionOf(db) === SCHEMA_VERSION) return;
  db.transaction('write', () => {
    // Another process may have been first.
    for (let version = versionOf(db); version < SCHEMA_VERSION; version++) {
      migrations[version]?.(db);
      db.exec(`PRAGMA user_version = ${version + 1}; PRAGMA application_id = ${APPLICATION_ID};`);
    }
  });
}
