import { hash as digest } from 'node:crypto';
import { isPlain, quotedKey, sortedKeys } from './json.ts';
import type { Judgement } from './judgement.ts';
import { codesOf, type Ends, isQuantity, type Proposition } from './proposition.ts';
import type { Claim, Utterance } from './utterance.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/**
 * RFC 8785 canonical JSON of a value, its text in NFC, so that two ways of typing one name give one id. Written out
 * in one go, since loads hash each claim several times.
 */
export function canonical(value: Json): string {
  if (typeof value === 'string')
    return isPlain(value) ? `"${value}"` : JSON.stringify(value.normalize('NFC'));
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) text += (at === 0 ? '' : ',') + canonical(value[at] as Json);
    return `[${text}]`;
  }
  if (typeof value !== 'object') throw new TypeError('Only JSON values have a canonical form.');
  for (const key of sortedKeys(value)) {
    const part = value[key];
    if (part !== undefined) text += `${text === '' ? '' : ','}${quotedKey(key)}:${canonical(part)}`;
  }
  return `{${text}}`;
}

/** SHA-256, in hexadecimal, over the canonical form under a version tag. */
function hash(tag: string, value: Json): string {
  return digest('sha256', canonical({ tag, value }));
}

const ends = (it: Ends | undefined): Json | undefined =>
  it && { of: it.of, mode: it.mode, ...(it.share && { share: { low: it.share.low, high: it.share.high } }) };

function value(it: Proposition): Json | undefined {
  if (!it.value) return undefined;
  if (!isQuantity(it.value)) return { codes: it.value.codes, gist: it.value.gist };
  const { measure, unit, low, best, high, state, per, of } = it.value;
  return { measure, unit, low, best, high, state, per, of };
}

/** The id of a proposition: never its words or offsets (DESIGN, "Identity"). */
export function propositionId(it: Proposition): string {
  const parts = Object.entries(it.with ?? {}).map(([role, part]) => [role, ends(part)] as const);
  return `proposition/${hash('proposition/1', {
    predicate: it.predicate,
    not: it.not,
    subject: ends(it.subject),
    object: ends(it.object),
    value: value(it),
    when: it.when?.edtf,
    with: parts.length > 0 ? Object.fromEntries(parts) : undefined,
  })}`;
}

/** Where an accusation and its denial meet: predicate, the ids at both ends, and codes alone. */
export function stemOf(it: Proposition): string {
  return `stem/${hash('stem/1', {
    predicate: it.predicate,
    subject: it.subject.of,
    object: it.object?.of,
    codes: codesOf(it.value),
  })}`;
}

/**
 * What the explorer draws as one content edge: as the stem, but "A or B" and "A and B" stay apart,
 * and so do different roles; affirmed and negated meet in it.
 */
export function edgeKeyOf(it: Proposition): string {
  return `edge/${hash('edge/1', {
    predicate: it.predicate,
    subject: ends(it.subject),
    object: ends(it.object),
    codes: codesOf(it.value),
  })}`;
}

/** The id of an utterance; `occurrences` counts, from 1, which of the equal passages each quotation is. */
export function utteranceId(it: Omit<Utterance, 'claims'>, occurrences: readonly number[]): string {
  return `utterance/${hash('utterance/1', {
    document: it.document,
    quotes: it.quotes.map((quote, at) => ({ exact: quote.exact, occurrence: occurrences[at] ?? 1 })),
    where: it.where,
    chain: it.chain.map((link) => ({ ...link })),
  })}`;
}

/** The id of a claim within its utterance. */
export function claimId(utterance: string, claim: Claim): string {
  return `claim/${hash('claim/1', {
    utterance,
    stance: claim.stance,
    proposition: propositionId(claim.about),
    hedge: { level: claim.hedge.level, words: claim.hedge.words },
    if: claim.if,
  })}`;
}

/** The id of a judgement: the same decision by the same person at the same time is one. */
export function judgementId(it: Omit<Judgement, 'id'>): string {
  const { on, says, value: worth, why, by, at } = it;
  return `judgement/${hash('judgement/1', { on, says, value: worth, why, by, at })}`;
}

/** A hash as people see it: the first eight characters. */
export function shortId(id: string): string {
  return id.slice(id.indexOf('/') + 1).slice(0, 8);
}
