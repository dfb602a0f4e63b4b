import { lazy, type ReactNode, Suspense } from 'react';
import type { LineClaim } from '../api/ends.ts';
import { EventDossierDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { CitePage } from '../card/cite-button.tsx';
import { ClaimList } from '../card/claim-list.tsx';
import { ClaimLine } from '../card/voice.tsx';
import { WalkedClaim } from '../card/walked-claim.tsx';
import { ChainsSection } from '../chain/section.tsx';
import { useChains } from '../chain/use-chains.ts';
import { Dates } from '../dossier/dates.tsx';
import { Figures, useFigures } from '../dossier/figures.tsx';
import { KnowledgeSteps, useKnowledge } from '../dossier/knowledge.tsx';
import { RailRows } from '../dossier/rail-rows.tsx';
import { JudgeThing } from '../judge/judge-thing.tsx';
import { EventAnalyses } from '../matrix/analyses.tsx';
import { ClaimsBeside } from '../matrix/beside.tsx';
import { MatrixContradictions } from '../matrix/contradictions.tsx';
import { MatrixTable } from '../matrix/table.tsx';
import { useMatrix } from '../matrix/use-matrix.ts';
import { Contradictions, OneOrigin } from '../panel/contradictions.tsx';
import { EventWhen, EventWhere, meansOf, NamesNoOne, NotStated } from '../panel/event-panel.tsx';
import { type EventParts, eventOf, namesNoOne } from '../panel/event-parts.ts';
import { KindLine } from '../panel/panel-parts.tsx';
import { useContested } from '../panel/use-contested.ts';
import { Gaps } from '../questions/gaps.tsx';
import { Link } from '../shell/link.tsx';
import { KeyHint } from '../shell/segmented.tsx';
import { NARROW, useMedia } from '../shell/use-media.ts';
import { change, useView } from '../state/store.ts';
import { toCanvasWith } from '../state/to-canvas.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Judgements } from './judgements.tsx';
import { AnsweredPage, Contents, Page, PageSection } from './page.tsx';
import { UnknownPage } from './unknown.tsx';

const EventPlace = lazy(() => import('../map/event-place.tsx'));

/** The dossier of an event: one sentence, who blames whom, figures, dates, what is not stated. */
export default function EventPage({ id }: { id: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(EventDossierDocument, { id, shown: [], lang: languageOf(view), asOf: view.asof });
  return (
    <AnsweredPage asked={asked}>
      {(answer) => {
        const event = eventOf(answer);
        return event ? <Dossier event={event} /> : <UnknownPage words={words.panel.gone} />;
      }}
    </AnsweredPage>
  );
}

function Dossier({ event }: { event: EventParts }): ReactNode {
  const words = useWords();
  const w = words.pages;
  const { sel } = useView();
  const first = [...event.attributions.nodes, ...event.denials.nodes, ...event.tells.nodes][0];
  const chosen = sel?.type === 'claim' || sel?.type === 'row' ? sel.id : first?.id;
  const { data: analysed } = useMatrix(event.id);
  const lines = useChains(event.id).data?.chains.chains ?? [];
  const figures = useFigures(event.id).data?.figures.groups ?? [];
  const known = useKnowledge({ filter: { ids: [event.id] } }).data?.knowledge;
  const gaps = analysed?.matrix.gaps ?? [];
  const told = [...event.targets.nodes, ...event.means.nodes, ...event.places.nodes];
  const toldOf = event.targets.totalCount + event.means.totalCount + event.places.totalCount;
  const said = [...lines.map(({ claim }) => claim), ...told, ...event.times.nodes];
  // Where there is one column, the card follows what it was chosen from.
  const narrow = useMedia(NARROW);
  const side = <SideCard event={event} chosen={chosen} all={lines.map(({ claim }) => claim.id)} />;
  const sections = [
    { id: 'who', title: w.whoBlames, count: event.attributions.totalCount + event.denials.totalCount },
    { id: 'chains', title: words.chains.title, count: lines.length },
    { id: 'figures', title: w.figures, count: figures.flatMap((group) => group.figures).length },
    { id: 'when', title: w.when, count: event.times.totalCount },
    { id: 'where', title: w.where, count: toldOf },
    ...(known && known.steps.length > 0
      ? [{ id: 'knowledge', title: words.knowledge.title, count: known.steps.length }]
      : []),
    {
      id: 'unstated',
      title: words.questions.gaps,
      count: analysed ? gaps.length : event.silence.totalCount + namesNoOne(event).length,
    },
    { id: 'documents', title: w.documents, count: new Set(said.map((claim) => claim.document.id)).size },
    { id: 'same', title: w.sameEvent, count: event.judgements.length },
  ];
  return (
    <Page title={event.heading} className="wrap three">
      <Head event={event} />
      <Contents sections={sections} />
      <div className="body">
        <WhoBlames event={event} />
        {narrow && side}
        <ChainsSection
          event={event.id}
          title={words.chains.title}
          chosen={chosen}
          onChoose={(id) => change({ sel: { type: 'claim', id } })}
        />
        <PageSection id="figures" title={w.figures} note={w.figuresNote}>
          <Figures about={event.id} />
        </PageSection>
        <PageSection id="when" title={w.when} note={w.whenNote}>
          <Dates times={event.times.nodes} others={[...event.attributions.nodes, ...event.denials.nodes]} />
        </PageSection>
        <PageSection id="where" title={w.where} note={words.counts.claims(toldOf)}>
          <Suspense fallback={null}>
            <EventPlace event={event.id} when={event.happened?.label ?? null} />
          </Suspense>
          <Told claims={told} />
        </PageSection>
        <EventAnalyses event={event.id} />
        {known && known.steps.length > 0 && (
          <PageSection id="knowledge" title={words.knowledge.title} note={words.knowledge.note}>
            <KnowledgeSteps knowledge={known} />
          </PageSection>
        )}
        <PageSection id="unstated" title={words.questions.gaps}>
          {analysed ? (
            <Gaps gaps={gaps} />
          ) : (
            <>
              <NamesNoOne event={event} />
              <NotStated event={event} />
            </>
          )}
        </PageSection>
        <PageSection id="documents" title={w.documents}>
          <Documents claims={said} />
        </PageSection>
        <PageSection id="same" title={w.sameEvent}>
          <Judgements judgements={event.judgements} />
        </PageSection>
      </div>
      {!narrow && side}
    </Page>
  );
}

function Head({ event }: { event: EventParts }): ReactNode {
  const words = useWords();
  return (
    <div className="dh">
      <KindLine entity={event} more={meansOf(event)} />
      <h1>{event.heading}</h1>
      <EventWhen event={event} />
      <EventWhere event={event} />
      <p className="lead">{event.summary}</p>
      <p className="acts">
        <button
          type="button"
          className="btn solid"
          aria-keyshortcuts="G"
          onClick={() => toCanvasWith(event.id)}
        >
          {words.panel.onCanvas} <KeyHint keys="G" />
        </button>
        <Link to={{ page: 'compare', a: event.id, b: '' }} className="btn">
          {words.compare.with}
        </Link>
        <CitePage title={event.heading} />
        <JudgeThing thing={event} />
        <button type="button" onClick={() => window.print()}>
          {words.pages.print}
        </button>
      </p>
    </div>
  );
}

/** The card of the selected claim; without one, of the first that names someone. */
function SideCard({
  event,
  chosen,
  all,
}: {
  event: EventParts;
  chosen: string | undefined;
  all: readonly string[];
}): ReactNode {
  const words = useWords();
  return (
    <aside className="side" aria-label={words.panel.label}>
      {chosen && <WalkedClaim id={chosen} all={all} />}
      {chosen && <ClaimsBeside event={event.id} claim={chosen} />}
    </aside>
  );
}

function Told({ claims }: { claims: readonly LineClaim[] }): ReactNode {
  const words = useWords();
  if (claims.length === 0)
    return (
      <p className="small">
        {words.pages.noneClaims} {words.panel.noData}
      </p>
    );
  return (
    <ul className="rows">
      {claims.map((claim) => (
        <ClaimLine key={claim.id} claim={claim} sentence />
      ))}
    </ul>
  );
}

/** The documents in which the claims of this page stand, with how many each holds. */
function Documents({ claims }: { claims: readonly LineClaim[] }): ReactNode {
  const words = useWords();
  const ids = new Map<string, Set<string>>();
  for (const { id, document } of claims)
    ids.set(document.id, (ids.get(document.id) ?? new Set<string>()).add(id));
  const labels = new Map(claims.map(({ document }) => [document.id, document.label]));
  return (
    <ul className="documents">
      {[...ids].map(([id, own]) => (
        <li key={id}>
          <Link to={{ page: 'doc', id }}>
            <bdi>{labels.get(id)}</bdi>
          </Link>{' '}
          <span className="small muted">{words.counts.claims(own.size)}</span>
        </li>
      ))}
    </ul>
  );
}

function WhoBlames({ event }: { event: EventParts }): ReactNode {
  const words = useWords();
  const contested = useContested(event.id);
  const { data } = useMatrix(event.id);
  const narrow = useMedia(NARROW);
  const claims = [...event.attributions.nodes, ...event.denials.nodes];
  const total = event.attributions.totalCount + event.denials.totalCount;
  return (
    <PageSection id="who" title={words.pages.whoBlames} note={words.counts.claims(total)}>
      {contested && (
        <>
          {!data && <Contradictions event={contested.event} cards={claims} />}
          <OneOrigin event={contested.event} />
        </>
      )}
      {data && !narrow ? (
        <MatrixTable matrix={data.matrix} />
      ) : contested && contested.event.rows.length > 0 ? (
        <RailRows event={contested.event} rails={contested.rails} />
      ) : (
        <div className="cards">
          <ClaimList claims={claims} total={total} />
        </div>
      )}
      {data && <MatrixContradictions matrix={data.matrix} />}
      {total === 0 && !contested && (
        <p className="small">
          {words.panel.noAccuser} {words.panel.noData}
        </p>
      )}
    </PageSection>
  );
}
