import type { GraphQLResolveInfo } from 'graphql';
import type { ClaimAnchor, ClaimFilter, Page, StoredClaim } from '../store/store.ts';
import { claimFilter, claimSort } from './inputs.ts';
import type { ClaimModel, EntityModel, Seen } from './models.ts';
import { type Connection, connection, type PageArgs, pageOf, slice } from './pagination.ts';
import type { Sight } from './sight.ts';
import type * as Api from './types.gen.ts';

/** The resolvers of a type, each of its fields named: the compiler tells of any that was forgotten. */
export type Whole<Resolvers> = Required<Omit<Resolvers, '__isTypeOf' | '__resolveType'>>;

/** What a list of claims is asked with. */
interface ClaimListArgs extends PageArgs {
  filter?: Api.ClaimFilter | null | undefined;
  sort?: Api.ClaimSort | null | undefined;
}

/** Wraps things read in a sight. */
export const seen =
  (at: Sight) =>
  <T>(it: T): Seen<T> => ({ at, it });

/** A page of the claims that hang on an anchor, `always` being what the field itself asks for. */
export async function claimsAt(
  at: Sight,
  anchor: ClaimAnchor,
  id: string,
  args: ClaimListArgs,
  info: GraphQLResolveInfo,
  always: ClaimFilter = {},
): Promise<Connection<ClaimModel>> {
  const asked = args.filter ? claimFilter(args.filter) : {};
  const filter = Object.keys(always).length === 0 ? asked : args.filter ? { and: [always, asked] } : always;
  const page = await at.claimsOf(anchor, id, filter, claimSort(args.sort), pageOf(args, info));
  return connection(page, seen(at));
}

/** How many claims are read at once where a list is read whole. */
const AT_ONCE = 1000;

/** All claims that hang on an anchor, in the order of the text. */
export async function allClaimsAt(
  at: Sight,
  anchor: ClaimAnchor,
  id: string,
  filter: ClaimFilter,
): Promise<StoredClaim[]> {
  const claims: StoredClaim[] = [];
  for (let after: string | undefined; ; ) {
    const page = await at.claimsOf(anchor, id, filter, claimSort(null), {
      first: AT_ONCE,
      ...(after && { after }),
    });
    claims.push(...page.items.map(({ node }) => node));
    after = page.items.at(-1)?.cursor;
    if (!page.hasNext || !after) return claims;
  }
}

/** The claims that hang on any of several things, each once, in the order of documents and their text. */
async function claimsOfAll(
  at: Sight,
  anchor: ClaimAnchor,
  ids: readonly string[],
  filter: ClaimFilter,
): Promise<StoredClaim[]> {
  const lists = await Promise.all(ids.map((id) => allClaimsAt(at, anchor, id, filter)));
  const claims = [...new Map(lists.flat().map((claim) => [claim.id, claim])).values()];
  if (ids.length === 1) return claims;
  const places = new Map(
    await Promise.all(
      claims.map(async (claim) => {
        const { quotes } = await at.utteranceOf(claim);
        return [claim.id, quotes[0]?.start ?? 0] as const;
      }),
    ),
  );
  const place = ({ id }: StoredClaim) => places.get(id) ?? 0;
  return claims.sort(
    (one, other) =>
      one.document.localeCompare(other.document) ||
      place(one) - place(other) ||
      one.label.localeCompare(other.label, 'en', { numeric: true }),
  );
}

/**
 * A page of the claims that hang on an entity or on what was judged one with it. The store pages the claims of one
 * id; those of several are read whole and brought into one order here.
 */
export async function claimsAtOne(
  at: Sight,
  anchor: ClaimAnchor,
  id: string,
  args: PageArgs,
  info: GraphQLResolveInfo,
  filter: ClaimFilter,
  choose?: (claim: StoredClaim) => boolean,
): Promise<Connection<ClaimModel>> {
  const { same } = await at.kin(id);
  if (same.length < 2 && !choose) return claimsAt(at, anchor, id, args, info, filter);
  const claims = await claimsOfAll(at, anchor, same.length > 0 ? same : [id], filter);
  return pageFrom(choose ? claims.filter(choose) : claims, args, info, seen(at));
}

/** A page of a list that is whole in memory. */
export function pageFrom<T, M>(
  all: readonly T[],
  args: PageArgs,
  info: GraphQLResolveInfo,
  wrap: (it: T) => M,
): Connection<M> {
  const page: Page<T> = slice(all, pageOf(args, info));
  return connection(page, wrap);
}

/** Wraps an entity's id as the entity that must be there. */
export async function entityAt(at: Sight, id: string): Promise<EntityModel> {
  return { at, it: await at.named(id) };
}

/** Wraps the ids of entities that must be there. */
export async function entitiesAt(at: Sight, ids: readonly string[]): Promise<EntityModel[]> {
  return (await at.allNamed(ids)).map(seen(at));
}
