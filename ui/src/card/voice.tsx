import type { ReactNode } from 'react';
import { exactWords, type LineClaim } from '../api/ends.ts';
import type { VoicePartsFragment } from '../api/types.gen.ts';
import { MarkIcon } from '../marks/marks.tsx';
import { ThingLink } from '../shell/link.tsx';
import { capital, useWords, type Words } from '../words/index.ts';
import { languageOfClaim } from './chain-line.tsx';
import { Verbatim } from './quotation.tsx';

/** A voice in plain text, for labels and for reading aloud. */
export function voiceInWords(voice: VoicePartsFragment, words: Words): string {
  if (voice.label) return capital(voice.label);
  return voice.words ? `“${voice.words}”` : words.card.notNamed;
}

/** A voice: our label of the speaker, or the words in which the text hides who, in serif. */
export function VoiceText({ voice, lang }: { voice: VoicePartsFragment; lang: string }): ReactNode {
  const words = useWords();
  if (voice.label) return <bdi>{capital(voice.label)}</bdi>;
  if (!voice.words) return words.card.notNamed;
  return (
    <>
      <Verbatim words={voice.words} lang={lang} /> <span className="muted unnamed">{words.card.unnamed}</span>
    </>
  );
}

interface ClaimLineProps {
  claim: LineClaim;
  /** Says in our words what the quotation comes to, where the list does not. */
  sentence?: boolean;
}

/** A claim in two lines: who, and the words. For lists in which a card would be too much. */
export function ClaimLine({ claim, sentence = false }: ClaimLineProps): ReactNode {
  const lang = languageOfClaim(claim);
  return (
    <li className="row">
      <MarkIcon mark={claim.mark} size={14} />
      <span>
        <b>
          <VoiceText voice={claim.voice} lang={lang} />
        </b>
        {sentence && <>: {claim.sentence}</>}
        <br />
        <ThingLink id={claim.id}>
          <Verbatim words={exactWords(claim)} lang={lang} />
        </ThingLink>
      </span>
    </li>
  );
}
