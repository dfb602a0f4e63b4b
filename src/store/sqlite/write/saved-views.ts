import type { Connection } from '../../local/connection.ts';
import type { SavedView } from '../../records.ts';

/** Keeps a view; one that is there already stays as it is. */
export function saveView(db: Connection, view: SavedView): void {
  const sql = 'INSERT INTO saved_view (ref, at, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
  db.transaction('write', () => insertView(db, view, sql));
}

/** As `saveView`, within the caller's transaction. */
export function insertView(
  db: Connection,
  view: SavedView,
  sql = 'INSERT INTO saved_view (ref, at, json) VALUES (?, ?, ?)',
): void {
  db.run(sql, view.id, Date.parse(view.at), JSON.stringify(view));
}

/** Whether there was one to take away. */
export function removeView(db: Connection, id: string): boolean {
  return db.transaction('write', () => db.run('DELETE FROM saved_view WHERE ref = ?', id) > 0);
}
