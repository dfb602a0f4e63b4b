import { z } from 'zod';
import type { EntityId } from '../model/entity.ts';
import { AscribeError } from '../model/errors.ts';
import { denialOf } from '../model/utterance.ts';
import type { StoredClaim, View } from '../store/store.ts';
import type { Gap, Rule, Words } from './answer.ts';
import { type EventFile, eventFile } from './event-file.ts';
import { accusedIn, namesForCertain } from './events.ts';
import { rootOf } from './origins.ts';
import shipped from './standing-rule.json' with { type: 'json' };

/** Five steps, after Airwars' grading of who is blamed. Computed; a person's assessment is a *grade*. */
export const standingNames = ['confirmed', 'fair', 'weak', 'contested', 'discounted'] as const;
export type StandingName = (typeof standingNames)[number];

export const standingLabels: Record<StandingName, Words> = {
  confirmed: { en: 'confirmed', ar: 'مؤكد' },
  fair: { en: 'fair', ar: 'معقول' },
  weak: { en: 'weak', ar: 'ضعيف' },
  contested: { en: 'contested', ar: 'متنازع فيه' },
  discounted: { en: 'discounted', ar: 'مستبعد' },
};

/** What a line of the rule may ask for; each number is "at least". */
const Conditions = z.strictObject({
  /** Independent origins that name the actor for certain and without a hedge. */
  flatOrigins: z.int().min(0).optional(),
  /** Independent origins that name it at all. */
  origins: z.int().min(0).optional(),
  /** Origins whose claims leave the actor out and name another. */
  rivalOrigins: z.int().min(0).optional(),
  /** Of these, origins that do so without a hedge. */
  flatRivals: z.int().min(0).optional(),
  /** 1 where every claim that names the actor is hedged as possible, or an "either". */
  onlyPossible: z.int().min(0).optional(),
  /** Denials that this event happened, or that the actor did it, one within it, or the whole that it stands within. */
  denials: z.int().min(0).optional(),
  /** The accused, or those within it, said so themselves. */
  selfOrigins: z.int().min(0).optional(),
  /** Claims that name what they rest on. */
  basis: z.int().min(0).optional(),
  /** Counter-accusations by the accused. */
  counters: z.int().min(0).optional(),
});
type Conditions = z.infer<typeof Conditions>;

/** The rule as data, so that a reader sees it whole and an organisation can put its own in its place. */
export const StandingRule = z.strictObject({
  name: z.string().min(1),
  about: z.strictObject({ en: z.string(), ar: z.string() }),
  lines: z
    .array(
      z.strictObject({ standing: z.enum(standingNames), when: Conditions, en: z.string(), ar: z.string() }),
    )
    .min(1),
});
export type StandingRule = z.infer<typeof StandingRule>;

/** A file that an organisation puts in place of the rule, and that is none. */
export class InvalidStandingRule extends AscribeError {
  readonly code = 'INVALID_STANDING_RULE';
}

/** A rule as a file holds it. @throws InvalidStandingRule that says which field is wrong */
export function standingRuleFrom(json: string, file: string): StandingRule {
  const wayOut =
    'docs/analysis.md tells what a rule holds; begin with a copy of src/analysis/standing-rule.json.';
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (cause) {
    throw new InvalidStandingRule('This is not JSON.', { wayOut, place: { file }, cause });
  }
  const parsed = StandingRule.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidStandingRule(`This is no rule for standings: ${issue?.message ?? 'it is empty'}.`, {
    wayOut,
    place: { file, field: issue?.path.join('.') || undefined },
  });
}

/** The rule that comes with Ascribe. */
export const standingRule: StandingRule = StandingRule.parse(shipped);

/** The standing of one accusation, with the line of the rule that gave it and the claims it used. */
export interface EventStanding {
  actor: EntityId;
  standing: StandingName;
  because: Words;
  claims: StoredClaim[];
}

/** The standings of an event. */
export interface EventStandings {
  standings: EventStanding[];
  gaps: Gap[];
}

/** A rule in words, line by line. */
export function ruleInWords(rule: StandingRule): Rule {
  const say = (language: 'en' | 'ar') =>
    [
      rule.about[language],
      ...rule.lines.map((line) => `${standingLabels[line.standing][language]}: ${line[language]}.`),
    ].join('\n');
  return { name: rule.name, text: { en: say('en'), ar: say('ar') } };
}

/** The standing of each actor accused of an event, in order of id; null where there is no such event. */
export async function eventStandings(
  view: View,
  event: EntityId,
  rule: StandingRule = standingRule,
): Promise<EventStandings | null> {
  const file = await eventFile(view, event);
  if (!file) return null;
  const roots = [...file.trace.origins.values()].flatMap(({ root }) => root ?? []);
  const named = file.said.flatMap(({ claim }) => [
    ...accusedIn(claim),
    ...claim.about.subject.of,
    ...(claim.speaker ? [claim.speaker] : []),
  ]);
  const kin = await view.kin([...new Set([...named, ...roots])]);
  const one = (id: EntityId) => kin.get(id)?.same[0] ?? id;
  const own = file.said
    .filter(({ scope, part }) => scope === 'this' && part === 'attribution')
    .map(({ claim }) => claim);
  const actors = [...new Set(own.flatMap(accusedIn).map(one))].sort();
  const standings = actors.map((actor) => {
    const belongs = (id: EntityId) =>
      one(id) === actor || (kin.get(id)?.within ?? []).map(one).includes(actor);
    const naming = own.filter((claim) => accusedIn(claim).some(belongs));
    const rivals = own.filter(
      (claim) =>
        claim.about.subject.mode !== 'some' &&
        claim.about.object?.mode !== 'some' &&
        !accusedIn(claim).some((id) => file.related(id, actor)),
    );
    const concerns = (id: EntityId) => belongs(id) || file.related(id, actor);
    const facts = measure(file, naming, rivals, { belongs, concerns });
    const line = rule.lines.find(({ when }) =>
      Object.entries(when).every(([name, least]) => facts[name as keyof Conditions] >= least),
    );
    const chosen = line ?? {
      standing: 'weak' as const,
      en: 'no line of the rule holds',
      ar: 'لا سطر من القاعدة يتحقق',
    };
    return {
      actor,
      standing: chosen.standing,
      because: { en: chosen.en, ar: chosen.ar },
      claims: [...naming, ...rivals],
    };
  });
  return { standings, gaps: file.gaps };
}

function measure(
  file: EventFile,
  naming: readonly StoredClaim[],
  rivals: readonly StoredClaim[],
  { belongs, concerns }: Record<'belongs' | 'concerns', (id: EntityId) => boolean>,
): Required<{ [K in keyof Conditions]: number }> {
  const originsOf = (claims: readonly StoredClaim[]) =>
    new Set(claims.map((claim) => file.trace.originOf.get(claim.id))).size;
  const own = file.said.filter(({ scope }) => scope === 'this');
  // A spokesperson's word is the word of the body spoken for.
  const bySelf = (claim: StoredClaim) =>
    [claim.speaker, rootOf(file.trace.originOf.get(claim.id) ?? claim.utterance)].some(
      (id) => id !== null && belongs(id),
    );
  return {
    flatOrigins: originsOf(naming.filter(namesForCertain)),
    origins: originsOf(naming),
    rivalOrigins: originsOf(rivals),
    flatRivals: originsOf(rivals.filter(namesForCertain)),
    onlyPossible: naming.every(
      (claim) => claim.hedge.level === 'possible' || claim.about.subject.mode === 'either',
    )
      ? 1
      : 0,
    denials: own.filter(({ claim, part }) => {
      const kind = part === 'denial' ? denialOf(claim) : null;
      return kind === 'occurrence' || (kind === 'authorship' && claim.about.subject.of.some(concerns));
    }).length,
    selfOrigins: originsOf(naming.filter(bySelf)),
    basis: own.filter(({ claim, utterance }) => naming.includes(claim) && utterance.basis.length > 0).length,
    counters: own.filter(({ claim, part }) => part === 'counter' && bySelf(claim)).length,
  };
}
