import type { EntityId } from '../model/entity.ts';
import type { EntityFilter, StoredClaim, View } from '../store/store.ts';
import { everyClaim, type Rule } from './answer.ts';
import { accusedIn, eventsOf, partOf } from './events.ts';
import { trace } from './trace.ts';

export const accusationsRule: Rule = {
  name: 'accusation-counts',
  text: {
    en: 'Events that an actor, or one within it, is said to have carried out, each event once however often it is told. At least: named for certain, alone or with others. At most: also where the text says “either … or”, or “some of”. A plural event is one event here; its figures stand under Figures. Events judged one are one.',
    ar: 'الأحداث التي يُقال إن جهة، أو من يندرج ضمنها، نفّذتها؛ كل حدث مرة واحدة مهما تكرر ذكره. الحد الأدنى: المسماة يقينًا، وحدها أو مع غيرها. الحد الأعلى: تُضاف «إما أو» و«بعض». الحدث الجمعي حدث واحد هنا وأرقامه تحت الأرقام.',
  },
};

/** How many events an actor is said to have carried out, and on how many origins. */
export interface AccusationCount {
  actor: EntityId;
  low: number;
  high: number;
  withOthers: number;
  originsLow: number;
  originsHigh: number;
  claims: StoredClaim[];
}

/** Counts accusations per actor as written, those judged one taken together; most events first. */
export async function accusationCounts(
  view: View,
  filter: EntityFilter | undefined,
): Promise<AccusationCount[]> {
  const all = (await everyClaim(view, { attribution: true })).filter(
    (claim) => partOf(claim) === 'attribution',
  );
  const events = [...new Set(all.flatMap(({ about }) => eventsOf(about)))];
  const allowed = filter ? await passing(view, filter, events) : null;
  const claims = all.filter(({ about }) => !allowed || eventsOf(about).some((id) => allowed.has(id)));
  const [kin, traced] = await Promise.all([
    view.kin([...events, ...new Set(claims.flatMap(accusedIn))]),
    trace(view, claims),
  ]);
  const one = (id: EntityId) => kin.get(id)?.same[0] ?? id;

  const actors = new Map<EntityId, StoredClaim[]>();
  for (const claim of claims)
    for (const actor of new Set(
      accusedIn(claim).flatMap((id) => [one(id), ...(kin.get(id)?.within ?? []).map(one)]),
    ))
      actors.set(actor, [...(actors.get(actor) ?? []), claim]);
  const named = new Set(claims.flatMap(accusedIn).map(one));
  const count = (of: readonly StoredClaim[]) =>
    new Set(of.flatMap(({ about }) => eventsOf(about).map(one))).size;
  const origins = (of: readonly StoredClaim[]) =>
    new Set(of.map((claim) => traced.originOf.get(claim.id))).size;
  return [...actors]
    .filter(([actor]) => named.has(actor))
    .map(([actor, its]) => {
      const sure = its.filter(({ about }) => about.subject.mode === 'all' && about.object?.mode !== 'some');
      return {
        actor,
        low: count(sure),
        high: count(its),
        withOthers: count(sure.filter(({ about }) => about.subject.of.length > 1)),
        originsLow: origins(sure),
        originsHigh: origins(its),
        claims: its,
      };
    })
    .sort((a, b) => b.high - a.high || b.low - a.low || (a.actor < b.actor ? -1 : 1));
}

/** Which of the events pass a filter. */
async function passing(view: View, filter: EntityFilter, ids: readonly EntityId[]): Promise<Set<EntityId>> {
  const found = new Set<EntityId>();
  for (let at = 0; at < ids.length; at += 1000) {
    const page = await view.findEntities(
      { and: [filter, { ids: ids.slice(at, at + 1000) }] },
      { by: 'id', order: 'asc' },
      { first: 1000 },
    );
    for (const { node } of page.items) found.add(node.id);
  }
  return found;
}
