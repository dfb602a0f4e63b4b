import type { ReactNode } from 'react';
import { DocumentsDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { VoiceName } from '../card/chain-line.tsx';
import { WhenFact } from '../card/facts.tsx';
import { Link } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Page } from './page.tsx';

/** The coded documents, with who published them and when. */
export default function DocumentsPage(): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(DocumentsDocument, { lang: languageOf(view), asOf: view.asof });
  return (
    <Page title={words.documents} className="wrap one">
      <h1>{words.documents}</h1>
      <Answered asked={asked}>
        {({ documents }) => (
          <ul className="documents">
            {documents.nodes.length === 0 && <li>{words.pages.noDocuments}</li>}
            {documents.nodes.map((document) => (
              <li key={document.id}>
                <Link to={{ page: 'doc', id: document.id }}>
                  <bdi>{document.heading}</bdi>
                </Link>
                <p className="small">
                  {document.source && (
                    <>
                      <VoiceName link={document.source.publisher} lang={document.source.lang} first />
                      {document.source.publisher.inferred && (
                        <span className="muted"> ({words.card.inferred})</span>
                      )}
                      {' · '}
                      <WhenFact when={document.source.published} lang={document.source.lang} />
                      {' · '}
                    </>
                  )}
                  <span className="muted">
                    {words.counts.claims(document.contains.totalCount)}
                    {document.source && !document.source.attached && ` · ${words.pages.unattached}`}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Page>
  );
}
