import type { StoredClaim } from '../store/store.ts';
import type { Language } from './enums.ts';
import type { Sight } from './sight.ts';

/** A voice as it is shown. */
export interface Voice {
  label: string | null;
  words: string | null;
  unnamed: boolean;
}

/** The speaker's label in our words, or the words in which the text hides who speaks. */
export async function voiceOf(at: Sight, claim: StoredClaim, language: Language): Promise<Voice> {
  if (claim.speaker) return { label: await at.label(claim.speaker, language), words: null, unnamed: false };
  const { chain } = await at.utteranceOf(claim);
  return { label: null, words: chain.at(-1)?.words ?? null, unnamed: true };
}
