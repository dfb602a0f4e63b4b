import type { LineClaim } from '../api/ends.ts';
import type { EventDossierQuery } from '../api/types.gen.ts';
import type { ContestedEvent, ContestedRow } from '../state/filter.ts';

type Entity = NonNullable<EventDossierQuery['entity']>;
/** An event with everything the panel and the dossier read of it. */
export type EventParts = Extract<Entity, { __typename: 'Event' }>;

/** The event of an answer; null where the id names none. */
export function eventOf(answer: EventDossierQuery): EventParts | null {
  return answer.entity?.__typename === 'Event' ? answer.entity : null;
}

/** Claims that tell of the event in voices which name nobody for it. */
export function namesNoOne(event: EventParts): LineClaim[] {
  const named = new Set(event.attributions.nodes.map((claim) => claim.utterance.id));
  const voices = new Set<string>();
  return event.tells.nodes.filter((claim) => {
    if (claim.attribution || named.has(claim.utterance.id)) return false;
    // One line a voice is enough to say that it names no one.
    if (voices.has(claim.utterance.id)) return false;
    voices.add(claim.utterance.id);
    return true;
  });
}

export interface Contradiction {
  a: ContestedRow;
  b: ContestedRow;
  /** Both stand in one document. */
  sameDocument: boolean;
}

/** Pairs of rows that cannot both be meant; those within one document first. */
export function contradictionsOf(event: ContestedEvent): Contradiction[] {
  return event.ties
    .filter((tie) => tie.kind === 'CONTRADICTS')
    .flatMap(({ from, to }) => {
      const a = event.rows[from];
      const b = event.rows[to];
      if (!a || !b) return [];
      const documents = new Set(a.claims.map((claim) => claim.document.id));
      return [{ a, b, sameDocument: b.claims.some((claim) => documents.has(claim.document.id)) }];
    })
    .sort((x, y) => Number(y.sameDocument) - Number(x.sameDocument));
}

/** The contested event that an answer or a record holds for an id, those judged one with it included. */
export function contestedFor(events: readonly ContestedEvent[], id: string): ContestedEvent | null {
  return events.find((one) => one.event.id === id || one.events.some((other) => other.id === id)) ?? null;
}
