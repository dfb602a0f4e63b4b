import {
  declarationOf,
  type Predicate,
  predicateNames,
  type Role,
  roles,
} from '../model/predicates/index.ts';
import type { Proposition, Quantity } from '../model/proposition.ts';
import { type HedgeLevel, hedgeLevels, type Stance, stances } from '../model/utterance.ts';
import { type ClaimParts, checkedClaim, type ParsedClaim } from './claim-parts.ts';
import { opensEnds, parseEnds, parseEntity, parseRange, parseWhen } from './parts.ts';
import { didYouMean, nearest } from './suggest.ts';
import { Cursor, type Origin } from './tokens.ts';

/** A label of an utterance or claim: `u9`, `u9.1`, `document/x#u9.1`. */
export const claimLabel = /^(?:document\/[a-z0-9-]+#)?[A-Za-z][A-Za-z0-9_-]*(?:\.\d+)?$/;

/** Words that open a part after the head of a claim, and so are never a code that is missing its list. */
const partWords: readonly string[] = [...roles, 'when', 'if', 'gist', 'answers', 'per', 'of'];

/**
 * Reads one claim of the manual's grammar ("One claim a line").
 * @throws ClaimSyntax where the line cannot be read, InvalidDate, InvalidRecord where the model refuses what it says
 */
export function parseClaimLine(line: string, origin: Origin = { place: {} }): ParsedClaim {
  const cursor = new Cursor(line, origin);
  if (cursor.done)
    cursor.fail(
      'expected a claim',
      'A claim is: SUBJECT PREDICATE OBJECT, as in event/pine struck facility/pine-clinic',
    );
  const stance = parseStance(cursor);
  const subject = parseEnds(cursor, 'the subject, an entity');
  const not = cursor.take('not');
  const predicate = parsePredicate(cursor, not);
  const parts: ClaimParts = {
    stance,
    hedge: { level: 'flat', words: [] },
    answers: [],
    about: { predicate, subject },
  };
  if (not) parts.about.not = true;
  if (declarationOf(predicate).value === 'quantity') parseFigure(cursor, parts);
  else parseHead(cursor, parts);
  while (!cursor.done) parsePart(cursor, parts);
  return checkedClaim(parts, origin);
}

function parseStance(cursor: Cursor): Stance {
  const word = cursor.word();
  if (word !== undefined && (stances as readonly string[]).includes(word)) {
    cursor.next();
    return word as Stance;
  }
  if (!opensEnds(word))
    cursor.fail(
      'expected a stance or the subject',
      didYouMean(
        word ?? '',
        [...stances, 'someone'],
        `Stances: ${stances.join(', ')} (asserts is left out). A subject is family/slug or someone.`,
      ),
    );
  return 'asserts';
}

/** Reads the name of a predicate, which must stand here. */
export function parsePredicate(cursor: Cursor, not: boolean): Predicate {
  const word = cursor.word();
  if (word !== undefined && (predicateNames as readonly string[]).includes(word)) {
    cursor.next();
    return word as Predicate;
  }
  return cursor.fail(
    `expected a predicate after the subject${not ? ' and "not"' : ''}`,
    didYouMean(word ?? '', predicateNames, `Predicates: ${predicateNames.join(', ')}.`),
  );
}

/** `a`, `a or b`: codes of the predicate's list. */
export function parseCodes(cursor: Cursor, predicate: Predicate): string[] {
  const known = Object.keys(declarationOf(predicate).codes);
  const codes: string[] = [];
  do {
    const word = cursor.word();
    if (word === undefined || !known.includes(word))
      cursor.fail(
        `expected a code of ${predicate}`,
        didYouMean(word ?? '', known, `Codes of ${predicate}: ${known.join(', ')}.`),
      );
    if (codes.includes(word)) cursor.fail('the same code twice', `Name ${word} once.`);
    codes.push(word);
    cursor.next();
  } while (cursor.take('or'));
  return codes.sort();
}

function parseFigure(cursor: Cursor, parts: ClaimParts): void {
  const { predicate } = parts.about;
  const [measure, second] = parseCodes(cursor, predicate);
  if (second !== undefined) cursor.fail('a figure has one measure', 'Write one claim for each measure.');
  const range = parseRange(cursor);
  const unit = cursor.peek();
  if (!unit)
    cursor.fail('expected the unit', 'The unit is the noun as written: people, clinics, "medical staff".');
  cursor.next();
  const words = cursor.string(`the unit ${unit.kind === 'word' ? unit.text : `"${unit.text}"`}`);
  parts.about.value = { measure: measure as string, unit: unit.text, ...range, words };
}

function parseHead(cursor: Cursor, parts: ClaimParts): void {
  const rule = declarationOf(parts.about.predicate);
  const word = cursor.word();
  if (parts.about.predicate === 'happened') {
    if (word !== undefined && /^[\d[{./?%XY-]/.test(word)) parts.about.when = parseWhen(cursor);
    return;
  }
  const bare = word !== undefined && !opensEnds(word) && !word.startsWith('~');
  if (bare && (Object.hasOwn(rule.codes, word) || !partWords.includes(word))) {
    if (rule.value === 'none') cursor.fail(`${parts.about.predicate} takes no code`, expectedNext(parts));
    parts.about.value = { codes: parseCodes(cursor, parts.about.predicate) };
  }
  if (opensEnds(cursor.word())) parts.about.object = parseEnds(cursor, 'the object, an entity');
}

/** The words that carry a code; they may also stand after another part. */
function parseWords(cursor: Cursor, { about }: ClaimParts): void {
  const rule = declarationOf(about.predicate);
  const { value } = about;
  if (rule.value === 'none')
    cursor.fail(
      `${about.predicate} takes no words of its own`,
      about.predicate === 'happened'
        ? 'Words follow a date, as in happened 2031-03-05 "on Wednesday"; without a date leave them out.'
        : 'Leave the words out: they stand in the quotation. Hedging words follow ~probable, ~believed, ~possible or ~flat.',
    );
  if (!value || 'measure' in value)
    cursor.fail(
      value ? 'words twice' : 'words without the code that they carry',
      `Name a code before them, or leave them out. Codes: ${Object.keys(rule.codes).join(', ')}.`,
    );
  once(cursor, 'words', value.words);
  value.words = cursor.string('the code');
}

function expectedNext({ about, hedge }: ClaimParts): string {
  const expected = [
    ...roles.map((role) => `${role} ENDS`),
    ...(about.value && 'measure' in about.value ? ['per "words"', 'of ENTITY'] : []),
    ...(declarationOf(about.predicate).gist ? ['gist "our words"'] : []),
    'when DATE',
    ...(hedge.words.length === 0 ? ['~probable|~believed|~possible|~flat "words"'] : ['more hedging words']),
    'if "words"',
    'answers LABEL',
  ];
  return `What may follow here: ${expected.join(', ')}.`;
}

function once(cursor: Cursor, name: string, taken: unknown): void {
  if (taken !== undefined)
    cursor.fail(`"${name}" twice in one claim`, 'Write two claims, or join the ends with "and" or "or".');
}

/** Reads one part after the head; the parts may come in any order. */
function parsePart(cursor: Cursor, parts: ClaimParts): void {
  const { about } = parts;
  const word = cursor.word();
  if (cursor.peek()?.kind === 'string') parseWords(cursor, parts);
  else if (word !== undefined && (roles as readonly string[]).includes(word)) {
    const role = word as Role;
    about.with ??= {};
    once(cursor, role, about.with[role]);
    cursor.next();
    about.with[role] = parseEnds(cursor, `an entity after "${role}"`);
  } else if (word === 'when') {
    once(cursor, word, about.when);
    cursor.next();
    about.when = parseWhen(cursor);
  } else if (word === 'if') {
    once(cursor, word, parts.if);
    cursor.next();
    parts.if = cursor.string('if');
  } else if (word === 'gist') parseGist(cursor, about);
  else if (word === 'per' || word === 'of') parseFigurePart(cursor, about, word);
  else if (word === 'answers') {
    cursor.next();
    parts.answers.push(parseAnswer(cursor));
  } else if (word?.startsWith('~')) {
    if (parts.hedged)
      cursor.fail('two levels of hedge in one claim', 'Write one ~level and all its words after it.');
    parts.hedged = true;
    parts.hedge = parseHedge(cursor);
  } else {
    const known = [
      ...roles,
      'when',
      'if',
      'answers',
      'gist',
      'per',
      'of',
      'and',
      'or',
      ...hedgeLevels.map((level) => `~${level}`),
    ];
    const near = word === undefined ? undefined : nearest(word, known);
    cursor.fail(
      'nothing in the grammar fits here',
      `${near ? `Did you mean "${near}"? ` : ''}${expectedNext(parts)}`,
    );
  }
}

function parseGist(cursor: Cursor, about: Proposition): void {
  const { value } = about;
  if (!value || 'measure' in value)
    cursor.fail('"gist" without a code', 'A gist goes with the code of described or role.');
  once(cursor, 'gist', value.gist);
  cursor.next();
  value.gist = cursor.string('gist');
}

function parseFigurePart(cursor: Cursor, about: Proposition, word: 'per' | 'of'): void {
  if (!about.value || !('measure' in about.value))
    cursor.fail(`"${word}" without a figure`, `"${word}" goes with count only.`);
  const figure: Quantity = about.value;
  once(cursor, word, figure[word]);
  cursor.next();
  if (word === 'per') figure.per = cursor.string('per');
  else figure.of = parseEntity(cursor, 'the set that the figure is part of');
}

/** `~LEVEL "words" …`; the mapping form may leave the `~` out. */
export function parseHedge(cursor: Cursor): ParsedClaim['claim']['hedge'] {
  const word = cursor.word()?.replace(/^~/, '') ?? '';
  if (!(hedgeLevels as readonly string[]).includes(word))
    cursor.fail(
      'expected the level of a hedge',
      didYouMean(word, hedgeLevels, `Levels: ${hedgeLevels.map((level) => `~${level}`).join(', ')}.`),
    );
  cursor.next();
  const words: string[] = [];
  for (let text = cursor.takeString(); text !== undefined; text = cursor.takeString()) words.push(text);
  if (words.length === 0 && word !== 'flat')
    cursor.fail('expected the hedging words in "…"', `As in: ~${word} "likely"`);
  return { level: word as HedgeLevel, words };
}

/** The label of what a denial answers. */
export function parseAnswer(cursor: Cursor): string {
  const label = cursor.word();
  if (label === undefined || !claimLabel.test(label))
    return cursor.fail(
      'expected the label of an utterance or claim',
      'Write answers u9.1, or answers document/x#u9.1 for another text.',
    );
  cursor.next();
  return label;
}
