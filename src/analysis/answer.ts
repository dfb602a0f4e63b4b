import type { EntityId } from '../model/entity.ts';
import type { Labelled } from '../model/render.ts';
import type { EntityFilter, StoredClaim, View } from '../store/store.ts';

/** A text in both languages of the explorer. */
export interface Words {
  en: string;
  ar: string;
}

/** A line of an answer, in our words, with the claims it rests on: no line without a claim. */
export interface Line {
  text: Words;
  claims: StoredClaim[];
}

/** Whether a text says that something is not known, or nothing is recorded. */
export const gapKinds = ['not-stated', 'no-data'] as const;
export type GapKind = (typeof gapKinds)[number];

/**
 * What could not be established. `not-stated`: a text says that it is not known, and its claims are here.
 * `no-data`: nothing is recorded, which is no answer.
 */
export interface Gap {
  kind: GapKind;
  text: Words;
  claims: StoredClaim[];
}

/** The rule by which an answer was computed, so that a reader may check it. */
export interface Rule {
  name: string;
  text: Words;
}

/** A gap for which nothing at all is recorded. */
export function noData(en: string, ar: string): Gap {
  return { kind: 'no-data', text: { en, ar }, claims: [] };
}

/** A rule with what an answer has to say of its own limits, where it has no other place for that. */
export function ruleWithin(rule: Rule, gaps: readonly Gap[]): Rule {
  const say = (language: 'en' | 'ar') =>
    [rule.text[language], ...gaps.map(({ text }) => text[language])].join(' ');
  return { name: rule.name, text: { en: say('en'), ar: say('ar') } };
}

/** Labels of entities, read in one call. */
export async function labels(
  view: View,
  ids: Iterable<EntityId>,
): Promise<(id: EntityId) => Labelled | undefined> {
  const entities = await view.entities([...new Set(ids)]);
  return (id) => entities.get(id);
}

/** Which of some entities pass a filter. One call for every thousand. */
export async function passing(
  view: View,
  filter: EntityFilter,
  ids: readonly EntityId[],
): Promise<Set<EntityId>> {
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
