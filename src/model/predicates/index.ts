import { about } from './about.ts';
import { carriedOut } from './carried-out.ts';
import { caused } from './caused.ts';
import { character } from './character.ts';
import { condition } from './condition.ts';
import { controls } from './controls.ts';
import { count } from './count.ts';
import { checkDeclaration, type PredicateDeclaration } from './declaration.ts';
import { described } from './described.ts';
import { happened } from './happened.ts';
import { issued } from './issued.ts';
import { located } from './located.ts';
import { operates } from './operates.ts';
import { partOf } from './part-of.ts';
import { role } from './role.ts';
import { shared } from './shared.ts';
import { spoke } from './spoke.ts';
import { struck } from './struck.ts';
import { supports } from './supports.ts';
import { type } from './type.ts';
import { used } from './used.ts';

export type { Code, DenialKind, PredicateDeclaration, Reading, Role } from './declaration.ts';
export { denialKinds, roles } from './declaration.ts';

/** The register of predicates. To add one: its file, its line here, a seed that uses it. */
export const predicates = {
  carried_out: carriedOut,
  struck,
  happened,
  used,
  character,
  located,
  part_of: partOf,
  caused,
  about,
  count,
  type,
  condition,
  role,
  operates,
  supports,
  controls,
  shared,
  issued,
  spoke,
  described,
} as const satisfies Record<string, PredicateDeclaration>;

export type Predicate = keyof typeof predicates;
export const predicateNames = Object.keys(predicates) as [Predicate, ...Predicate[]];

/** The declaration of a predicate, at its general type. */
export function declarationOf(name: Predicate): PredicateDeclaration {
  return predicates[name];
}

for (const name of predicateNames) checkDeclaration(name, predicates[name]);
