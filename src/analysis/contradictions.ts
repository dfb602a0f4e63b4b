import { isSeveral, nameIn, renderEnds } from '../model/render.ts';
import type { StoredClaim } from '../store/store.ts';
import type { Words } from './answer.ts';
import { deniedIn } from './denied.ts';
import type { EventFile, Said } from './event-file.ts';
import { accusedIn } from './events.ts';
import { rootOf } from './origins.ts';
import { positionsIn } from './positions.ts';
import { placeLabels } from './wording.ts';

/** Where an accusation and its denial meet. */
export const meetings = ['stem', 'event', 'wider', 'nowhere'] as const;
export type Meeting = (typeof meetings)[number];

export const contradictionKinds = [
  'within-document',
  'between-origins',
  'over-time',
  'accused-and-denied',
] as const;
export type ContradictionKind = (typeof contradictionKinds)[number];

/** Claims that cannot both hold, and where they meet. */
export interface Contradiction {
  kind: ContradictionKind;
  text: Words;
  one: StoredClaim[];
  other: StoredClaim[];
  meets: Meeting;
}

/**
 * Contradictions in the account of one event. Two attributions contradict where they speak of this event, leave
 * no member open that both could mean, and neither set stands within the other: a force and its government are
 * compatible, and so is "A or B" with "A". A denial contradicts an accusation of the same thing; a general or
 * earlier one answers none, and is said to.
 */
export function contradictions(file: EventFile): Contradiction[] {
  return [...rivals(file), ...deniedIn(file), ...positionsIn(file)];
}

type Related = EventFile['related'];

/** Attributions of this event to actors that cannot both be meant: in one text, of one origin over time, of two origins. */
function rivals(file: EventFile): Contradiction[] {
  const accusations = file.said.filter(({ part, scope }) => part === 'attribution' && scope === 'this');
  const originOf = ({ claim }: Said) => file.trace.originOf.get(claim.id) ?? claim.utterance;
  const groups = grouped(accusations, (it) => {
    const { subject, object } = it.claim.about;
    const set = accusedIn(it.claim).join();
    return [originOf(it), it.claim.document, set, subject.mode, object?.mode].join(' ');
  });
  const found: Contradiction[] = [];
  const between = new Map<string, Contradiction>();
  for (const [at, one] of groups.entries())
    for (const other of groups.slice(at + 1)) {
      const [a, b] = [one[0] as Said, other[0] as Said];
      if (compatible(a.claim, b.claim, file.related)) continue;
      const [left, right] = [one, other].map((its) => its.map(({ claim }) => claim)) as [
        StoredClaim[],
        StoredClaim[],
      ];
      const meets: Meeting = a.claim.stem === b.claim.stem ? 'stem' : 'event';
      if (originOf(a) === originOf(b)) {
        const kind = a.claim.document === b.claim.document ? 'within-document' : 'over-time';
        found.push({ kind, text: insideWords(file, a, b, kind), one: left, other: right, meets });
        continue;
      }
      // Two origins that differ in several texts differ once.
      const sides = [a, b].map(
        (it) => `${originOf(it)} ${accusedIn(it.claim).join()} ${it.claim.about.subject.mode}`,
      );
      const key = sides.join(' | ');
      const known = between.get(key);
      if (known) {
        known.one.push(...left.filter((claim) => !known.one.includes(claim)));
        known.other.push(...right.filter((claim) => !known.other.includes(claim)));
        continue;
      }
      const made = {
        kind: 'between-origins',
        text: betweenWords(file, a, b),
        one: left,
        other: right,
        meets,
      } as const;
      between.set(key, made);
      found.push(made);
    }
  return found;
}

/** Whether two attributions of one event can both hold as they are worded. */
export function compatible(a: StoredClaim, b: StoredClaim, related: Related): boolean {
  // "Some of them" leaves the rest to others.
  if ([a, b].some((it) => it.about.object?.mode === 'some' || it.about.subject.mode === 'some')) return true;
  const covers = (from: StoredClaim, to: StoredClaim) =>
    accusedIn(from).every((x) => accusedIn(to).some((y) => related(x, y)));
  const meets = (from: StoredClaim, to: StoredClaim) =>
    accusedIn(from).some((x) => accusedIn(to).some((y) => related(x, y)));
  const either = (it: StoredClaim) => it.about.subject.mode === 'either';
  if (either(a) || either(b)) return meets(a, b);
  return covers(a, b) || covers(b, a);
}

const accusedWords = (file: EventFile, { claim }: Said, language: 'en' | 'ar'): string =>
  renderEnds(claim.about.subject, file.labelOf, language, '');

/** The voice of a claim with its verb, as short as a sentence allows. */
function voiceNames(file: EventFile, claim: StoredClaim, language: 'en' | 'ar'): string {
  const id = claim.speaker ?? rootOf(file.trace.originOf.get(claim.id) ?? claim.utterance);
  if (language === 'ar') return `${id ? nameIn(id, file.labelOf, 'ar') : 'صوت لم يُسمَّ'} يسمي`;
  if (!id) return 'an unnamed voice names';
  const verb = isSeveral({ of: [id], mode: 'all' }, file.labelOf) ? 'name' : 'names';
  return `${nameIn(id, file.labelOf, 'en')} ${verb}`;
}

function insideWords(file: EventFile, a: Said, b: Said, kind: ContradictionKind): Words {
  const place = (it: Said, language: 'en' | 'ar') =>
    placeLabels[it.claim.where]?.[language] ?? (language === 'ar' ? 'المتن' : 'body');
  const text = (it: Said, language: 'en' | 'ar') => nameIn(it.claim.document, file.labelOf, language);
  if (kind === 'within-document')
    return {
      en: `One voice in ${text(a, 'en')} names ${accusedWords(file, a, 'en')} (${place(a, 'en')}) and ${accusedWords(file, b, 'en')} (${place(b, 'en')}).`,
      ar: `صوت واحد في ${text(a, 'ar')} يسمي ${accusedWords(file, a, 'ar')} (${place(a, 'ar')}) و${accusedWords(file, b, 'ar')} (${place(b, 'ar')}).`,
    };
  return {
    en: `One origin names ${accusedWords(file, a, 'en')} in ${text(a, 'en')} and ${accusedWords(file, b, 'en')} in ${text(b, 'en')}.`,
    ar: `مصدر واحد يسمي ${accusedWords(file, a, 'ar')} في ${text(a, 'ar')} و${accusedWords(file, b, 'ar')} في ${text(b, 'ar')}.`,
  };
}

function betweenWords(file: EventFile, a: Said, b: Said): Words {
  const say = (it: Said, language: 'en' | 'ar') =>
    `${voiceNames(file, it.claim, language)} ${accusedWords(file, it, language)}`;
  return {
    en: `Two origins name different actors: ${say(a, 'en')}; ${say(b, 'en')}.`,
    ar: `مصدران يسميان جهتين مختلفتين: ${say(a, 'ar')}؛ ${say(b, 'ar')}.`,
  };
}

/** Items that share a key, in the order of their first. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const list = map.get(key(item));
    if (list) list.push(item);
    else map.set(key(item), [item]);
  }
  return [...map.values()];
}
