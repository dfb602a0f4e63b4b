import type { ReactNode } from 'react';
import { TieIcon } from '../marks/marks.tsx';
import { useWords } from '../words/index.ts';
import { ClaimButton } from './claim-button.tsx';
import type { Matrix } from './use-matrix.ts';

type Contradiction = Matrix['contradictions'][number];
const FIRST = 2;
/** Of one side, the claims that are shown; the matrix holds the rest. */
const OF_A_SIDE = 2;

/** What contradicts what, in a box with both sides in their own words; beyond the first few, folded. */
export function MatrixContradictions({ matrix }: { matrix: Matrix }): ReactNode {
  const words = useWords();
  const { contradictions } = matrix;
  const rest = contradictions.slice(FIRST);
  return (
    <>
      {contradictions.slice(0, FIRST).map((one) => (
        <Box key={keyOf(one)} contradiction={one} />
      ))}
      {rest.length > 0 && (
        <details className="rule">
          <summary>
            {words.matrix.contradictions}: +{rest.length}
          </summary>
          {rest.map((one) => (
            <Box key={keyOf(one)} contradiction={one} />
          ))}
        </details>
      )}
    </>
  );
}

const keyOf = ({ kind, one, other }: Contradiction) => `${kind} ${one[0]?.id} ${other[0]?.id}`;

function Box({ contradiction }: { contradiction: Contradiction }): ReactNode {
  const words = useWords();
  const { kind, text, one, other, meets } = contradiction;
  return (
    <div className="note contradiction">
      <b>
        <TieIcon tie="CONTRADICTS" /> {text}
      </b>
      {kind === 'ACCUSED_AND_DENIED' && <p>{words.matrix.meets[meets]}</p>}
      <div className="sides">
        {[one, other].map(
          (side, at) =>
            side.length > 0 && (
              <div key={side[0]?.id ?? at}>
                {at === 1 && one.length > 0 && <span className="sr">{words.matrix.against}</span>}
                {side.slice(0, OF_A_SIDE).map((claim) => (
                  <ClaimButton key={claim.id} claim={claim} />
                ))}
                {side.length > OF_A_SIDE && (
                  <span className="cap">
                    {words.questions.moreClaims(words.counts.claims(side.length - OF_A_SIDE))}
                  </span>
                )}
              </div>
            ),
        )}
      </div>
    </div>
  );
}
