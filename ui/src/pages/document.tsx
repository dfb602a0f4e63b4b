import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ask } from '../api/client.ts';
import {
  DocumentPageDocument,
  type DocumentPageQuery,
  DocumentsDocument,
  type PassageClaimPartsFragment,
} from '../api/types.gen.ts';
import { useClaims } from '../api/use-claims.ts';
import { useQuery } from '../api/use-query.ts';
import { VoiceName } from '../card/chain-line.tsx';
import { ClaimList } from '../card/claim-list.tsx';
import { Facts, WhenFact } from '../card/facts.tsx';
import { KindLine } from '../panel/panel-parts.tsx';
import { passagesOf } from '../reader/pieces.ts';
import { Excerpts, FullText } from '../reader/text-view.tsx';
import { Link, ThingLink } from '../shell/link.tsx';
import { Failed } from '../shell/states.tsx';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { AnsweredPage, Page } from './page.tsx';
import { UnknownPage } from './unknown.tsx';

type Document = Extract<NonNullable<DocumentPageQuery['entity']>, { __typename: 'Document' }>;

/** A document: its text where it is attached, else its quotations, with the claims in step beside it. */
export default function DocumentPage({ id }: { id: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(DocumentPageDocument, { id, lang: languageOf(view), asOf: view.asof });
  return (
    <AnsweredPage asked={asked}>
      {({ entity }) =>
        entity?.__typename === 'Document' ? (
          <Reader document={entity} />
        ) : (
          <UnknownPage words={words.panel.gone} />
        )
      }
    </AnsweredPage>
  );
}

/** All claims of a document, page after page. */
function useAllClaims(document: Document): readonly PassageClaimPartsFragment[] {
  const view = useView();
  const lang = languageOf(view);
  const { asof } = view;
  const [more, setMore] = useState<readonly PassageClaimPartsFragment[]>([]);
  const { endCursor, hasNextPage } = document.contains.pageInfo;
  useEffect(() => {
    setMore([]);
    const stop = new AbortController();
    const read = async (after: string | null) => {
      const { entity } = await ask(
        DocumentPageDocument,
        { id: document.id, after, lang, asOf: asof },
        stop.signal,
      );
      if (entity?.__typename !== 'Document') return;
      setMore((known) => [...known, ...entity.contains.nodes]);
      if (entity.contains.pageInfo.hasNextPage) await read(entity.contains.pageInfo.endCursor);
    };
    // What cannot be read on is said by the count, which then stays above what is drawn.
    if (hasNextPage) read(endCursor).catch(() => undefined);
    return () => stop.abort();
  }, [document.id, endCursor, hasNextPage, lang, asof]);
  return useMemo(() => [...document.contains.nodes, ...more], [document, more]);
}

function Reader({ document }: { document: Document }): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const claims = useAllClaims(document);
  const passages = useMemo(() => passagesOf(claims), [claims]);
  const { source } = document;
  const chosen = claims.find((claim) => claim.id === sel?.id) ?? claims[0];
  return (
    <Page title={document.heading} className="wrap reader">
      <div className="dh">
        <KindLine entity={document} />
        <h1>
          <bdi>{document.heading}</bdi>
        </h1>
        {source ? <SourceFacts source={source} /> : <p>{words.pages.notCoded}</p>}
      </div>
      <OtherDocuments current={document.id} />
      <section className="body" aria-label={words.pages.text}>
        {source && (
          <p className="small muted">
            {source.attached ? words.pages.attached : words.pages.excerpts}{' '}
            {words.counts.claims(document.contains.totalCount)}
          </p>
        )}
        {source?.attached ? (
          <FullText id={document.id} lang={source.lang} length={source.length} passages={passages} />
        ) : (
          <Excerpts lang={source?.lang ?? 'und'} passages={passages} />
        )}
      </section>
      <aside className="side cards" aria-label={words.panel.claimsOf}>
        {chosen && <Beside key={chosen.utterance.id} utterance={chosen.utterance.id} />}
      </aside>
    </Page>
  );
}

/** The claims of the chosen words, the selected one outlined. */
function Beside({ utterance }: { utterance: string }): ReactNode {
  const { asked, claims, total, more } = useClaims({ utterance: [utterance] }, 20);
  return (
    <>
      <Failed asked={asked} />
      <ClaimList claims={claims} total={total} first={20} {...(more ? { onMore: more } : {})} />
    </>
  );
}

function SourceFacts({ source }: { source: NonNullable<Document['source']> }): ReactNode {
  const words = useWords();
  const w = words.pages;
  const facts = [
    {
      name: w.publisher,
      value: (
        <>
          <VoiceName link={source.publisher} lang={source.lang} first />
          {source.publisher.inferred && <span className="muted"> ({words.card.inferred})</span>}
        </>
      ),
    },
    { name: w.published, value: <WhenFact when={source.published} lang={source.lang} /> },
    { name: w.language, value: source.lang },
    ...(source.licence ? [{ name: w.licence, value: source.licence }] : []),
    ...(source.url ? [{ name: w.source, value: <Address url={source.url} /> }] : []),
    ...(source.archived ? [{ name: w.archived, value: <Address url={source.archived} /> }] : []),
    ...(source.replaces
      ? [{ name: w.replaces, value: <ThingLink id={source.replaces.id}>{source.replaces.label}</ThingLink> }]
      : []),
    ...(source.note ? [{ name: w.note, value: <bdi>{source.note}</bdi> }] : []),
    { name: w.hash, value: <bdi className="hash">{source.sha256.slice(0, 16)}…</bdi> },
  ];
  return <Facts facts={facts} wide />;
}

/** An address is written out and never fetched; following it is the reader's own step. */
function Address({ url }: { url: string }): ReactNode {
  if (!/^https?:\/\//.test(url)) return <bdi dir="ltr">{url}</bdi>;
  return (
    <a href={url} rel="noreferrer noopener external" target="_blank" dir="ltr">
      {url}
    </a>
  );
}

function OtherDocuments({ current }: { current: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const { data } = useQuery(DocumentsDocument, { lang: languageOf(view), asOf: view.asof });
  return (
    <nav className="toc" aria-label={words.documents}>
      {data?.documents.nodes.map((one) => (
        <Link key={one.id} to={{ page: 'doc', id: one.id }} part={{ sel: null }} current={one.id === current}>
          <bdi>{one.heading}</bdi> <span>{one.contains.totalCount}</span>
        </Link>
      ))}
    </nav>
  );
}
