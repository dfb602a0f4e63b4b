import { Fragment, type ReactNode } from 'react';
import { EventDossierDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { ClaimList } from '../card/claim-list.tsx';
import { WhenFact } from '../card/facts.tsx';
import { ClaimLine } from '../card/voice.tsx';
import { ThingLink } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import type { ContestedRecord } from '../state/filter.ts';
import { useView } from '../state/store.ts';
import { languageOf, visibleIds } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Contradictions, OneOrigin } from './contradictions.tsx';
import { type EventParts, eventOf, namesNoOne } from './event-parts.ts';
import { EntityActions, KindLine, Section } from './panel-parts.tsx';
import { useContested } from './use-contested.ts';

/** An event in the panel: who says who did it, who denies, who names no one, and what is not stated. */
export function EventPanel({ id, record }: { id: string; record: ContestedRecord | null }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(EventDossierDocument, {
    id,
    shown: visibleIds(view),
    lang: languageOf(view),
    asOf: view.asof,
  });
  const contested = useContested(id, record);
  return (
    <Answered asked={asked}>
      {(answer) => {
        const event = eventOf(answer);
        if (!event) return <p className="small">{words.panel.gone}</p>;
        return (
          <>
            <div className="ph">
              <KindLine entity={event} more={meansOf(event)} />
              <h2>{event.heading}</h2>
              <EventWhen event={event} />
              <EventWhere event={event} />
              <EntityActions entity={event} />
            </div>
            {contested && (
              <>
                <Contradictions event={contested.event} cards={event.attributions.nodes} />
                <OneOrigin event={contested.event} />
              </>
            )}
            <Attributions event={event} />
            <Denials event={event} />
            <NamesNoOne event={event} />
            <NotStated event={event} />
          </>
        );
      }}
    </Answered>
  );
}

/** The means that claims name, in words. */
export function meansOf(event: EventParts): string {
  const labels = event.means.nodes
    .filter((claim) => claim.mark === 'ASSERTS' && !claim.proposition.negated)
    .flatMap((claim) => claim.proposition.codes.map((code) => code.label));
  return [...new Set(labels)].slice(0, 3).join(', ');
}

/** Every date that claims give the event, each with its words, side by side. */
export function EventWhen({ event }: { event: EventParts }): ReactNode {
  const dates = new Map(
    event.times.nodes.flatMap((claim) =>
      claim.proposition.when ? [[claim.proposition.when.label, claim] as const] : [],
    ),
  );
  if (dates.size === 0) return event.happened ? <p className="small">{event.happened.label}</p> : null;
  return (
    <p className="small">
      {[...dates.values()].slice(0, 3).map((claim, at) => (
        <Fragment key={claim.id}>
          {at > 0 && <span className="muted"> · </span>}
          {claim.proposition.when && <WhenFact when={claim.proposition.when} lang={languageOfClaim(claim)} />}
        </Fragment>
      ))}
    </p>
  );
}

/** Where claims place it. */
export function EventWhere({ event }: { event: EventParts }): ReactNode {
  const places = new Map(
    event.places.nodes.flatMap(
      (claim) => claim.proposition.object?.entities.map((one) => [one.id, one] as const) ?? [],
    ),
  );
  if (places.size === 0) return null;
  return (
    <p className="small">
      {[...places.values()].map((place, at) => (
        <Fragment key={place.id}>
          {at > 0 && ', '}
          <ThingLink id={place.id}>{place.label}</ThingLink>
        </Fragment>
      ))}
    </p>
  );
}

function Attributions({ event }: { event: EventParts }): ReactNode {
  const words = useWords();
  const { nodes, totalCount } = event.attributions;
  if (totalCount === 0) return null;
  const documents = new Set(nodes.map((claim) => claim.document.id)).size;
  return (
    <Section
      title={words.panel.whoSays}
      note={`${words.counts.claims(totalCount)} · ${words.counts.documents(documents)}`}
    >
      <ClaimList claims={nodes} />
    </Section>
  );
}

function Denials({ event }: { event: EventParts }): ReactNode {
  const words = useWords();
  if (event.denials.totalCount === 0) return null;
  return (
    <Section title={words.panel.denials} note={words.counts.claims(event.denials.totalCount)}>
      <ClaimList claims={event.denials.nodes} />
    </Section>
  );
}

/** Voices that tell of the event and name nobody. */
export function NamesNoOne({ event }: { event: EventParts }): ReactNode {
  const words = useWords();
  const claims = namesNoOne(event);
  if (claims.length === 0) return null;
  return (
    <Section title={words.panel.namesNoOne} note={words.counts.claims(claims.length)}>
      <ul className="rows">
        {claims.slice(0, 12).map((claim) => (
          <ClaimLine key={claim.id} claim={claim} />
        ))}
      </ul>
    </Section>
  );
}

/** What a text says was not said, and, apart from it, what is merely not recorded. */
export function NotStated({ event }: { event: EventParts }): ReactNode {
  const words = useWords();
  const missing = [
    event.attributions.totalCount === 0 ? words.panel.noAccuser : '',
    event.denials.totalCount === 0 ? words.panel.noDenial : '',
  ].filter(Boolean);
  return (
    <>
      {event.silence.totalCount > 0 && (
        <Section title={words.panel.silence} note={words.counts.claims(event.silence.totalCount)}>
          <ul className="rows">
            {event.silence.nodes.map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
          </ul>
        </Section>
      )}
      {missing.length > 0 && (
        <Section title={words.panel.notStated}>
          <p className="small">
            {missing.join(' ')} {words.panel.noData}
          </p>
        </Section>
      )}
    </>
  );
}
