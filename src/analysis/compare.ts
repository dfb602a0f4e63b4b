import type { EntityId } from '../model/entity.ts';
import { propositionId } from '../model/ids.ts';
import { codesOf, entitiesIn } from '../model/proposition.ts';
import { renderProposition } from '../model/render.ts';
import type { Stance } from '../model/utterance.ts';
import type { StoredClaim, StoredEntity, View } from '../store/store.ts';
import { type Gap, type Line, labels, type Rule, type Words } from './answer.ts';
import { Reader } from './read.ts';

export const compareRule: Rule = {
  name: 'compare',
  text: {
    en: 'Claims of two things side by side: what a document says, an actor says, or is said of an event. A point is predicate, ends and codes, things judged one being one; what is compared with each other stands for the two things themselves. On one point, different figures, dates, hedges or negation are differences. A point that is not only asserted says how often it is denied, expected or conditional.',
    ar: 'أقوال شيئين جنبًا إلى جنب: ما تقوله وثيقة أو جهة، أو ما يُقال عن حدث. النقطة هي المحمول وطرفاه ورموزه. واختلاف الأرقام أو التواريخ أو التحفظ أو النفي على نقطة واحدة فرق. والنقطة التي لا تُؤكَّد فقط يُذكر كم مرة تُنفى أو تُتوقع أو تُشترط.',
  },
};

export interface ComparedLine {
  text: Words;
  a: StoredClaim[];
  b: StoredClaim[];
}

export interface Comparison {
  a: StoredEntity;
  b: StoredEntity;
  both: ComparedLine[];
  onlyA: Line[];
  onlyB: Line[];
  differ: ComparedLine[];
  gaps: Gap[];
}

/** Compares two events, actors or documents; null where one is missing. Five calls, and one for every further thousand claims. */
export async function compare(view: View, a: EntityId, b: EntityId): Promise<Comparison | null> {
  const entities = await view.entities([a, b]);
  const [one, other] = [entities.get(a), entities.get(b)];
  if (!one || !other) return null;
  const reader = new Reader(view);
  const [left, right] = await Promise.all([claimsOf(reader, a), claimsOf(reader, b)]);
  const all = [...left, ...right];
  const ids = [...new Set(all.flatMap((claim) => entitiesIn(claim.about)))];
  const [kin, labelOf] = await Promise.all([view.kin(ids), labels(view, ids)]);
  // The two compared stand in for each other, so that "who carried it out" of both meets on one point.
  const name = (id: EntityId) => (id === a || id === b ? '·' : (kin.get(id)?.same[0] ?? id));
  const point = ({ about }: StoredClaim) =>
    JSON.stringify([
      about.predicate,
      about.subject.of.map(name),
      about.object?.of.map(name),
      codesOf(about.value),
    ]);
  const points = new Map<string, { a: StoredClaim[]; b: StoredClaim[] }>();
  for (const [side, claims] of [
    ['a', left],
    ['b', right],
  ] as const)
    for (const claim of claims) {
      const at = points.get(point(claim)) ?? { a: [], b: [] };
      at[side].push(claim);
      points.set(point(claim), at);
    }
  const words = (claims: readonly StoredClaim[]): Words => {
    const { not: _, ...about } = (claims[0] as StoredClaim).about;
    const taken = stancesIn(claims);
    const say = (language: 'en' | 'ar') =>
      [renderProposition(about, labelOf, language), ...(taken ? [taken[language]] : [])].join(': ');
    return { en: say('en'), ar: say('ar') };
  };
  const result: Comparison = {
    a: one,
    b: other,
    both: [],
    onlyA: [],
    onlyB: [],
    differ: [],
    gaps: reader.gaps,
  };
  for (const at of points.values()) {
    if (at.b.length === 0) result.onlyA.push({ text: words(at.a), claims: at.a });
    else if (at.a.length === 0) result.onlyB.push({ text: words(at.b), claims: at.b });
    else
      (agree(at.a, at.b, name) ? result.both : result.differ).push({
        text: words([...at.a, ...at.b]),
        ...at,
      });
  }
  return result;
}

const stanceWords: Record<Stance | 'plainly-not' | 'if', Words> = {
  asserts: { en: 'asserted', ar: 'مؤكد' },
  denies: { en: 'denied', ar: 'منفي' },
  'plainly-not': { en: 'said not to be so', ar: 'يقال إنه ليس كذلك' },
  condemns: { en: 'condemned', ar: 'مدان' },
  demands: { en: 'demanded', ar: 'مطلوب' },
  warns: { en: 'warned of', ar: 'محذَّر منه' },
  expects: { en: 'expected', ar: 'متوقع' },
  if: { en: 'only under a condition', ar: 'بشرط فقط' },
};

/** How often each stance is taken on a point; null where it is only asserted, so that no line reads as more than it is. */
function stancesIn(claims: readonly StoredClaim[]): Words | null {
  const kindOf = (claim: StoredClaim) => {
    if (claim.if !== undefined) return 'if';
    return claim.stance === 'asserts' && claim.about.not ? 'plainly-not' : claim.stance;
  };
  const counts = new Map<keyof typeof stanceWords, number>();
  for (const claim of claims) counts.set(kindOf(claim), (counts.get(kindOf(claim)) ?? 0) + 1);
  if ([...counts.keys()].join() === 'asserts') return null;
  const say = (language: 'en' | 'ar') =>
    [...counts]
      .map(([kind, n]) =>
        counts.size === 1 ? stanceWords[kind][language] : `${stanceWords[kind][language]} ${n}`,
      )
      .join(language === 'ar' ? '، ' : ', ');
  return { en: say('en'), ar: say('ar') };
}

async function claimsOf(reader: Reader, id: EntityId): Promise<StoredClaim[]> {
  const anchor = id.startsWith('document/') ? 'document' : id.startsWith('actor/') ? 'speaker' : 'entity';
  return reader.of(anchor, [id], {});
}

/** Whether some claim of each side takes the same stance, with the same hedge, on the same proposition. */
function agree(
  a: readonly StoredClaim[],
  b: readonly StoredClaim[],
  name: (id: EntityId) => string,
): boolean {
  const key = ({ about, stance, hedge }: StoredClaim) => {
    const renamed = {
      ...about,
      subject: { ...about.subject, of: about.subject.of.map(name) },
      ...(about.object && { object: { ...about.object, of: about.object.of.map(name) } }),
    };
    return `${stance} ${hedge.level} ${propositionId(renamed)}`;
  };
  const left = new Set(a.map(key));
  return b.some((claim) => left.has(key(claim)));
}
