import type { ReactNode } from 'react';
import { ActorRecordDocument, type EntityPageQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { ClaimPages } from '../card/claim-pages.tsx';
import { WalkedClaim } from '../card/walked-claim.tsx';
import { RuleNote } from '../questions/rule.tsx';
import { Answered } from '../shell/states.tsx';
import { NARROW, useMedia } from '../shell/use-media.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { RecordSections, recordHeadings } from './actor-record.tsx';
import { EntityHead } from './entity-head.tsx';
import { Judgements } from './judgements.tsx';
import { Contents, Page, PageSection } from './page.tsx';

type Entity = NonNullable<EntityPageQuery['entity']>;

/** An actor whole: its names, its record line by line, and the card of the chosen line beside it. */
export function ActorPage({ entity }: { entity: Entity }): ReactNode {
  const words = useWords();
  const w = words.pages;
  const view = useView();
  const narrow = useMedia(NARROW);
  const { id } = entity;
  const asked = useQuery(ActorRecordDocument, { actor: id, lang: languageOf(view), asOf: view.asof });
  const record = asked.data?.actorRecord;
  const counted = (heading: (typeof recordHeadings)[number]) => record?.[heading].length ?? 0;
  const sections = [
    ...recordHeadings.map((heading) => ({
      id: heading,
      title: words.actor[heading],
      count: counted(heading),
    })),
    { id: 'says', title: w.says, count: entity.__typename === 'Actor' ? entity.says.totalCount : 0 },
    { id: 'claims', title: w.claims, count: entity.claims.totalCount },
    { id: 'judgements', title: w.judgements, count: entity.judgements.length },
  ];
  const all = recordHeadings
    .flatMap((heading) => record?.[heading] ?? [])
    .flatMap(({ claims }) => claims[0]?.id ?? []);
  const chosen = view.sel?.type === 'claim' ? view.sel.id : all[0];
  return (
    <Page title={entity.heading} className="wrap three">
      <EntityHead entity={entity}>
        {record && (
          <p className="lead">
            {(['accusedOf', 'denies', 'condemnedBy'] as const)
              .map((heading) => `${words.actor[heading]}: ${words.counts.claims(counted(heading))}`)
              .join(' · ')}
          </p>
        )}
      </EntityHead>
      <Contents sections={sections} />
      <div className="body">
        <Answered asked={asked}>
          {({ actorRecord }) => (
            <>
              <RecordSections record={actorRecord} />
              <RuleNote rule={actorRecord.rule} />
            </>
          )}
        </Answered>
        <PageSection id="says" title={w.says}>
          <ClaimPages filter={{ speaker: [id] }} none={w.noneSaid} />
        </PageSection>
        <PageSection id="claims" title={w.claims}>
          <ClaimPages filter={{ about: [id] }} none={w.noneClaims} />
        </PageSection>
        <PageSection id="judgements" title={w.judgements}>
          <Judgements judgements={entity.judgements} />
        </PageSection>
      </div>
      {!narrow && (
        <aside className="side" aria-label={words.panel.label}>
          {chosen && <WalkedClaim id={chosen} all={all} />}
        </aside>
      )}
    </Page>
  );
}
