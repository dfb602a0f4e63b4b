import { ChainsDocument, type ChainsQuery, OriginsDocument, type OriginsQuery } from '../api/types.gen.ts';
import { type Asked, useQuery } from '../api/use-query.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';

export type ChainLineOf = ChainsQuery['chains']['chains'][number];
export type OriginsAnswer = OriginsQuery['origins'];
export type Origin = OriginsAnswer['origins'][number];
export type Tie = Origin['ties'][number];

/** The most claims whose origins one question may ask for. */
const MOST = 500;

/** Every attribution and denial of an event, chain by chain; nothing is asked without an event. */
export function useChains(event: string | null): Asked<ChainsQuery> {
  const view = useView();
  return useQuery(ChainsDocument, event ? { event, lang: languageOf(view), asOf: view.asof } : null);
}

/** On which origins some claims rest, and by which steps; nothing is asked for no claims. */
export function useOrigins(claims: readonly string[]): Asked<OriginsQuery> {
  const view = useView();
  return useQuery(
    OriginsDocument,
    claims.length > 0 ? { claims: claims.slice(0, MOST), lang: languageOf(view), asOf: view.asof } : null,
  );
}

/** The origin on which a claim rests, with the steps by which it comes to rest on it. */
export function originOf(
  answer: OriginsAnswer | undefined,
  claim: string,
): { origin: Origin; ties: readonly Tie[] } | null {
  const origin = answer?.origins.find((one) => one.claims.some(({ id }) => id === claim));
  return origin ? { origin, ties: origin.ties.filter((tie) => tie.claim.id === claim) } : null;
}
