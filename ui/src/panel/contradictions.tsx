import type { ReactNode } from 'react';
import type { CardClaim } from '../api/ends.ts';
import { voiceInWords } from '../card/voice.tsx';
import { TieIcon } from '../marks/marks.tsx';
import type { ContestedEvent, ContestedRow } from '../state/filter.ts';
import { useWords, type Words } from '../words/index.ts';
import { type Contradiction, contradictionsOf } from './event-parts.ts';

interface ContradictionsProps {
  event: ContestedEvent;
  /** Cards of the event's claims, to say whether they give a basis. */
  cards: readonly CardClaim[];
}

/** That accounts contradict each other, in words; the sharpest case is one document that names two. */
export function Contradictions({ event, cards }: ContradictionsProps): ReactNode {
  const words = useWords();
  const found = contradictionsOf(event);
  const [first] = found;
  if (!first) return null;
  const baseless = [first.a, first.b].every((row) => givesNoBasis(row, cards));
  return (
    <div className="note">
      <b>
        <TieIcon tie="CONTRADICTS" />{' '}
        {first.sameDocument ? words.panel.contradiction.oneDocument : words.panel.contradiction.several}
      </b>
      <br />
      {sentence(first, words)} {baseless && words.panel.contradiction.noBasis}
    </div>
  );
}

function sentence({ a, b, sameDocument }: Contradiction, words: Words): string {
  const [placeA, placeB] = [a, b].map((row) => words.where[row.claims[0]?.where ?? 'BODY']) as [
    string,
    string,
  ];
  if (sameDocument && placeA !== placeB) return words.panel.contradiction.places(placeA, placeB);
  return words.panel.contradiction.documents(voiceInWords(a.voice, words), voiceInWords(b.voice, words));
}

function givesNoBasis(row: ContestedRow, cards: readonly CardClaim[]): boolean {
  const ids = new Set(row.claims.map((claim) => claim.id));
  const own = cards.filter((card) => ids.has(card.id));
  return own.length > 0 && own.every((card) => card.basis.length === 0);
}
