import { z } from 'zod';
import { When } from './dates.ts';
import { EntityId, Link, Quote } from './entity.ts';
import type { Label } from './kinds.ts';
import { type DenialKind, declarationOf } from './predicates/index.ts';
import { isQuantity, Proposition, type Proposition as PropositionType } from './proposition.ts';
import { countWords } from './quotations.ts';
import { Words } from './text.ts';

/** What a voice does with a proposition. */
export const stances = ['asserts', 'denies', 'condemns', 'demands', 'warns', 'expects'] as const;
export type Stance = (typeof stances)[number];

/** What the explorer draws for a claim: its stance, or silence where `spoke` stands under `not`. */
export const marks = [...stances, 'silence'] as const;
export type Mark = (typeof marks)[number];

export const markLabels: Record<Mark, Label> = {
  asserts: { en: 'asserts', ar: 'يؤكد' },
  denies: { en: 'denies', ar: 'ينفي' },
  condemns: { en: 'condemns', ar: 'يدين' },
  demands: { en: 'demands', ar: 'يطالب' },
  warns: { en: 'warns', ar: 'يحذّر' },
  expects: { en: 'expects', ar: 'يتوقع' },
  silence: { en: 'keeps silent', ar: 'يلزم الصمت' },
};

/** From the firmest to the weakest; the exact words stand beside the level. */
export const hedgeLevels = ['flat', 'probable', 'believed', 'possible'] as const;
export type HedgeLevel = (typeof hedgeLevels)[number];

/** Where on the page words stand. */
export const positions = ['headline', 'standfirst', 'body', 'caption', 'infobox', 'heading', 'link'] as const;
export type Where = (typeof positions)[number];

export const ClaimId = z.string().regex(/^claim\/[0-9a-f]{64}$/);
export type ClaimId = z.infer<typeof ClaimId>;

/** The hedging words as written, and their level. */
export const Hedge = z.strictObject({ level: z.enum(hedgeLevels), words: z.array(Words.min(1)) });
export type Hedge = z.infer<typeof Hedge>;

/** One stance, with its hedge, that an utterance takes on one proposition. */
export const Claim = z
  .strictObject({
    stance: z.enum(stances),
    about: Proposition,
    hedge: Hedge,
    /** Said only under this condition, in its words: never counted as asserted. */
    if: Words.min(1).optional(),
    /** The accusation that a denial answers; outside the claim's id. */
    answers: z.array(ClaimId).optional(),
  })
  .refine(
    (claim) => claim.hedge.level === 'flat' || claim.hedge.words.length > 0,
    'a hedge quotes its words',
  );
export type Claim = z.infer<typeof Claim>;

/** A quotation's limit in white-space words (DESIGN section 7). */
export const QUOTE_WORDS = 25;

/** One stretch of a document in which one voice speaks. */
export const Utterance = z
  .strictObject({
    document: EntityId,
    quotes: z.array(Quote).min(1),
    where: z.enum(positions),
    /** Publisher first, speaker last. */
    chain: z.array(Link).min(1).max(12),
    said: When.optional(),
    to: z.array(EntityId).optional(),
    /** What the speaker rests the words on. */
    basis: z.array(z.strictObject({ words: Words.min(1), entity: EntityId.optional() })),
    claims: z.array(Claim).min(1),
  })
  .superRefine((it, context) => {
    it.quotes.forEach((quote, at) => {
      const before = it.quotes[at - 1];
      if (countWords(quote.exact) > QUOTE_WORDS)
        context.addIssue({ code: 'custom', message: `more than ${QUOTE_WORDS} words`, path: ['quotes', at] });
      if (before && quote.start < before.end)
        context.addIssue({
          code: 'custom',
          message: 'quotations overlap or are out of order',
          path: ['quotes', at],
        });
    });
  });
export type Utterance = z.infer<typeof Utterance>;

/** The last voice of a chain, who takes the stance; null where the text hides who. */
export function speakerOf(chain: readonly Link[]): EntityId | null {
  return chain.at(-1)?.voice ?? null;
}

/** What the explorer draws for a claim. */
export function markOf(claim: { stance: Stance; about: PropositionType }): Mark {
  return claim.stance === 'asserts' && claim.about.predicate === 'spoke' && claim.about.not
    ? 'silence'
    : claim.stance;
}

/** What kind of denial a claim is: a denial, or a plain negative; null where it is neither. */
export function denialOf(claim: { stance: Stance; about: PropositionType }): DenialKind | null {
  if (markOf(claim) === 'silence') return null;
  const negative = claim.about.not === true;
  const denied =
    (claim.stance === 'denies') !== negative && (claim.stance === 'denies' || claim.stance === 'asserts');
  return denied ? declarationOf(claim.about.predicate).denies : null;
}

/** Whether a claim names who carried an event out: the glossary's *attribution*. */
export function isAttribution(claim: { stance: Stance; about: PropositionType }): boolean {
  const { predicate, not, subject } = claim.about;
  return claim.stance === 'asserts' && predicate === 'carried_out' && !not && subject.of.length > 0;
}

/** An account by which blame is shifted ("staged by"); never counted as an attribution. */
export function isCounterAccusation(claim: { stance: Stance; about: PropositionType }): boolean {
  const { predicate, not, value } = claim.about;
  if (claim.stance !== 'asserts' || not || !value || isQuantity(value)) return false;
  const { codes } = declarationOf(predicate);
  return value.codes.some((code) => codes[code]?.counter);
}

/** Whether a claim may count as asserted: no condition, no expectation. Review is the store's to add. */
export function countsAsAsserted(claim: Pick<Claim, 'stance' | 'if'>): boolean {
  return claim.stance === 'asserts' && claim.if === undefined;
}

/** Every exact piece of the document that a claim's parts quote; each must stand in its utterance's document. */
export function wordsIn(claim: Claim): string[] {
  const { value, when, subject, object } = claim.about;
  const shares = [subject, object, ...Object.values(claim.about.with ?? {})].map(
    (ends) => ends?.share?.words,
  );
  const per = value && isQuantity(value) ? value.per : undefined;
  return [value?.words, per, when?.words, claim.if, ...shares, ...claim.hedge.words].filter(
    (words) => words !== undefined,
  );
}
