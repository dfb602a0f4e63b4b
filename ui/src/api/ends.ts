import type {
  ClaimCardPartsFragment,
  ClaimLinePartsFragment,
  EndsPartsFragment,
  EntityBriefFragment,
  Family,
} from './types.gen.ts';

/** One thing named at an end of a proposition. */
export type EndEntity = EndsPartsFragment['entities'][number];
/** A claim with everything its card shows. */
export type CardClaim = ClaimCardPartsFragment;
/** A claim as a line: who, the words, and what they come to. */
export type LineClaim = ClaimLinePartsFragment;
export type { EndsPartsFragment as Ends, EntityBriefFragment as EntityBrief };

/** Where words stand alone, without a voice between the publisher and them. */
const headingPlaces: ReadonlySet<string> = new Set(['HEADLINE', 'STANDFIRST', 'CAPTION', 'HEADING', 'LINK']);

/** Whether a claim stands only in words that head other words. */
export function standsInHeading(claim: { where: string }): boolean {
  return headingPlaces.has(claim.where);
}

/** The words of a claim as they stand in its text; what was left out between them is marked. */
export function exactWords(claim: { quotes: readonly { exact: string }[] }): string {
  return claim.quotes.map(({ exact }) => exact).join(' […] ');
}

/** The family in which an id says it belongs; null for ids of claims and the like. */
export function familyOfId(id: string): Family | null {
  const family = id.slice(0, id.indexOf('/')).toUpperCase();
  return isFamily(family) ? family : null;
}

const families: readonly string[] = ['ACTOR', 'FACILITY', 'EVENT', 'PLACE', 'MECHANISM', 'DOCUMENT'];

function isFamily(word: string): word is Family {
  return families.includes(word);
}
