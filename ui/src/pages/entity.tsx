import type { ReactNode } from 'react';
import { type ClaimFilter, EntityPageDocument, type EntityPageQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { useVocabulary } from '../api/use-vocabulary.ts';
import { ClaimPages } from '../card/claim-pages.tsx';
import { KindLine, Things } from '../panel/panel-parts.tsx';
import { ThingLink } from '../shell/link.tsx';
import { add, showOnly } from '../state/canvas-steps.ts';
import { change, here, open, useView } from '../state/store.ts';
import { languageOf, selectionOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Judgements } from './judgements.tsx';
import { AnsweredPage, Contents, Page, PageSection } from './page.tsx';
import { UnknownPage } from './unknown.tsx';

type Entity = NonNullable<EntityPageQuery['entity']>;

/** A thing whole: its names in all scripts, then what it is accused of, denies and is condemned for, or its strikes. */
export default function EntityPage({ id }: { id: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(EntityPageDocument, { id, lang: languageOf(view), asOf: view.asof });
  return (
    <AnsweredPage asked={asked}>
      {({ entity }) =>
        entity ? <Dossier key={entity.id} entity={entity} /> : <UnknownPage words={words.panel.gone} />
      }
    </AnsweredPage>
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
  const { id } = entity;
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
            <Claims id="accused" title={w.accusedOf} filter={{ accused: [id] }} none={w.noneAccused} />
            <Claims
              id="denies"
              title={w.denies}
              filter={{ mark: ['DENIES'], speaker: [id] }}
              none={w.noneDenied}
            />
          </>
        )}
        {entity.__typename === 'Facility' && <Strikes strikes={entity.strikes} />}
        {(entity.__typename === 'Actor' || entity.condemned.totalCount > 0) && (
          <Claims
            id="condemned"
            title={w.condemnedBy}
            filter={{ mark: ['CONDEMNS'], about: [id] }}
            none={w.noneCondemned}
          />
        )}
        {entity.__typename === 'Actor' && (
          <Claims id="says" title={w.says} filter={{ speaker: [id] }} none={w.noneSaid} />
        )}
        <Claims id="claims" title={w.claims} filter={{ about: [id] }} none={w.noneClaims} />
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

interface ClaimsProps {
  id: string;
  title: string;
  filter: ClaimFilter;
  none: string;
}

function Claims({ id, title, filter, none }: ClaimsProps): ReactNode {
  return (
    <PageSection id={id} title={title}>
      <ClaimPages filter={filter} none={none} />
    </PageSection>
  );
}
