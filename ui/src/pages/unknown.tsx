import type { ReactNode } from 'react';
import { Link } from '../shell/link.tsx';
import { useWords } from '../words/index.ts';
import { Page } from './page.tsx';

/** That there is nothing here, and the way on. */
export function UnknownPage({ words: said }: { words?: string }): ReactNode {
  const words = useWords();
  const title = said ?? words.states.unknownPage;
  return (
    <Page title={title}>
      <h1>{title}</h1>
      <p>
        <Link to={{ page: 'explore' }}>{words.states.toExplore}</Link>
      </p>
    </Page>
  );
}
