import { InvalidRecord } from '../model/errors.ts';
import { declarationOf, type Predicate, type Role, roles } from '../model/predicates/index.ts';
import { type Ends, isQuantity, type Proposition } from '../model/proposition.ts';
import { Claim } from '../model/utterance.ts';
import { formatEnds, formatRange, formatWhen } from './parts.ts';
import { type Origin, quoted } from './tokens.ts';

/** A claim as its line gives it; `answers` are labels, which become ids once all files are read. */
export interface ParsedClaim {
  claim: Omit<Claim, 'answers'>;
  answers: string[];
}

/** A claim while its parts are read. */
export interface ClaimParts extends Omit<Claim, 'answers'> {
  answers: string[];
  /** A level was named, even if it is `~flat` without words. */
  hedged?: true;
}

/** Holds the parts against the model. @throws InvalidRecord */
export function checkedClaim(parts: ClaimParts, origin: Origin): ParsedClaim {
  const { answers, hedged: _, ...claim } = parts;
  const result = Claim.safeParse(claim);
  if (result.success) return { claim: result.data, answers: [...new Set(answers)].sort() };
  const { predicate, subject } = claim.about;
  const reasons = [...new Set(result.error.issues.map((issue) => issue.message))];
  throw new InvalidRecord(reasons.join('; '), {
    wayOut:
      `${predicate}: ${shapeOf(predicate)}. ${subject.of.length > 0 ? 'See the manual, "One claim a line".' : ''}`.trim(),
    place: origin.place,
  });
}

/** What a predicate takes, in one line. */
export function shapeOf(predicate: Predicate): string {
  const rule = declarationOf(predicate);
  const optional = (needed: boolean, text: string) => (needed ? text : `[${text}]`);
  const parts = [
    rule.subject.join('|'),
    predicate,
    rule.value === 'coded' && optional(['value', 'both'].includes(rule.needs), 'CODE'),
    rule.value === 'quantity' && 'MEASURE RANGE UNIT "words"',
    rule.object.length > 0 && optional(['object', 'both'].includes(rule.needs), rule.object.join('|')),
    rule.value === 'coded' && optional(!rule.wordless && ['value', 'both'].includes(rule.needs), '"words"'),
    predicate === 'happened' && '[DATE]',
  ];
  return parts.filter(Boolean).join(' ');
}

const actorRoles: readonly Role[] = ['by', 'whom', 'for'];

/** What an open end reads as: someone or something, under `not` anyone or anything. */
function openWord(not: boolean, actor: boolean): string {
  return `${not ? 'any' : 'some'}${actor ? 'one' : 'thing'}`;
}

const bareUnit = /^\p{L}[\p{L}\p{M}\p{N}'’.-]*$/u;

function formatHead(about: Proposition): (string | false | undefined)[] {
  const { predicate, not, subject, object, value, when } = about;
  const rule = declarationOf(predicate);
  const write = (ends: Ends, families: readonly string[]) =>
    formatEnds(ends, openWord(not === true, families[0] === 'actor'));
  const opening = [write(subject, rule.subject), not && 'not', predicate];
  if (value && isQuantity(value))
    return [
      ...opening,
      value.measure,
      formatRange(value),
      bareUnit.test(value.unit) ? value.unit : quoted(value.unit),
      quoted(value.words),
      value.per !== undefined && `per ${quoted(value.per)}`,
      value.of && `of ${value.of}`,
    ];
  return [
    ...opening,
    value?.codes.join(' or '),
    object && write(object, rule.object),
    value?.words && quoted(value.words),
    value?.gist && `gist ${quoted(value.gist)}`,
    predicate === 'happened' && when && formatWhen(when),
  ];
}

/** Writes a claim in its one form; `parseClaimLine` reads it back unchanged. */
export function formatClaimLine({ claim, answers }: ParsedClaim): string {
  const { stance, about, hedge } = claim;
  const parts = [
    stance !== 'asserts' && stance,
    ...formatHead(about),
    ...roles.flatMap((role) => {
      const ends = about.with?.[role];
      return ends
        ? [`${role} ${formatEnds(ends, openWord(about.not === true, actorRoles.includes(role)))}`]
        : [];
    }),
    about.predicate !== 'happened' && about.when && `when ${formatWhen(about.when)}`,
    (hedge.level !== 'flat' || hedge.words.length > 0) &&
      [`~${hedge.level}`, ...hedge.words.map(quoted)].join(' '),
    claim.if !== undefined && `if ${quoted(claim.if)}`,
    ...answers.map((label) => `answers ${label}`),
  ];
  return parts.filter(Boolean).join(' ');
}
