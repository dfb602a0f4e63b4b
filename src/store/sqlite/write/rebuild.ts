import type { Entity } from '../../../model/entity.ts';
import type { Claim, Utterance } from '../../../model/utterance.ts';
import { factsOf } from '../../facts.ts';
import type { Connection } from '../../local/connection.ts';
import { Deriver } from './derive-rows.ts';
import { refresh } from './refresh.ts';
import { refreshRetractions } from './reviews.ts';
import { clearScratch, touch } from './scratch.ts';
import { SearchIndex } from './search-index.ts';

/**
 * The rules by which what is derived was derived. Raise it when a rule changes: how an edge is keyed, what dates an
 * event, how names are folded. Databases then derive everything anew when they are next opened for writing.
 */
export const DERIVATION = 2;

/** Tables that hold nothing but what is derived. */
const derived = [
  ...['mention', 'edge', 'backing', 'link', 'adjacency', 'expansion', 'way', 'dated', 'typed'],
  ...['same', 'within', 'lies', 'placed', 'name', 'word', 'gram'],
];

/** Derives everything anew where the rules have changed since it was derived. */
export function rebuildIfOld(db: Connection): void {
  const known = "SELECT value FROM meta WHERE key = 'derivation'";
  if (db.count(known) === DERIVATION) return;
  db.transaction('write', () => {
    // Another process may have been first.
    if (db.count(known) === DERIVATION) return;
    if (db.count('SELECT EXISTS (SELECT 1 FROM entity)') === 1) rebuild(db);
    db.run(
      "INSERT INTO meta VALUES ('derivation', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
      DERIVATION,
    );
  });
}

/** Throws everything derived away and derives it anew from what is recorded; inside the caller's transaction. */
export function rebuild(db: Connection): void {
  for (const table of derived) db.run(`DELETE FROM ${table}`);
  for (const words of ['name_words', 'quotation_words'])
    db.run(`INSERT INTO ${words} (${words}) VALUES ('delete-all')`);
  db.run('UPDATE entity SET claims = 0, hap_from = -1, hap_to = -1');
  db.run("UPDATE claim SET hap_from = -1, hap_to = -1, review = 'proposed', successor = NULL, hidden = 0");
  clearScratch(db);
  const search = new SearchIndex(db);
  for (const [id, json] of db.iterate('SELECT id, json FROM entity'))
    search.names(id as number, JSON.parse(String(json)) as Entity);
  const derive = new Deriver(db);
  let utterance: { id: number; chain: Utterance['chain'] } | undefined;
  for (const row of db.iterate(
    `SELECT u.id, u.json, c.id, b.json FROM utterance u LEFT JOIN claim c ON c.utterance = u.id
     LEFT JOIN body b ON b.id = c.body ORDER BY u.id, c.ordinal`,
  )) {
    const [id, json, claimId, claim] = row as [number, string, number | null, string | null];
    if (utterance?.id !== id) {
      const record = JSON.parse(json) as Utterance;
      utterance = { id, chain: record.chain };
      search.quotes(id, record);
    }
    if (claimId === null || claim === null) continue;
    const parsed = JSON.parse(claim) as Claim;
    derive.claim(claimId, parsed, factsOf(parsed, utterance.chain));
  }
  derive.flush();
  search.flush();
  const judgements = db.all('SELECT id FROM judgement').map(([id]) => id as number);
  refreshRetractions(db, judgements);
  touch(db, 'SELECT id FROM judged WHERE thing = 3');
  refresh(db, true);
}
