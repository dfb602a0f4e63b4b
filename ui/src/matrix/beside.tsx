import type { ReactNode } from 'react';
import { Section } from '../panel/panel-parts.tsx';
import { useWords } from '../words/index.ts';
import { ClaimButton } from './claim-button.tsx';
import { claimsBeside, useMatrix } from './use-matrix.ts';

/** The further claims of the cell in which the chosen claim stands. */
export function ClaimsBeside({ event, claim }: { event: string; claim: string }): ReactNode {
  const words = useWords();
  const { data } = useMatrix(event);
  const others = data ? claimsBeside(data.matrix, claim).filter((one) => one.id !== claim) : [];
  if (others.length === 0) return null;
  return (
    <Section title={words.matrix.others} note={words.counts.claims(others.length)}>
      {others.map((one) => (
        <ClaimButton key={one.id} claim={one} />
      ))}
    </Section>
  );
}
