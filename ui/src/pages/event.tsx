import { type ReactNode, useEffect } from 'react';
import type { CardClaim } from '../api/ends.ts';
import { EventDossierDocument, type EventDossierQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { ClaimCard } from '../card/claim-card.tsx';
import { RailRows } from '../dossier/rail-rows.tsx';
import { Figures } from '../dossier/figures.tsx';
import { Dates } from '../dossier/dates.tsx';
import { Contradictions } from '../panel/contradictions.tsx';
import {
  contestedFor,
  type EventParts,
  eventOf,
  namesNoOne,
} from '../panel/event-parts.ts';
import { EventWhen, EventWhere, meansOf, NamesNoOne, NotStated } from '../panel/event-panel.tsx';
import { KindLine } from '../panel/panel-parts.tsx';
import { Answered } from '../shell/states.tsx';
import type { ContestedEvent, ContestedRecord } from '../state/filter.ts';
import { lettersAct } from '../state/settings.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Claims, toCanvasWith } from './entity.tsx';
import { Judgements } from './judgements.tsx';
import { Contents, Page, PageSection } from './page.tsx';
import { UnknownPage } from './unknown.tsx';

/** The dossier of an event: one sentence, who blames whom, figures, dates, what is not stated. */
export default function EventPage({ id }: { id: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(EventDossierDocument, {
    id,
    ids: [id],
    shown: [],
    lang: languageOf(view),
    asOf: view.asof,
  });
  return (
    <Answered asked={asked}>
      {(answer) => {
        const event = eventOf(answer);
        return event ? <Dossier event={event} answer={answer} /> : <UnknownPage words={words.panel.gone} />;
      }}
    </Answered>
  );
}

function useCanvasKey(id: string): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, article');
      if (event.key.toLowerCase() !== 'g' || busy || event.ctrlKey || event.metaKey || !lettersAct()) return;
      event.preventDefault();
      toCanvasWith(id);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [id]);
}

function Dossier({ event, answer }: { event: EventParts; answer: EventDossierQuery }): ReactNode {
  const words = useWords();
  const w = words.pages;
  const { sel } = useView();
  const contested = contestedFor(answer.contested.events, event.id);
  const silent = event.silence.totalCount;
  useCanvasKey(event.id);
  const sections = [
    { id: 'who', title: w.whoBlames, count: event.attributions.totalCount + event.denials.totalCount },
    { id: 'figures', title: w.figures, count: event.casualties.totalCount },
    { id: 'when', title: w.when, count: event.times.totalCount },
    { id: 'where', title: w.where, count: event.targets.totalCount + event.means.totalCount },
    { id: 'unstated', title: w.notStated, count: silent + namesNoOne(event).length },
    { id: 'same', title: w.sameEvent, count: event.judgements.length },
  ];
  const selected = selectedClaim(event, contested, sel?.id);
  return (
    <Page title={event.heading} className="wrap three">
      <div className="dh">
        <KindLine entity={event} more={meansOf(event)} />
        <h1>{event.heading}</h1>
        <EventWhen event={event} />
        <EventWhere event={event} />
        <p className="lead">{event.summary}</p>
        <p className="acts">
          <button type="button" className="btn solid" aria-keyshortcuts="G" onClick={() => toCanvasWith(event.id)}>
            {words.panel.onCanvas} <kbd aria-hidden="true">G</kbd>
          </button>
          <button type="button" onClick={() => window.print()}>
            {w.print}
          </button>
        </p>
      </div>
      <Contents sections={sections} />
      <div className="body">
        <WhoBlames event={event} contested={contested} record={answer.contested} />
        <PageSection id="figures" title={w.figures} note={w.figuresNote}>
          <Figures claims={event.casualties.nodes} />
        </PageSection>
        <PageSection id="when" title={w.when} note={w.whenNote}>
          <Dates times={event.times.nodes} others={[...event.attributions.nodes, ...event.denials.nodes]} />
        </PageSection>
        <Claims
          id="where"
          title={w.where}
          page={{
            totalCount: event.targets.totalCount + event.means.totalCount,
            nodes: [...event.targets.nodes, ...event.means.nodes],
          }}
          none={w.noneClaims}
        />
        <PageSection id="unstated" title={w.notStated}>
          <NamesNoOne event={event} />
          <NotStated event={event} />
        </PageSection>
        <PageSection id="same" title={w.sameEvent}>
          <Judgements judgements={event.judgements} />
        </PageSection>
      </div>
      <aside className="side" aria-label={words.panel.label}>
        {selected && <ClaimCard claim={selected} full selected />}
      </aside>
    </Page>
  );
}

/** The claim whose card stands at the side: the selected one, else the first that names someone. */
function selectedClaim(event: EventParts, contested: ContestedEvent | null, id: string | undefined): CardClaim | null {
  const all = [...event.attributions.nodes, ...event.denials.nodes, ...event.silence.nodes, ...event.tells.nodes];
  const row = contested?.rows.find((one) => one.claims.some((claim) => claim.id === id));
  return (
    all.find((claim) => claim.id === id) ??
    all.find((claim) => row?.claims.some((other) => other.id === claim.id)) ??
    all[0] ??
    null
  );
}

interface WhoBlamesProps {
  event: EventParts;
  contested: ContestedEvent | null;
  record: ContestedRecord;
}

function WhoBlames({ event, contested, record }: WhoBlamesProps): ReactNode {
  const words = useWords();
  const claims = [...event.attributions.nodes, ...event.denials.nodes];
  const total = event.attributions.totalCount + event.denials.totalCount;
  return (
    <PageSection id="who" title={words.pages.whoBlames} note={words.counts.claims(total)}>
      {contested && <Contradictions event={contested} cards={claims} />}
      {contested && contested.rows.length > 0 ? (
        <RailRows event={contested} rails={record.rails} />
      ) : (
        <div className="cards">
          {claims.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} />
          ))}
        </div>
      )}
      {claims.length === 0 && !contested?.rows.length && (
        <p className="small">
          {words.panel.noAccuser} {words.panel.noData}
        </p>
      )}
    </PageSection>
  );
}
