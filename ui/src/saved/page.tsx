import type { ReactNode } from 'react';
import { ViewsDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { Page } from '../pages/page.tsx';
import { Link } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import { useView } from '../state/store.ts';
import { dayInWords, useWords } from '../words/index.ts';
import { RemoveView } from './remove.tsx';

/** The saved views with their notes, the newest first. */
export default function ViewsPage(): ReactNode {
  const words = useWords();
  const w = words.saved;
  const { lang } = useView();
  const asked = useQuery(ViewsDocument, {});
  return (
    <Page title={w.title} className="wrap one">
      <div className="dh">
        <h1>{w.title}</h1>
        <p className="lead">{w.lead}</p>
      </div>
      <Answered asked={asked}>
        {({ views }) => (
          <ul className="documents">
            {views.length === 0 && <li>{w.none}</li>}
            {views.map((view) => (
              <li key={view.id}>
                <Link to={{ page: 'saved', id: view.id }}>
                  <bdi>{view.name}</bdi>
                </Link>{' '}
                {view.frozenAt && <span className="tag">{w.frozen}</span>}
                {view.notes && (
                  <p className="notes" dir="auto">
                    {view.notes}
                  </p>
                )}
                <div className="small muted">
                  {w.by(view.by, dayInWords(view.at, lang))} <RemoveView id={view.id} name={view.name} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Page>
  );
}
