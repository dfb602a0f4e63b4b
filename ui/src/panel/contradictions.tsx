import type { ReactNode } from 'react';
import type { CardClaim } from '../api/ends.ts';
import { voiceInWords } from '../card/voice.tsx';
import { TieIcon } from '../marks/marks.tsx';
import type { ContestedEvent, ContestedRow } from '../state/filter.ts';
import { useWords, type Words } from '../words/index.ts';
import { type Contradiction, contradictionsOf } from './event-parts.ts';

/** That rows from several texts rest on one origin, and so count once. */
export function OneOrigin({ event }: { event: ContestedEvent }): ReactNode {
  const words = useWords();
  const told = event.ties.some(({ kind, from, to }) => {
    const documents = [from, to].map((at) => event.rows[at]?.claims[0]?.document.id);
    return kind === 'SAME_ORIGIN' && documents[0] !== documents[1];
  });
  if (!told) return null;
  return (
    <p className="small">
      <TieIcon tie="SAME_ORIGIN" /> {words.panel.oneOrigin}
    </p>
  );
}

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
  const places = placesOf(first, words);
  const oneDocument = first.sameDocument && places[0] !== places[1];
  const baseless = [first.a, first.b].every((row) => givesNoBasis(row, cards));
  return (
    <div className="note">
      <b>
        <TieIcon tie="CONTRADICTS" />{' '}
        {oneDocument ? words.panel.contradiction.oneDocument : words.panel.contradiction.several}
      </b>
      <br />
      {oneDocument
        ? words.panel.contradiction.places(...places)
        : words.panel.contradiction.documents(
            voiceInWords(first.a.voice, words),
            first.b.voice.label ?? voiceInWords(first.b.voice, words),
          )}{' '}
      {baseless && words.panel.contradiction.noBasis}
    </div>
  );
}

/** Where on the page the two stand. */
function placesOf({ a, b }: Contradiction, words: Words): [string, string] {
  const place = (row: ContestedRow) => words.where[row.claims[0]?.where ?? 'BODY'];
  return [place(a), place(b)];
}

function givesNoBasis(row: ContestedRow, cards: readonly CardClaim[]): boolean {
  const ids = new Set(row.claims.map((claim) => claim.id));
  const own = cards.filter((card) => ids.has(card.id));
  return own.length > 0 && own.every((card) => card.basis.length === 0);
}
