import { createHash } from 'node:crypto';
import { InvalidRecord } from '../model/errors.ts';
import { canonical } from '../model/ids.ts';
import { issuesOf } from './check.ts';
import { SavedView } from './records.ts';

/** The most saved views that one answer lists. */
export const MOST_VIEWS = 500;

/** The id of a saved view: the same view saved by the same person at the same time is one. */
export function viewId({ name, notes, query, frozenAt, by, at }: Omit<SavedView, 'id'>): string {
  const text = canonical({ tag: 'view/1', name, notes, query, frozenAt, by, at });
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** A view to keep, checked, with its id. @throws InvalidRecord */
export function checkedView(raw: Omit<SavedView, 'id'>): SavedView {
  const parsed = SavedView.omit({ id: true }).safeParse(raw);
  if (!parsed.success)
    throw (
      issuesOf(parsed.error, {}, 'this view')[0] ??
      new InvalidRecord('this is no view', { wayOut: 'Mend it.' })
    );
  return { id: viewId(parsed.data), ...parsed.data };
}
