import { codesOf } from '../model/proposition.ts';
import { renderClaim } from '../model/render.ts';
import { countsAsAsserted, denialOf } from '../model/utterance.ts';
import type { StoredClaim } from '../store/store.ts';
import type { Words } from './answer.ts';
import type { Contradiction, Meeting } from './contradictions.ts';
import type { EventFile, Said } from './event-file.ts';
import { accusedIn, unique } from './events.ts';

/**
 * Every denial with what it contradicts: what it says it answers, what asserts just what it denies, and, where it is
 * of who did it or of the whole event, the attributions that cannot hold beside it. A plain negative counts only
 * where something is asserted against it.
 */
export function deniedIn(file: EventFile): Contradiction[] {
  return file.said.flatMap((denial): Contradiction[] => {
    if (denial.part !== 'denial' && denial.part !== 'rebuttal') return [];
    const { claim, scope } = denial;
    const point = pointOf(file, claim);
    const stem = file.claims.filter(
      (it) =>
        countsAsAsserted(it) && denialOf(it) === null && it.id !== claim.id && pointOf(file, it) === point,
    );
    const answered = file.claims.filter(({ id }) => claim.answers?.includes(id));
    const ruledOut = scope === 'this' ? againstIt(file, denial) : [];
    const met = scope === 'general' ? [] : unique([...stem, ...answered, ...ruledOut]);
    if (met.length === 0 && claim.stance !== 'denies') return [];
    const meets = meetingOf(denial, stem.length > 0);
    const text = told(file, claim, met.length === 0 && meets === 'event' ? nothingAsserted : words[meets]);
    return [{ kind: 'accused-and-denied', text, one: met, other: [claim], meets }];
  });
}

/** The denial in our words, and then where it meets what is asserted. */
function told({ labelOf }: EventFile, claim: StoredClaim, { en, ar }: Words): Words {
  return {
    en: `${renderClaim(claim, claim.speaker, labelOf, 'en')}. ${en}`,
    ar: `${renderClaim(claim, claim.speaker, labelOf, 'ar')}. ${ar}`,
  };
}

function meetingOf({ scope }: Said, onStem: boolean): Meeting {
  if (scope === 'general') return 'nowhere';
  if (onStem) return 'stem';
  return scope === 'this' ? 'event' : 'wider';
}

/** The attributions that a denial of this event rules out: all, or those of whom it clears. */
function againstIt(file: EventFile, { claim, part }: Said): StoredClaim[] {
  const kind = denialOf(claim);
  if (part !== 'denial' || (kind !== 'occurrence' && kind !== 'authorship')) return [];
  const cleared = claim.about.subject.of;
  return file.said
    .filter(({ part: other, scope }) => other === 'attribution' && scope === 'this')
    .map((it) => it.claim)
    .filter(
      (it) =>
        kind === 'occurrence' || accusedIn(it).some((actor) => cleared.some((id) => file.related(actor, id))),
    );
}

/** As a stem, but events judged one are one. */
function pointOf(file: EventFile, { about }: StoredClaim): string {
  const one = (id: string) => (file.same.includes(id) ? file.same[0] : id);
  return JSON.stringify([
    about.predicate,
    about.subject.of.map(one),
    about.object?.of.map(one),
    codesOf(about.value),
  ]);
}

const words: Record<Meeting, Words> = {
  stem: { en: 'The denial denies just what is asserted.', ar: 'النفي ينفي عين ما يُؤكَّد.' },
  event: { en: 'The denial is of this event.', ar: 'النفي عن هذا الحدث.' },
  wider: {
    en: 'The denial is of a wider event that includes this one; it does not name this one.',
    ar: 'النفي عن حدث أوسع يشمل هذا ولا يسميه.',
  },
  nowhere: {
    en: 'The denial is general or earlier than the event: it answers no accusation here.',
    ar: 'النفي عام أو سابق للحدث: لا يجيب عن أي اتهام هنا.',
  },
};

const nothingAsserted: Words = {
  en: 'The denial is of this event; no claim recorded here asserts what it denies.',
  ar: 'النفي عن هذا الحدث؛ ولا قول مسجل هنا يؤكد ما ينفيه.',
};
