import { type EntityId, familyOfId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import { type LabelOf, nameIn, renderProposition } from '../model/render.ts';
import { type HedgeLevel, hedgeLevels } from '../model/utterance.ts';
import { type Colour, colourOf } from '../model/verbs.ts';
import type { StoredClaim, StoredUtterance, View } from '../store/store.ts';
import { type Gap, labels, noData, type Rule, type Words } from './answer.ts';
import { grouped } from './contradictions.ts';
import { eventsOf } from './events.ts';
import { Reader } from './read.ts';
import { unsurePairs } from './unsure.ts';
import { widestOf } from './widest.ts';

export const driftRule: Rule = {
  name: 'drift',
  text: {
    en: 'All claims on one stem, in the order in which their documents were published, each with its hedge and the reporting words of its last link. Of an event: what accuses the same actors, those within one another taken together. Where the wording only grew firmer from one retelling to the next, it hardened; where it only grew weaker, it softened; both is mixed. Denials stand in the line and do not count towards the course. Events that may be one, of which analysts are unsure, give a line of their own that says so.',
    ar: 'كل الأقوال على الجذع نفسه بترتيب نشر وثائقها، ومع كل منها تحفظه وكلمات النقل. وللحدث: ما يتهم الجهات نفسها، ومن يندرج بعضها ضمن بعض يُجمع. إن زاد الجزم من رواية إلى أخرى فقد تصلّب، وإن نقص فقد لان، وإن كان الأمران فمختلط. النفي يُعرض ولا يدخل في الحكم. والأحداث التي قد تكون حدثًا واحدًا ولم يتأكد المحللون تُعرض في سطر خاص يقول ذلك.',
  },
};

/** Where the wording went, from the first retelling to the last. */
export const courses = ['hardened', 'softened', 'mixed', 'steady'] as const;
export type Course = (typeof courses)[number];

export interface DriftPoint {
  claim: StoredClaim;
  level: HedgeLevel;
  hedge: string[];
  reporting: string | null;
  colour: Colour;
}

export interface DriftLine {
  stem: string;
  text: Words;
  points: DriftPoint[];
  course: Course;
}

/** How something was worded, stem by stem. */
export interface DriftAnswer {
  lines: DriftLine[];
  gaps: Gap[];
}

/**
 * How a stem, or whatever names who carried out an event, was worded from retelling to retelling. With an event,
 * claims on what was judged one with it stand in one line where they accuse the same actors, those within one another
 * being one. Seven calls, and one for every further thousand claims.
 */
export async function drift(view: View, of: { stem?: string; event?: EntityId }): Promise<DriftAnswer> {
  const reader = new Reader(view);
  const told = of.event ? await tellings(view, reader, of.event) : { own: [], unsure: [] };
  const claims = of.stem ? await reader.of('stem', [of.stem], {}) : [...told.own, ...told.unsure];
  const [utterances, labelOf, widest] = await Promise.all([
    view.utterances([...new Set(claims.map((claim) => claim.utterance))]),
    labels(view, [...claims.flatMap((claim) => entitiesIn(claim.about)), ...(of.event ? [of.event] : [])]),
    widestOf(view, of.event ? [...new Set(claims.flatMap((claim) => claim.about.subject.of))] : []),
  ]);
  const key = ({ about: { subject } }: StoredClaim) =>
    of.stem ?? `${subject.mode} ${[...new Set(subject.of.map(widest))].sort().join()}`;
  const group = (its: readonly StoredClaim[]) => grouped(its, key);
  const lines = (of.stem ? [claims] : group(told.own))
    .filter((its) => its.length > 0)
    .map((its) => line(its, utterances, labelOf));
  const perhaps = group([...told.own, ...told.unsure])
    .filter((its) => [told.own, told.unsure].every((some) => its.some((claim) => some.includes(claim))))
    .map((its) => {
      const { text } = line(
        its.filter((claim) => told.own.includes(claim)),
        utterances,
        labelOf,
      );
      const others = new Set(
        its.filter((it) => told.unsure.includes(it)).flatMap(({ about }) => eventsOf(about)),
      );
      return { ...line(its, utterances, labelOf), text: ifOne(text, [...others], labelOf) };
    });
  const all = [...lines.sort(mostTold), ...perhaps.sort(mostTold)];
  if (all.length === 0)
    return {
      lines: [],
      gaps: [noData('No claim on it is recorded here.', 'لا قول عنه مسجل هنا.'), ...reader.gaps],
    };
  const once = all.every(({ points }) => points.length < 2)
    ? [noData('It is told once only: no drift can be shown.', 'يُروى مرة واحدة فقط: لا يمكن عرض أي تحوّل.')]
    : [];
  return { lines: all, gaps: [...once, ...reader.gaps] };
}

const mostTold = (a: DriftLine, b: DriftLine): number =>
  b.points.length - a.points.length || (a.stem < b.stem ? -1 : 1);

/** What names who carried out an event, and what names who carried out events that may be the same: analysts are unsure. */
async function tellings(
  view: View,
  reader: Reader,
  event: EntityId,
): Promise<{ own: StoredClaim[]; unsure: StoredClaim[] }> {
  const same = (await view.kin([event])).get(event)?.same ?? [event];
  const doubted = (await unsurePairs(view, same))
    .flat()
    .filter((id) => familyOfId(id) === 'event' && !same.includes(id));
  const claims = await reader.of('object', [...same, ...new Set(doubted)], { predicate: ['carried_out'] });
  const isOwn = ({ about }: StoredClaim) => eventsOf(about).some((id) => same.includes(id));
  return { own: claims.filter(isOwn), unsure: claims.filter((claim) => !isOwn(claim)) };
}

/** Says of a line that it holds only if events are one of which analysts are unsure. */
function ifOne(text: Words, others: readonly EntityId[], labelOf: LabelOf): Words {
  const names = (language: 'en' | 'ar') => others.map((id) => nameIn(id, labelOf, language));
  return {
    en: `${text.en}, if it is one with ${names('en').join(' and ')}: analysts are unsure`,
    ar: `${text.ar}، إن كان هو نفسه ${names('ar').join(' و')}: المحللون غير متأكدين`,
  };
}

function line(
  claims: readonly StoredClaim[],
  utterances: ReadonlyMap<string, StoredUtterance>,
  labelOf: LabelOf,
): DriftLine {
  const day = (claim: StoredClaim) => (claim.published ?? claim.said)?.earliest ?? '9999';
  // Within one text the order of its words, so that a headline stands before the body.
  const start = (claim: StoredClaim) =>
    String(utterances.get(claim.utterance)?.quotes[0]?.start ?? 0).padStart(9, '0');
  const key = (claim: StoredClaim) => `${day(claim)} ${claim.document} ${start(claim)} ${claim.id}`;
  const sorted = [...claims].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const points = sorted.map((claim) => {
    const reporting = utterances.get(claim.utterance)?.chain.at(-1)?.words;
    return {
      claim,
      level: claim.hedge.level,
      hedge: claim.hedge.words,
      reporting: reporting ?? null,
      colour: colourOf(reporting),
    };
  });
  const { about, stem } = sorted[0] as StoredClaim;
  const { not: _, ...plain } = about;
  return {
    stem,
    text: { en: renderProposition(plain, labelOf, 'en'), ar: renderProposition(plain, labelOf, 'ar') },
    points,
    course: courseOf(points),
  };
}

function courseOf(points: readonly DriftPoint[]): Course {
  const levels = points
    .filter(({ claim }) => claim.stance === 'asserts' && !claim.about.not && !claim.if)
    .map(({ level }) => hedgeLevels.indexOf(level));
  const steps = levels.slice(1).map((level, at) => Math.sign(level - (levels[at] as number)));
  const [firmer, weaker] = [steps.includes(-1), steps.includes(1)];
  if (firmer && weaker) return 'mixed';
  if (firmer) return 'hardened';
  return weaker ? 'softened' : 'steady';
}
