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
      ? [{ id: 'strikes', title: w.strikes, count: countOf(entity.strikes) }]
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

type StrikesOf = Extract<Entity, { __typename: 'Facility' }>['strikes'];

/** Its strikes, those that were judged one under the name of the first; the rest are named beside it. */
function folded({ nodes }: StrikesOf): StrikesOf['nodes'][] {
  const groups = new Map<string, StrikesOf['nodes']>();
  for (const event of nodes) {
    const key = [...new Set([event.id, ...event.same.map(({ id }) => id)])].sort().join();
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()];
}

/** How many strikes there are, those judged one counted once; a list that is not read to its end has at least as many. */
function countOf(strikes: StrikesOf): number {
  return strikes.totalCount - strikes.nodes.length + folded(strikes).length;
}

function Strikes({ strikes }: { strikes: StrikesOf }): ReactNode {
  const words = useWords();
  return (
    <PageSection id="strikes" title={words.pages.strikes} note={words.counts.events(countOf(strikes))}>
      {strikes.totalCount === 0 && (
        <p className="small">
          {words.pages.noneStrikes} {words.panel.noData}
        </p>
      )}
      <ol className="strikes">
        {folded(strikes).map((group) => (
          <li key={group[0]?.id}>
            <span className="small muted">{group[0]?.happened?.label ?? words.card.noDate}</span>
            <span>
              {group.map(({ id, heading }, at) => (
                <span key={id}>
                  {at > 0 && <span className="muted"> = </span>}
                  <ThingLink id={id} className="">
                    {heading}
                  </ThingLink>
                </span>
              ))}
              <br />
              <span className="small">{group[0]?.summary}</span>
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
