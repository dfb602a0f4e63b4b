import type { EntityId } from '../model/entity.ts';
import { denialOf } from '../model/utterance.ts';
import type { Kin, StoredClaim, View } from '../store/store.ts';
import type { Words } from './answer.ts';
import type { EventFile, Said } from './event-file.ts';
import { accusedIn, eventsOf } from './events.ts';

/** Where an accusation and its denial meet. */
export type Meeting = 'stem' | 'event' | 'wider' | 'nowhere';

/** Claims that cannot both hold, and where they meet. */
export interface Contradiction {
  kind: 'within-document' | 'between-origins' | 'over-time' | 'accused-and-denied';
  text: Words;
  one: StoredClaim[];
  other: StoredClaim[];
  meets: Meeting;
}

/**
 * Contradictions in the account of one event. Two attributions contradict where they speak of this event, leave
 * no member open that both could mean, and neither set stands within the other: a force and its government are
 * compatible, and so is "A or B" with "A". A denial contradicts an accusation of the same thing; a general or
 * earlier one answers none, and is said to. Costs one call to the store.
 */
export async function contradictions(view: View, file: EventFile): Promise<Contradiction[]> {
  const accusations = file.said.filter(({ part, scope }) => part === 'attribution' && scope === 'this');
  const kin = await view.kin([
    ...new Set(
      file.said.flatMap(({ claim }) => [...accusedIn(claim), ...(claim.speaker ? [claim.speaker] : [])]),
    ),
  ]);
  const found: Contradiction[] = [];
  const sets = group(
    accusations,
    (it) =>
      `${file.trace.originOf.get(it.claim.id)} ${it.claim.document} ${setOf(it.claim).join()} ${it.claim.about.subject.mode}`,
  );
  for (const [at, one] of sets.entries())
    for (const other of sets.slice(at + 1)) {
      const [a, b] = [one[0] as Said, other[0] as Said];
      if (compatible(a.claim, b.claim, kin)) continue;
      const inside =
        a.claim.document === b.claim.document &&
        file.trace.originOf.get(a.claim.id) === file.trace.originOf.get(b.claim.id);
      found.push({
        kind: inside ? 'within-document' : 'between-origins',
        text: inside
          ? {
              en: 'One document in one voice names different actors.',
              ar: 'وثيقة واحدة بصوت واحد تسمي جهتين مختلفتين.',
            }
          : { en: 'Two origins name different actors.', ar: 'مصدران يسميان جهتين مختلفتين.' },
        one: one.map(({ claim }) => claim),
        other: other.map(({ claim }) => claim),
        meets: a.claim.stem === b.claim.stem ? 'stem' : 'event',
      });
    }
  return [...found, ...denied(file), ...overTime(file, kin)];
}

const setOf = (claim: StoredClaim): EntityId[] => accusedIn(claim);

/** Whether two attributions of one event can both hold as they are worded. */
export function compatible(a: StoredClaim, b: StoredClaim, kin: ReadonlyMap<EntityId, Kin>): boolean {
  const related = (x: EntityId, y: EntityId) => {
    const [kx, ky] = [kin.get(x), kin.get(y)];
    return (
      x === y ||
      (kx?.same.includes(y) ?? false) ||
      (kx?.within.includes(y) ?? false) ||
      (ky?.within.includes(x) ?? false)
    );
  };
  // "Some of them" leaves the rest to others.
  if ([a, b].some((it) => it.about.object?.mode === 'some' || it.about.subject.mode === 'some')) return true;
  const covers = (from: StoredClaim, to: StoredClaim) =>
    setOf(from).every((x) => setOf(to).some((y) => related(x, y)));
  const meets = (from: StoredClaim, to: StoredClaim) =>
    setOf(from).some((x) => setOf(to).some((y) => related(x, y)));
  const either = (it: StoredClaim) => it.about.subject.mode === 'either';
  if (either(a) || either(b)) return meets(a, b);
  return covers(a, b) || covers(b, a);
}

function denied(file: EventFile): Contradiction[] {
  const found: Contradiction[] = [];
  const assertions = file.said.filter(({ part }) => part === 'attribution');
  for (const denial of file.said.filter(({ part }) => part === 'denial')) {
    const kind = denialOf(denial.claim);
    const stem = [...assertions.map(({ claim }) => claim), ...file.claims].filter(
      (it) =>
        it.stem === denial.claim.stem &&
        it.id !== denial.claim.id &&
        it.stance === 'asserts' &&
        !it.about.not &&
        it.if === undefined,
    );
    const onEvent =
      kind === 'authorship' || kind === 'occurrence'
        ? assertions.filter(({ scope }) => scope === 'this').map(({ claim }) => claim)
        : [];
    const meets: Meeting =
      denial.scope === 'general'
        ? 'nowhere'
        : stem.length > 0
          ? 'stem'
          : denial.scope === 'this'
            ? 'event'
            : 'wider';
    const met = stem.length > 0 ? stem : meets === 'nowhere' || meets === 'wider' ? [] : onEvent;
    found.push({
      kind: 'accused-and-denied',
      text: meetingWords[meets],
      one: [...new Map(met.map((it) => [it.id, it])).values()],
      other: [denial.claim],
      meets,
    });
  }
  return found;
}

const meetingWords: Record<Meeting, Words> = {
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

/** Positions that one speaker took on the event which differ in what is denied or blamed, in time order. */
function overTime(file: EventFile, kin: ReadonlyMap<EntityId, Kin>): Contradiction[] {
  const found: Contradiction[] = [];
  const one = (id: EntityId) => kin.get(id)?.same[0] ?? id;
  const bySpeaker = group(
    file.said.filter(({ claim, part, scope }) => claim.speaker && scope === 'this' && part !== 'silence'),
    ({ claim }) => one(claim.speaker as EntityId),
  );
  for (const positions of bySpeaker) {
    const kinds = group(positions, ({ claim, part }) =>
      part === 'denial' ? `denies ${denialOf(claim)}` : part === 'counter' ? 'counter' : 'attribution',
    );
    for (const [at, before] of kinds.entries()) {
      const after = kinds[at + 1];
      // A voice may well accuse in one claim and tell of more in the next; only a denial or counter-charge is a position.
      if (!after || [before, after].every(([it]) => it?.part === 'attribution')) continue;
      found.push({
        kind: 'over-time',
        text: { en: 'One actor took different positions.', ar: 'جهة واحدة اتخذت مواقف مختلفة.' },
        one: before.map(({ claim }) => claim),
        other: after.map(({ claim }) => claim),
        meets: eventsOf(before[0]?.claim.about as StoredClaim['about']).length > 0 ? 'event' : 'nowhere',
      });
    }
  }
  return found;
}

function group<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const map = new Map<string, T[]>();
  for (const item of items) map.set(key(item), [...(map.get(key(item)) ?? []), item]);
  return [...map.values()];
}
