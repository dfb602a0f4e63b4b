import type { ClaimId } from '../model/utterance.ts';
import type { StoredClaim, View } from '../store/store.ts';
import { rootOf } from './origins.ts';
import { type Trace, trace } from './trace.ts';
import { perhapsOne, unsurePairs } from './unsure.ts';

/** On how many independent origins some claims rest. */
export interface Independence {
  trace: Trace;
  /** Without "either" and "some of", and with roots that analysts are unsure to tell apart counted once. */
  low: number;
  high: number;
}

/** The origins of the given claims, those that are in view. Sixteen calls at most. */
export async function independence(view: View, ids: readonly ClaimId[]): Promise<Independence> {
  const found = await view.claims(ids);
  const claims = ids.flatMap((id) => found.get(id) ?? []);
  const traced = await trace(view, claims);
  const roots = new Set([...traced.origins.values()].flatMap(({ root }) => root ?? []));
  const unsure = perhapsOne(roots, await unsurePairs(view, [...roots]));
  const certain = claims.filter(isCertain).map(({ id }) => {
    const origin = traced.originOf.get(id) ?? '';
    return rootOf(origin) === origin ? unsure.rootOf(origin) : origin;
  });
  return { trace: traced, low: new Set(certain).size, high: traced.origins.size };
}

const isCertain = ({ about }: StoredClaim): boolean =>
  about.subject.mode === 'all' && about.object?.mode !== 'some';
