import type { EntityId } from '../model/entity.ts';
import { codesOf, type Quantity, type Share } from '../model/proposition.ts';
import { exact, renderEnds, renderFigure } from '../model/render.ts';
import type { EntityFilter, StoredClaim, View } from '../store/store.ts';
import { type Gap, type Line, labels, passing, type Rule } from './answer.ts';
import { accusedIn, eventsOf, harmful, namesForCertain, partOf, unique } from './events.ts';
import { everyClaimOf, notShown, Reader } from './read.ts';
import { trace } from './trace.ts';
import { perhapsOne, unsurePairs } from './unsure.ts';
import { wholesOf } from './wholes.ts';

export const accusationsRule: Rule = {
  name: 'accusation-counts',
  text: {
    en: 'Attacks, offensives and other such events that an actor, or one within it, is said to have carried out, each event once however often it is told. At least: named for certain, without a hedge, alone or with others. At most: also where the text hedges, or says “either … or”, or “some of”. A plural event is one event, and none where one that it consists of is counted; events that analysts are unsure to tell apart are one at least, two at most. A share of a plural event is put beside the count that the same voice gives of it, as arithmetic. Events judged one are one.',
    ar: 'الهجمات وما شابهها من أحداث يُقال إن جهة، أو من يندرج ضمنها، نفّذتها؛ كل حدث مرة واحدة مهما تكرر ذكره. الحد الأدنى: المسماة يقينًا بلا تحفظ، وحدها أو مع غيرها. الحد الأعلى: يُضاف ما فيه تحفظ و«إما أو» و«بعض». الحدث الجمعي حدث واحد، ولا يُعد إن عُدّ حدث مما يتألف منه؛ وما لم يتأكد المحللون أنهما حدث واحد يُعدّان واحدًا على الأقل واثنين على الأكثر. وتُقرن حصة من حدث جمعي بالعدد الذي يذكره الصوت نفسه، حسابًا. والأحداث التي حُكم بأنها واحد تُعد واحدًا.',
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

/** Counts per actor, and what shares of counted sets come to. */
export interface Accusations {
  actors: AccusationCount[];
  /** "More than 90 per cent of" the at least 301 attacks that the same voice counts. */
  shares: Line[];
  gaps: Gap[];
}

/** The most actors that an answer lists. */
const MOST = 200;

/**
 * Counts accusations per actor as written, those judged one taken together; most events first. 24 calls, and one
 * for every thousand attributions.
 */
export async function accusationCounts(view: View, filter: EntityFilter | undefined): Promise<Accusations> {
  const reader = new Reader(view);
  const all = (await reader.every({ attribution: true })).filter((claim) => partOf(claim) === 'attribution');
  const events = [...new Set(all.flatMap(({ about }) => eventsOf(about)))];
  const allowed = await passing(view, { and: [{ kind: [...harmful] }, filter ?? {}] }, events);
  const claims = all.filter(({ about }) => eventsOf(about).some((id) => allowed.has(id)));
  const attacks = [...allowed];
  const [kin, traced, shares, wholes, unsure] = await Promise.all([
    view.kin([...events, ...new Set(claims.flatMap(accusedIn))]),
    trace(view, claims),
    sharesOf(view, claims),
    wholesOf(view, attacks),
    unsurePairs(view, attacks),
  ]);
  const one = (id: EntityId) => kin.get(id)?.same[0] ?? id;
  const doubted = unsure.map(([x, y]) => [one(x), one(y)] as const);
  const wholesOfOne = new Map<EntityId, EntityId[]>();
  for (const id of attacks)
    wholesOfOne.set(one(id), [...(wholesOfOne.get(one(id)) ?? []), ...(wholes.get(id)?.all ?? []).map(one)]);

  const actors = new Map<EntityId, StoredClaim[]>();
  for (const claim of claims)
    for (const actor of new Set(
      accusedIn(claim).flatMap((id) => [one(id), ...(kin.get(id)?.within ?? []).map(one)]),
    )) {
      const its = actors.get(actor);
      if (its) its.push(claim);
      else actors.set(actor, [claim]);
    }
  const named = new Set(claims.flatMap(accusedIn).map(one));
  /** The events of some claims, each once, and no whole beside a part of it. */
  const eventsIn = (of: readonly StoredClaim[]): EntityId[] => {
    const told = new Set(
      of.flatMap(({ about }) =>
        eventsOf(about)
          .filter((id) => allowed.has(id))
          .map(one),
      ),
    );
    for (const part of [...told])
      for (const whole of wholesOfOne.get(part) ?? [])
        if (!wholesOfOne.get(whole)?.includes(part)) told.delete(whole);
    return [...told];
  };
  const atLeast = (of: readonly StoredClaim[]) => {
    const found = new Set(eventsIn(of));
    const among = perhapsOne(found, doubted);
    return new Set([...found].map((id) => among.rootOf(id))).size;
  };
  const origins = (of: readonly StoredClaim[]) =>
    new Set(of.map((claim) => traced.originOf.get(claim.id))).size;
  const counts = [...actors]
    .filter(([actor]) => named.has(actor))
    .map(([actor, its]) => {
      const sure = its.filter(namesForCertain);
      const low = atLeast(sure);
      return {
        actor,
        low,
        // Two wholes may share the one part that is only perhaps theirs.
        high: Math.max(low, eventsIn(its).length),
        withOthers: atLeast(sure.filter(({ about }) => about.subject.of.length > 1)),
        originsLow: origins(sure),
        originsHigh: origins(its),
        claims: its,
      };
    })
    .sort((a, b) => b.high - a.high || b.low - a.low || (a.actor < b.actor ? -1 : 1));
  const gaps = [...reader.gaps, ...notShown(counts.length, MOST)];
  return { actors: counts.slice(0, MOST), shares, gaps };
}

/** What a share of a set comes to, by the count that the same voice gives of the set in the same text. */
async function sharesOf(view: View, claims: readonly StoredClaim[]): Promise<Line[]> {
  const shared = claims.filter(({ about }) => about.object?.share);
  const sets = [...new Set(shared.flatMap(({ about }) => eventsOf(about)))];
  const { of } = await everyClaimOf(view, 'subject', sets, { predicate: ['count'], negated: false });
  const counts = unique([...of.values()].flat());
  const labelOf = await labels(view, [...sets, ...shared.flatMap(accusedIn)]);
  return shared.flatMap((claim) => {
    const share = claim.about.object?.share as Share;
    return counts
      .filter(
        (it) =>
          it.document === claim.document &&
          it.speaker === claim.speaker &&
          codesOf(it.about.value).includes('attacks') &&
          it.about.subject.of.some((id) => eventsOf(claim.about).includes(id)),
      )
      .flatMap((count): Line[] => {
        const set = count.about.value as Quantity;
        if (set.state !== 'given' || set.per || set.low === null) return [];
        const bounds = {
          state: 'given' as const,
          low: Math.ceil(exact(share.low * set.low)),
          best: null,
          high: share.high !== null && set.high !== null ? Math.floor(exact(share.high * set.high)) : null,
        };
        const say = (language: 'en' | 'ar') =>
          `${renderEnds(claim.about.subject, labelOf, language, '')}: “${share.words}” (${renderFigure(set, language)}) = ${renderFigure(bounds, language)}`;
        return [
          {
            text: {
              en: `Arithmetic, no one’s claim. ${say('en')}.`,
              ar: `حساب لا قول أحد. ${say('ar')}.`,
            },
            claims: [claim, count],
          },
        ];
      });
  });
}
