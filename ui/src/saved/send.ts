import { ask, Refused } from '../api/client.ts';
import {
  RemoveViewDocument,
  type SavedViewPartsFragment,
  SaveViewDocument,
  type SaveViewInput,
} from '../api/types.gen.ts';
import { answersChanged } from '../api/use-query.ts';
import { faultInWords } from '../judge/send.ts';
import { keptQuery } from '../state/saved.ts';
import { here } from '../state/store.ts';
import type { Words } from '../words/index.ts';

/** Keeps what is shown now under a name. */
export async function saveView(
  input: Omit<SaveViewInput, 'query'>,
  token: string,
): Promise<SavedViewPartsFragment> {
  const query = await keptQuery(here());
  const { saveView: saved } = await ask(SaveViewDocument, { input: { ...input, query } }, undefined, token);
  answersChanged();
  return saved;
}

/** Takes a saved view away. */
export async function removeView(id: string, token: string): Promise<void> {
  await ask(RemoveViewDocument, { id }, undefined, token);
  answersChanged();
}

/** What went wrong, in people's words. */
export function saveFault(error: unknown, words: Words): string {
  if (!(error instanceof Refused)) return words.saved.silent;
  return error.code === 'FORBIDDEN' ? words.saved.forbidden : faultInWords(error, words);
}
