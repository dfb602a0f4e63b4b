import { z } from 'zod';
import { When } from './dates.ts';
import { EntityId, familyOfId } from './entity.ts';
import type { Family } from './kinds.ts';
import { declarationOf, predicateNames, roles } from './predicates/index.ts';
import { Words } from './text.ts';

/** all: "A and B" · either: "A or B" · some: "one of the attacks", "90 per cent of them". */
export const modes = ['all', 'either', 'some'] as const;
export type Mode = (typeof modes)[number];

/** A share of a set, 0 to 1, with the words that give it; `high` null where the words leave it open. */
export const Share = z
  .strictObject({
    low: z.number().min(0).max(1),
    high: z.number().min(0).max(1).nullable(),
    words: Words.min(1),
  })
  .refine((share) => share.high === null || share.high >= share.low, 'high is below low');
export type Share = z.infer<typeof Share>;

/** One end of a proposition. Empty `of` is open: "someone"; under `not`, "anyone". */
export const Ends = z
  .strictObject({ of: z.array(EntityId).max(100), mode: z.enum(modes), share: Share.optional() })
  .superRefine((ends, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    if (ends.of.some((id, at) => at > 0 && (ends.of[at - 1] as string) >= id))
      fault('ends are sorted and unique');
    if (ends.mode === 'either' && ends.of.length < 2) fault('"or" joins at least two');
    if (ends.mode === 'some' && ends.of.length === 0) fault('"some" needs a set');
    if (ends.share && ends.mode !== 'some') fault('a share stands only with "some"');
  });
export type Ends = z.infer<typeof Ends>;

/** Codes of the predicate's own list (several mean "or"), and the words that carry them. */
export const Coded = z.strictObject({
  codes: z.array(z.string()).min(1),
  /** An exact piece of the document; absent only where the predicate is grammatical ("in"). */
  words: Words.min(1).optional(),
  /** Our own words, only where the predicate allows them. */
  gist: Words.min(1).max(300).optional(),
});
export type Coded = z.infer<typeof Coded>;

/** A figure with its claimant's bounds. Never summed. `low` and `high` are inclusive. */
export const Quantity = z
  .strictObject({
    measure: z.string(),
    /** The noun as written: "people", "medical personnel". */
    unit: Words.min(1),
    low: z.number().nullable(),
    best: z.number().nullable(),
    high: z.number().nullable(),
    words: Words.min(1),
    state: z.enum(['given', 'unknown', 'none-reported']),
    /** "every 17 hours", "a month" */
    per: Words.optional(),
    /** The set that the figure is a part of: "266 of them". */
    of: EntityId.optional(),
  })
  .superRefine((it, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    const numbers = [it.low, it.best, it.high].filter((n) => n !== null);
    if ((it.state === 'given') !== numbers.length > 0)
      fault('numbers stand exactly where the state is "given"');
    if (numbers.some((n, at) => at > 0 && n < (numbers[at - 1] as number)))
      fault('low, best and high are out of order');
  });
export type Quantity = z.infer<typeof Quantity>;

/** Tells a figure from a code. */
export function isQuantity(value: Coded | Quantity): value is Quantity {
  return 'measure' in value;
}

/** The codes a value takes from its predicate's list; a figure's measure is its code. */
export function codesOf(value: Coded | Quantity | undefined): string[] {
  if (!value) return [];
  return isQuantity(value) ? [value.measure] : value.codes;
}

const With = z.partialRecord(z.enum(roles), Ends);

/**
 * What could be true: a predicate with its ends. Nobody need believe it.
 * That the ends, codes and parts fit the predicate's declaration is checked here.
 */
export const Proposition = z
  .strictObject({
    predicate: z.enum(predicateNames),
    not: z.literal(true).optional(),
    subject: Ends,
    object: Ends.optional(),
    value: z.union([Coded, Quantity]).optional(),
    when: When.optional(),
    with: With.optional(),
  })
  .superRefine((it, context) => {
    const rule = declarationOf(it.predicate);
    const fault = (message: string, ...path: string[]) => context.addIssue({ code: 'custom', message, path });
    const wrong = (ends: Ends, allowed: readonly Family[]) =>
      ends.of.filter((id) => !allowed.includes(familyOfId(id)));
    for (const id of wrong(it.subject, rule.subject))
      fault(`${it.predicate} joins ${rule.subject.join(', ')}; ${id} is none of these`, 'subject');
    if (it.object && rule.object.length === 0) fault(`${it.predicate} takes no object`, 'object');
    else if (it.object)
      for (const id of wrong(it.object, rule.object))
        fault(`${it.predicate} leads to ${rule.object.join(', ')}; ${id} is none of these`, 'object');
    if (it.value && rule.value === 'none') fault(`${it.predicate} takes no code and no figure`, 'value');
    if (it.value && rule.value !== 'none' && isQuantity(it.value) !== (rule.value === 'quantity'))
      fault(`${it.predicate} takes ${rule.value === 'quantity' ? 'a figure' : 'a code'}`, 'value');
    for (const code of codesOf(it.value))
      if (!Object.hasOwn(rule.codes, code))
        fault(
          `"${code}" is not among the codes of ${it.predicate}: ${Object.keys(rule.codes).join(' ')}`,
          'value',
        );
    if (it.value && !isQuantity(it.value)) {
      const { codes, words, gist } = it.value;
      if (codes.some((code, at) => at > 0 && (codes[at - 1] as string) >= code))
        fault('codes are sorted and unique', 'value');
      if (!words && !rule.wordless) fault(`${it.predicate} quotes the words that carry its code`, 'value');
      if (gist && !rule.gist) fault(`${it.predicate} takes no gist`, 'value');
    }
    const { needs } = rule;
    if (!it.object && (needs === 'object' || needs === 'both'))
      fault(`${it.predicate} needs an object`, 'object');
    if (!it.value && (needs === 'value' || needs === 'both')) fault(`${it.predicate} needs a value`, 'value');
    if (needs === 'either' && !it.object && !it.value)
      fault(`${it.predicate} needs an object or a code`, 'object');
  });
export type Proposition = z.infer<typeof Proposition>;

/** Every entity that a proposition names, in any part, without repeats. */
export function entitiesIn(it: Proposition): EntityId[] {
  const ids = [...it.subject.of, ...(it.object?.of ?? [])];
  for (const ends of Object.values(it.with ?? {})) if (ends) ids.push(...ends.of);
  if (it.value && isQuantity(it.value) && it.value.of) ids.push(it.value.of);
  if (it.when?.anchor?.includes('/')) ids.push(it.when.anchor);
  return [...new Set(ids)];
}
