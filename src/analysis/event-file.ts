import type { EntityId } from '../model/entity.ts';
import type { Labelled } from '../model/render.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { StoredClaim, StoredEntity, StoredUtterance, View } from '../store/store.ts';
import { accountFilter } from './accounts.ts';
import { labels } from './answer.ts';
import { accusedIn, eventsOf, type Part, partOf } from './events.ts';
import { type Trace, trace } from './trace.ts';

/**
 * this: it speaks of the event. wider: of a plural event that the event belongs to.
 * general: it was made before the event, or of a set that merely overlaps, and answers nothing said of it.
 */
export type Scope = 'this' | 'wider' | 'general';

/** A claim with a part in the account of an event, at its own scope. */
export interface Said {
  claim: StoredClaim;
  utterance: StoredUtterance;
  part: Part;
  about: EntityId;
  scope: Scope;
}

/** Everything that is said on one event, gathered once for all analyses of it. */
export interface EventFile {
  event: StoredEntity;
  /** Judged one with it, itself included. */
  same: EntityId[];
  /** Plural events that it belongs to, and those that overlap it or them. */
  wider: EntityId[];
  overlapping: EntityId[];
  said: Said[];
  /** Every visible claim that names the event in any part. */
  claims: StoredClaim[];
  trace: Trace;
  labelOf: (id: EntityId) => Labelled | undefined;
}

/**
 * Gathers an event's file: of the event, what was judged one with it, what it is within (by judgement or by an
 * asserted `part_of`), and what overlaps these. Costs about sixteen calls to the store, however much is said.
 */
export async function eventFile(view: View, id: EntityId): Promise<EventFile | null> {
  const event = (await view.entities([id])).get(id);
  if (!event) return null;
  const kin = (await view.kin([id])).get(id);
  const same = kin?.same ?? [id];
  const order = { by: 'text', order: 'asc' } as const;
  const pages = await view.claimsOf('entity', same, {}, order, { first: 1000 });
  const claims = unique(same.flatMap((it) => (pages.get(it)?.items ?? []).map(({ node }) => node)));
  const wider = new Set((kin?.within ?? []).filter((it) => it.startsWith('event/')));
  for (const { about, ...claim } of claims)
    if (
      about.predicate === 'part_of' &&
      !about.not &&
      countsAsAsserted(claim) &&
      about.subject.of.some((it) => same.includes(it))
    )
      for (const whole of about.object?.of ?? []) if (whole.startsWith('event/')) wider.add(whole);
  for (const it of same) wider.delete(it);
  const overlapping = await overlaps(view, [...same, ...wider]);

  const around = [...wider, ...overlapping];
  const wide = await view.claimsOf('entity', around, accountFilter, order, { first: 500 });
  const candidates = unique([
    ...claims,
    ...around.flatMap((it) => (wide.get(it)?.items ?? []).map(({ node }) => node)),
  ]);
  const utterances = await view.utterances([...new Set(candidates.map((claim) => claim.utterance))]);
  const said: Said[] = [];
  for (const claim of candidates) {
    const part = partOf(claim);
    const utterance = utterances.get(claim.utterance);
    const about = eventsOf(claim.about).find((it) => same.includes(it) || around.includes(it));
    if (!part || !utterance || !about) continue;
    const scope = same.includes(about)
      ? 'this'
      : overlapping.includes(about) || isEarlier(claim, event)
        ? 'general'
        : 'wider';
    said.push({ claim, utterance, part, about, scope });
  }
  const traced = await trace(view, unique([...said.map(({ claim }) => claim), ...claims]));
  const named = [
    ...same,
    ...around,
    ...said.flatMap(({ claim }) => [...accusedIn(claim), claim.speaker ?? id, claim.document]),
  ];
  const roots = [...traced.origins.values()].flatMap(({ root, ties }) => [
    root ?? id,
    ...ties.map(({ through }) => through ?? id),
  ]);
  const labelOf = await labels(view, [...named, ...roots]);
  return { event, same, wider: [...wider], overlapping, said, claims, trace: traced, labelOf };
}

/** What analysts judged to overlap with any of these. */
async function overlaps(view: View, ids: readonly EntityId[]): Promise<EntityId[]> {
  const judgements = await view.judgementsOn(ids);
  const found = new Set<EntityId>();
  for (const list of judgements.values())
    for (const it of list)
      if (it.says === 'overlaps' && !it.retractedBy) for (const id of it.on) found.add(id);
  return [...found].filter((id) => id.startsWith('event/') && !ids.includes(id));
}

/** Whether a claim was made before the event can have happened; what was not dated was not earlier. */
function isEarlier(claim: StoredClaim, event: StoredEntity): boolean {
  const said = (claim.said ?? claim.published)?.latest;
  const happened = event.happened?.earliest;
  return said != null && happened != null && said < happened;
}

/** The same claims, each once, in the order they came. */
export function unique(claims: readonly StoredClaim[]): StoredClaim[] {
  return [...new Map(claims.map((claim) => [claim.id, claim])).values()];
}
