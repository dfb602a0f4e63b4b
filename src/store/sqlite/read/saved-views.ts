import { MOST_VIEWS } from '../../saved-views.ts';
import type { Frame } from './frame.ts';

/** Saved views as JSON, the newest first. */
export function savedViews(frame: Frame): string[] {
  const sql = `SELECT json FROM saved_view ORDER BY at DESC, ref LIMIT ${MOST_VIEWS}`;
  return frame.db.all(sql).map(([json]) => String(json));
}

/** One of them; null where there is none. */
export function savedView(frame: Frame, id: string): string | null {
  const row = frame.db.get('SELECT json FROM saved_view WHERE ref = ?', id);
  return row ? String(row[0]) : null;
}
