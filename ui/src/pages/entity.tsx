import { type ReactNode, useState } from 'react';
import { ask } from '../api/client.ts';
import type { CardClaim } from '../api/ends.ts';
import { EntityClaimsDocument, EntityPageDocument, type EntityPageQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { useVocabulary } from '../api/use-vocabulary.ts';
import { ClaimList } from '../card/claim-list.tsx';
import { KindLine, Things } from '../panel/panel-parts.tsx';
import { ThingLink } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import { add, showOnly } from '../state/canvas-steps.ts';
import { change, here, open, useView } from '../state/store.ts';
import { languageOf, selectionOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Judgements } from './judgements.tsx';
import { Contents, Page, PageSection } from './page.tsx';
import { UnknownPage } from './unknown.tsx';

type Entity = NonNullable<EntityPageQuery['entity']>;

/** A thing whole: its names in all scripts, then what it is accused of, denies and is condemned for, or its strikes. */
export default function EntityPage({ id }: { id: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(EntityPageDocument, { id, lang: languageOf(view), asOf: view.asof });
  return (
    <Answered asked={asked}>
      {({ entity }) =>
        entity ? <Dossier key={entity.id} entity={entity} /> : <UnknownPage words={words.panel.gone} />
      }
    </Answered>
  );
}

/** Puts a thing on the canvas beside what is there, and goes to it. */
export function toCanvasWith(id: string): void {
  const { show } = here().view;
  open({ page: 'explore' }, { sel: selectionOf(id), layout: null });
  if (show.length > 0) add([id]);
  else showOnly([id]);
  change({ sel: selectionOf(id) });
}

function Dossier({ entity }: { entity: Entity }): ReactNode {
  const words = useWords();
  const w = words.pages;
  const sections = [
    ...(entity.__typename === 'Actor'
      ? [
          { id: 'accused', title: w.accusedOf, count: entity.accusedOf.totalCount },
          { id: 'denies', title: w.denies, count: entity.denials.totalCount },
        ]
      : []),
    ...(entity.__typename === 'Facility'
      ? [{ id: 'strikes', title: w.strikes, count: entity.strikes.totalCount }]
      : []),
    ...(entity.__typename === 'Actor' || entity.condemned.totalCount > 0
      ? [{ id: 'condemned', title: w.condemnedBy, count: entity.condemned.totalCount }]
      : []),
    ...(entity.__typename === 'Actor' ? [{ id: 'says', title: w.says, count: entity.says.totalCount }] : []),
    { id: 'claims', title: w.claims, count: entity.claims.totalCount },
    { id: 'judgements', title: w.judgements, count: entity.judgements.length },
  ];
  return (
    <Page title={entity.heading} className="wrap two">
      <Head entity={entity} />
      <Contents sections={sections} />
      <div className="body">
        {entity.__typename === 'Actor' && (
          <>
            <Claims id="accused" title={w.accusedOf} page={entity.accusedOf} none={w.noneAccused} />
            <Claims id="denies" title={w.denies} page={entity.denials} none={w.noneDenied} />
          </>
        )}
        {entity.__typename === 'Facility' && <Strikes strikes={entity.strikes} />}
        {(entity.__typename === 'Actor' || entity.condemned.totalCount > 0) && (
          <Claims id="condemned" title={w.condemnedBy} page={entity.condemned} none={w.noneCondemned} />
        )}
        {entity.__typename === 'Actor' && (
          <Claims id="says" title={w.says} page={entity.says} none={w.noneSaid} />
        )}
        <AllClaims entity={entity} />
        <PageSection id="judgements" title={w.judgements}>
          <Judgements judgements={entity.judgements} />
        </PageSection>
      </div>
    </Page>
  );
}

function Head({ entity }: { entity: Entity }): ReactNode {
  const words = useWords();
  const names = new Map(entity.names.map((name) => [name.text, name]));
  const places = entity.located.flatMap((claim) => claim.proposition.object?.entities ?? []);
  return (
    <div className="dh">
      <KindLine entity={entity} />
      <h1>{entity.heading}</h1>
      {names.size > 0 && (
        <p className="small names">
          <span className="muted">{words.pages.alsoWritten}</span>
          {[...names.values()].map((name) => (
            <bdi key={name.text} lang={name.lang} className={name.form === 'DESCRIPTION' ? 'q' : undefined}>
              {name.form === 'DESCRIPTION' ? `“${name.text}”` : name.text}
            </bdi>
          ))}
        </p>
      )}
      <Things title={words.panel.within} things={entity.within} />
      <Things
        title={words.panel.located}
        things={[...new Map(places.map((one) => [one.id, one])).values()]}
      />
      <Things title={words.panel.holds} things={entity.holds} />
      <Things title={words.panel.same} things={entity.same} />
      {entity.__typename === 'Place' && entity.point && (
        <p className="small muted">
          {words.pages.point(entity.point.lat, entity.point.lon, entity.point.source)}
        </p>
      )}
      <Predicates entity={entity} />
      <p className="acts">
        <button type="button" className="btn solid" onClick={() => toCanvasWith(entity.id)}>
          {words.panel.onCanvas}
        </button>
        <button type="button" onClick={() => window.print()}>
          {words.pages.print}
        </button>
      </p>
    </div>
  );
}

function Predicates({ entity }: { entity: Entity }): ReactNode {
  const vocabulary = useVocabulary();
  if (entity.claimsByPredicate.length === 0) return null;
  return (
    <p className="small counts">
      {entity.claimsByPredicate.map(({ predicate, claims }) => (
        <span key={predicate} className="pair">
          {vocabulary.predicate(predicate)} <span className="muted">{claims}</span>
        </span>
      ))}
    </p>
  );
}

interface ClaimsProps {
  id: string;
  title: string;
  page: { totalCount: number; nodes: readonly CardClaim[] };
  none: string;
}

/** A section of cards; where there is none, that is said, and what it means. */
export function Claims({ id, title, page, none }: ClaimsProps): ReactNode {
  const words = useWords();
  return (
    <PageSection id={id} title={title} note={words.counts.claims(page.totalCount)}>
      {page.totalCount === 0 ? (
        <p className="small">
          {none} {words.panel.noData}
        </p>
      ) : (
        <div className="cards">
          <ClaimList claims={page.nodes} first={4} />
        </div>
      )}
    </PageSection>
  );
}

function Strikes({
  strikes,
}: {
  strikes: Extract<Entity, { __typename: 'Facility' }>['strikes'];
}): ReactNode {
  const words = useWords();
  return (
    <PageSection id="strikes" title={words.pages.strikes} note={words.counts.events(strikes.totalCount)}>
      {strikes.totalCount === 0 && (
        <p className="small">
          {words.pages.noneStrikes} {words.panel.noData}
        </p>
      )}
      <ol className="strikes">
        {strikes.nodes.map((event) => (
          <li key={event.id}>
            <span className="small muted">{event.happened?.label ?? words.card.noDate}</span>
            <span>
              <ThingLink id={event.id} className="">
                {event.heading}
              </ThingLink>
              <br />
              <span className="small">{event.summary}</span>
            </span>
          </li>
        ))}
      </ol>
    </PageSection>
  );
}

function AllClaims({ entity }: { entity: Entity }): ReactNode {
  const words = useWords();
  const view = useView();
  const [more, setMore] = useState<readonly CardClaim[]>([]);
  const [cursor, setCursor] = useState(entity.claims.pageInfo.endCursor);
  const claims = [...entity.claims.nodes, ...more];
  const readMore = () =>
    void ask(EntityClaimsDocument, {
      id: entity.id,
      after: cursor,
      lang: languageOf(view),
      asOf: view.asof,
    }).then((answer) => {
      if (!answer.entity) return;
      setMore([...more, ...answer.entity.claims.nodes]);
      setCursor(answer.entity.claims.pageInfo.endCursor);
    });
  return (
    <PageSection id="claims" title={words.pages.claims} note={words.counts.claims(entity.claims.totalCount)}>
      {claims.length === 0 && (
        <p className="small">
          {words.pages.noneClaims} {words.panel.noData}
        </p>
      )}
      <div className="cards">
        <ClaimList claims={claims} total={entity.claims.totalCount} first={6} onMore={readMore} />
      </div>
    </PageSection>
  );
}
