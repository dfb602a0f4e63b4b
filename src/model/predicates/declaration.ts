import { InvalidDeclaration } from '../errors.ts';
import type { Family, Label } from '../kinds.ts';

/** The parts beside subject and object that a proposition may name. */
export const roles = ['by', 'in', 'about', 'under', 'whom', 'for'] as const;
export type Role = (typeof roles)[number];

/** What a denial of a proposition denies; computed from the predicate, never coded by hand. */
export const denialKinds = ['occurrence', 'authorship', 'intent', 'target', 'means', 'content'] as const;
export type DenialKind = (typeof denialKinds)[number];

/** One entry of a predicate's closed list of codes. */
export interface Code extends Label {
  /** When a coder takes it, where the word alone may mislead. */
  note?: string;
  /** The word before its object, where it is not that of the reading; empty where it takes none ("confirmed the note"). */
  before?: Label;
  /** The accused's own account that shifts the blame: shown as a counter-accusation, never as an attribution. */
  counter?: true;
}

/**
 * How a proposition reads. In `says` and `not`, `{subject}`, `{object}` and `{value}` are filled in;
 * `{is|are}` picks the first form for one thing and the second for several; `[…]` is left out
 * where a slot inside it is empty. `forward` and `backward` name the edge seen from either end.
 */
export interface Reading {
  says: string;
  not: string;
  forward: string;
  backward: string;
}

/** One predicate, whole: everything else in the program that depends on it is derived from this. */
export interface PredicateDeclaration {
  /** What it means, for the schema and the manual. */
  meaning: string;
  subject: readonly Family[];
  /** Families its object may be of; empty where it takes none. */
  object: readonly Family[];
  value: 'none' | 'coded' | 'quantity';
  /** Which of object and value must be there. */
  needs: 'object' | 'value' | 'both' | 'either' | 'when' | 'none';
  codes: Readonly<Record<string, Code>>;
  /** A grammatical code ("in") need not quote its words. */
  wordless?: true;
  /** May carry `gist`, our own words. */
  gist?: true;
  denies: DenialKind;
  reads: { en: Reading; ar: Reading };
  /** The word before a part beside subject and object, where it is not the usual one. */
  parts?: Partial<Record<Role, Label>>;
  /** Its name in PLOVER, ACLED, FollowTheMoney or PROV, where there is one. */
  elsewhere?: string;
}

const slot = /\{(subject|object|value|before|[^{}|]*\|[^{}|]*)\}/g;

/**
 * Checks that a declaration agrees with itself; called for every predicate when the program starts.
 * @throws InvalidDeclaration
 */
export function checkDeclaration(name: string, it: PredicateDeclaration): void {
  const fail = (what: string): never => {
    throw new InvalidDeclaration(`Predicate ${name}: ${what}`, {
      wayOut: 'Mend its file under src/model/predicates/.',
      place: { field: name },
    });
  };
  const coded = Object.keys(it.codes).length > 0;
  if (it.subject.length === 0) fail('joins no subject');
  if (coded !== (it.value === 'coded' || it.value === 'quantity'))
    fail('its list of codes and its value disagree');
  if (['object', 'both'].includes(it.needs) && it.object.length === 0)
    fail('needs an object but allows none');
  if (['value', 'both'].includes(it.needs) && it.value === 'none') fail('needs a value but allows none');
  for (const code of Object.keys(it.codes))
    if (!/^[a-z][a-z0-9_]*$/.test(code)) fail(`code "${code}" is not snake_case`);
  if (it.value === 'coded' && !it.wordless && !('other' in it.codes)) fail('its list of codes lacks "other"');
  for (const language of ['en', 'ar'] as const) {
    for (const form of ['says', 'not'] as const) {
      const text = it.reads[language][form];
      if (/[{}]/.test(text.replace(slot, ''))) fail(`${language}.${form} has an unknown slot: ${text}`);
      if (!text.includes('{subject}')) fail(`${language}.${form} does not name the subject`);
      if (it.object.length > 0 && !text.includes('{object}'))
        fail(`${language}.${form} does not name the object`);
      if (it.value !== 'none' && !text.includes('{value}'))
        fail(`${language}.${form} does not name the value`);
    }
  }
}
