import type { EntityId } from '../../model/entity.ts';
import type { View } from '../../store/store.ts';
import { type Gap, type Line, noData, type Rule } from '../answer.ts';
import type { StandingRule } from '../standing.ts';

/** What fills a blank: entities (one, or all that pass a filter), a stem or a clock. */
export interface Filled {
  /** False where the blank was left empty; a filter that nothing passes fills it with no entity at all. */
  given: boolean;
  ids: EntityId[];
  text: string | null;
  /** How many pass the filter that fills it; `ids` are those with the most claims. */
  passing?: number;
}

/** What an analysis gives to a part of an answer. */
export interface Given {
  rule: Rule;
  lines: Line[];
  gaps: Gap[];
}

/** What an organisation sets for all answers. */
export interface Settings {
  standingRule: StandingRule;
}

/** An analysis as a part of an answer asks for it; `get` resolves `$name` and plain values. */
export type Source = (view: View, get: (name: string) => Filled, settings: Settings) => Promise<Given>;

/** Makes a rule from its words. */
export function rule(name: string, en: string, ar: string): Rule {
  return { name, text: { en, ar } };
}

/** How many of the entities that a filter stands for are answered one by one. */
const EACH = 10;

/** Answers for each of some entities, the first ten; what is left out is said. */
export async function forEach(
  ids: readonly EntityId[],
  one: (id: EntityId) => Promise<Omit<Given, 'rule'>>,
  by: Rule,
): Promise<Given> {
  const all = await Promise.all(ids.slice(0, EACH).map(one));
  const gaps = all.flatMap((it) => it.gaps);
  if (ids.length > EACH)
    gaps.push(
      noData(
        `Only the first ${EACH} of ${ids.length} that pass the filter are answered: narrow it, or ask of one.`,
        `أُجيب عن أول ${EACH} فقط من ${ids.length}: ضيّق المرشح أو اسأل عن واحد.`,
      ),
    );
  return { rule: by, lines: all.flatMap(({ lines }) => lines), gaps };
}
