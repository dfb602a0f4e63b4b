import type { EntityId } from '../model/entity.ts';
import { entitiesIn } from '../model/proposition.ts';
import { renderProposition } from '../model/render.ts';
import { type HedgeLevel, hedgeLevels } from '../model/utterance.ts';
import { type Colour, colourOf } from '../model/verbs.ts';
import type { StoredClaim, StoredUtterance, View } from '../store/store.ts';
import { type Gap, labels, noData, type Rule, type Words } from './answer.ts';
import { unique } from './events.ts';

export const driftRule: Rule = {
  name: 'drift',
  text: {
    en: 'All claims on one stem, in the order in which their documents were published, each with its hedge and the reporting words of its last link. Firmer at the end than at the start is hardened; weaker is softened; both ways is mixed. Denials stand in the line and do not count towards the course.',
    ar: 'كل الأقوال على الجذع نفسه بترتيب نشر وثائقها، ومع كل منها تحفظه وكلمات النقل. إن كان الآخر أشد جزمًا فقد تصلّب، وإن كان أضعف فقد لان، وإلا فمختلط. النفي يُعرض ولا يدخل في الحكم.',
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
 * the stems of what was judged one with it are compared as one where they accuse the same actors. Five calls at most.
 */
export async function drift(view: View, of: { stem?: string; event?: EntityId }): Promise<DriftAnswer> {
  const claims = of.stem ? await byStem(view, of.stem) : of.event ? await byEvent(view, of.event) : [];
  const utterances = await view.utterances([...new Set(claims.map((claim) => claim.utterance))]);
  const labelOf = await labels(
    view,
    claims.flatMap((claim) => entitiesIn(claim.about)),
  );
  const kin = await view.kin([...new Set(claims.flatMap((claim) => claim.about.subject.of))]);
  const one = (id: EntityId) => kin.get(id)?.same[0] ?? id;
  const groups = new Map<string, StoredClaim[]>();
  for (const claim of claims) {
    const key = of.stem ?? `${claim.about.subject.mode} ${claim.about.subject.of.map(one).join()}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const lines = [...groups.values()].map((its) => line(its, utterances, labelOf));
  if (lines.length === 0)
    return { lines, gaps: [noData('No claim on it is recorded here.', 'لا قول عنه مسجل هنا.')] };
  const gaps = lines.every(({ points }) => points.length < 2)
    ? [noData('It is told once only: no drift can be shown.', 'يُروى مرة واحدة فقط: لا يمكن عرض أي تحوّل.')]
    : [];
  return {
    lines: lines.sort((a, b) => b.points.length - a.points.length || (a.stem < b.stem ? -1 : 1)),
    gaps,
  };
}

async function byStem(view: View, stem: string): Promise<StoredClaim[]> {
  const pages = await view.claimsOf('stem', [stem], {}, { by: 'published', order: 'asc' }, { first: 500 });
  return (pages.get(stem)?.items ?? []).map(({ node }) => node);
}

async function byEvent(view: View, event: EntityId): Promise<StoredClaim[]> {
  const same = (await view.kin([event])).get(event)?.same ?? [event];
  const pages = await view.claimsOf(
    'object',
    same,
    { predicate: ['carried_out'] },
    { by: 'published', order: 'asc' },
    { first: 500 },
  );
  return unique(same.flatMap((id) => (pages.get(id)?.items ?? []).map(({ node }) => node)));
}

function line(
  claims: readonly StoredClaim[],
  utterances: ReadonlyMap<string, StoredUtterance>,
  labelOf: Parameters<typeof renderProposition>[1],
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
