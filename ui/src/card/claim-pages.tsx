import type { ReactNode } from 'react';
import type { ClaimFilter } from '../api/types.gen.ts';
import { useClaims } from '../api/use-claims.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { useWords } from '../words/index.ts';
import { ClaimList } from './claim-list.tsx';

interface ClaimPagesProps {
  filter: ClaimFilter;
  /** How many cards come at once. */
  first?: number;
  /** What is said where none passes. */
  none: string;
}

/** The claims that pass a filter as cards, more of them on demand; where there is none, that is said and what it means. */
export function ClaimPages({ filter, first = 4, none }: ClaimPagesProps): ReactNode {
  const words = useWords();
  const { asked, claims, total, more } = useClaims(filter, first);
  return (
    <div className="cards">
      <Failed asked={asked} />
      {asked.data === null && asked.slow && <Loading />}
      {asked.data !== null && total === 0 && (
        <p className="small">
          {none} {words.panel.noData}
        </p>
      )}
      <ClaimList claims={claims} total={total} first={first} {...(more ? { onMore: more } : {})} />
    </div>
  );
}
