import { type ReactNode, useEffect } from 'react';
import { SavedViewDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { AnsweredPage } from '../pages/page.tsx';
import { UnknownPage } from '../pages/unknown.tsx';
import { placeOfKept } from '../state/saved.ts';
import { showSaved } from '../state/store.ts';
import { useWords } from '../words/index.ts';

/** Reads a saved view, then shows what it holds in its place. */
export default function SavedPage({ id }: { id: string }): ReactNode {
  const words = useWords();
  const asked = useQuery(SavedViewDocument, { id });
  const view = asked.data?.view;
  useEffect(() => {
    if (!view) return;
    let left = false;
    void placeOfKept(view.query, view.frozenAt).then(({ route, part }) => {
      if (!left) showSaved(view.id, route, part);
    });
    return () => {
      left = true;
    };
  }, [view]);
  return (
    <AnsweredPage asked={asked}>
      {(data) =>
        data.view ? (
          <main id="main" className="page" tabIndex={-1} />
        ) : (
          <UnknownPage words={words.saved.gone} />
        )
      }
    </AnsweredPage>
  );
}
