import type { ReactNode } from 'react';
import { type ClaimFilter, EntityPageDocument, type EntityPageQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { ClaimPages } from '../card/claim-pages.tsx';
import { Figures, useFigures } from '../dossier/figures.tsx';
import { KnowledgeSteps, useKnowledge } from '../dossier/knowledge.tsx';
import { ThingLink } from '../shell/link.tsx';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { ActorPage } from './actor.tsx';
import { EntityHead } from './entity-head.tsx';
import { Judgements } from './judgements.tsx';
import { AnsweredPage, Contents, Page, PageSection } from './page.tsx';
import { UnknownPage } from './unknown.tsx';

type Entity = NonNullable<EntityPageQuery['entity']>;

/** A thing whole: its names in all scripts, then an actor's record, or a facility's strikes in time. */
export default function EntityPage({ id }: { id: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(EntityPageDocument, { id, lang: languageOf(view), asOf: view.asof });
  return (
    <AnsweredPage asked={asked}>
      {({ entity }) =>
        entity ? <OfFamily key={entity.id} entity={entity} /> : <UnknownPage words={words.panel.gone} />
      }
    </AnsweredPage>
  );
}

function OfFamily({ entity }: { entity: Entity }): ReactNode {
  return entity.__typename === 'Actor' ? <ActorPage entity={entity} /> : <Dossier entity={entity} />;
}

function Dossier({ entity }: { entity: Entity }): ReactNode {
  const words = useWords();
  const w = words.pages;
  const { id } = entity;
  const figures = useFigures(id).data?.figures.groups ?? [];
  const ofMechanism = entity.__typename === 'Mechanism';
  const known = useKnowledge(ofMechanism ? { mechanism: id } : { filter: { ids: [id] } }).data?.knowledge;
  const sections = [
    ...(entity.__typename === 'Facility'
      ? [{ id: 'strikes', title: w.strikes, count: entity.strikes.totalCount }]
      : []),
    ...(figures.length > 0
      ? [{ id: 'figures', title: w.figures, count: figures.flatMap((group) => group.figures).length }]
      : []),
    ...(known && known.steps.length > 0
      ? [{ id: 'knowledge', title: words.knowledge.title, count: known.steps.length }]
      : []),
    ...(entity.condemned.totalCount > 0
      ? [{ id: 'condemned', title: w.condemnedBy, count: entity.condemned.totalCount }]
      : []),
    { id: 'claims', title: w.claims, count: entity.claims.totalCount },
    { id: 'judgements', title: w.judgements, count: entity.judgements.length },
  ];
  return (
    <Page title={entity.heading} className="wrap two">
      <EntityHead entity={entity} />
      <Contents sections={sections} />
      <div className="body">
        {entity.__typename === 'Facility' && <Strikes strikes={entity.strikes} />}
        {figures.length > 0 && (
          <PageSection id="figures" title={w.figures} note={w.figuresNote}>
            <Figures about={id} />
          </PageSection>
        )}
        {known && known.steps.length > 0 && (
          <PageSection id="knowledge" title={words.knowledge.title} note={words.knowledge.note}>
            <KnowledgeSteps knowledge={known} />
          </PageSection>
        )}
        {entity.condemned.totalCount > 0 && (
          <Claims
            id="condemned"
            title={w.condemnedBy}
            filter={{ mark: ['CONDEMNS'], about: [id] }}
            none={w.noneCondemned}
          />
        )}
        <Claims id="claims" title={w.claims} filter={{ about: [id] }} none={w.noneClaims} />
        <PageSection id="judgements" title={w.judgements}>
          <Judgements judgements={entity.judgements} />
        </PageSection>
      </div>
    </Page>
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
