import { ask, Refused } from '../api/client.ts';
import { JudgeDocument, type JudgeInput } from '../api/types.gen.ts';
import { answersChanged } from '../api/use-query.ts';
import type { Words } from '../words/index.ts';

/** Records a judgement under a token; what was read before is older than it, and is read again. */
export async function sendJudgement(input: JudgeInput, token: string): Promise<void> {
  await ask(JudgeDocument, { input }, undefined, token);
  answersChanged();
}

/** Whether it was the token that was refused, so that another must be asked for. */
export function tokenRefused(error: unknown): boolean {
  return error instanceof Refused && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN');
}

/** What went wrong, in people's words. */
export function faultInWords(error: unknown, words: Words): string {
  const faults = words.judge.faults;
  if (!(error instanceof Refused)) return faults.silent;
  switch (error.code) {
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
    case 'UNKNOWN_ID':
    case 'STORE_BUSY':
      return faults[error.code];
    default:
      return faults.refused(error.message);
  }
}

/** The id of a claim from what was typed or pasted: the id, its hash, or the address of its page. */
export function claimIdIn(text: string): string | null {
  const [hash] = /[0-9a-f]{64}/.exec(text) ?? [];
  return hash ? `claim/${hash}` : null;
}
