import { MOST_VIEWS } from '../saved-views.ts';
import type { SavedView } from '../store.ts';
import type { Query } from './client.ts';
import { noteChange } from './lock.ts';

/** Saved views, the newest first. */
export async function savedViews(query: Query): Promise<SavedView[]> {
  const rows = await query.all<{ json: string }>(
    'MATCH (v:SavedView) WHERE NOT v:Pending RETURN v.json AS json ORDER BY v.at DESC, v.id LIMIT $most',
    { most: MOST_VIEWS },
  );
  return rows.map(({ json }) => JSON.parse(json) as SavedView);
}

export async function savedView(query: Query, id: string): Promise<SavedView | null> {
  const [row] = await query.all<{ json: string }>(
    'MATCH (v:SavedView {id: $id}) WHERE NOT v:Pending RETURN v.json AS json',
    { id },
  );
  return row ? (JSON.parse(row.json) as SavedView) : null;
}

/** Keeps views; those that are there already stay as they are. */
export async function insertViews(query: Query, views: readonly SavedView[], pending = false): Promise<void> {
  await query.all(
    `UNWIND $rows AS r MERGE (v:SavedView {id: r.id})
     ON CREATE SET v.at = r.at, v.json = r.json${pending ? ', v:Pending' : ''}`,
    { rows: views.map((view) => ({ id: view.id, at: Date.parse(view.at), json: JSON.stringify(view) })) },
  );
  await noteChange(query);
}

/** Takes a view away; whether there was one. */
export async function removeView(query: Query, id: string): Promise<boolean> {
  const rows = await query.all(
    'MATCH (v:SavedView {id: $id}) WHERE NOT v:Pending WITH v, v.id AS id DELETE v RETURN id',
    { id },
  );
  await noteChange(query);
  return rows.length > 0;
}
