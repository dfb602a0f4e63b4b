import { useState } from 'react';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import type { CardClaim } from './ends.ts';
import { type ClaimFilter, ClaimsDocument } from './types.gen.ts';
import { type Asked, askOnce, useQuery } from './use-query.ts';

interface Tail {
  key: string;
  claims: readonly CardClaim[];
  /** The cursor after the last claim read; null where the list ends. */
  end: string | null;
}

/** Claims that pass a filter, as cards, a page at a time. */
export interface ClaimPages {
  asked: Asked<unknown>;
  claims: readonly CardClaim[];
  total: number;
  /** Reads the next page; left out where there is none. */
  more: (() => void) | undefined;
}

/** Reads the claims that pass a filter, and more of them when asked. */
export function useClaims(filter: ClaimFilter, first = 8): ClaimPages {
  const view = useView();
  const variables = { filter, first, lang: languageOf(view), asOf: view.asof };
  const key = JSON.stringify(variables);
  const asked = useQuery(ClaimsDocument, variables);
  const [tail, setTail] = useState<Tail | null>(null);
  const page = asked.data?.claims;
  const own = tail?.key === key ? tail : null;
  const end = own ? own.end : page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  const more = () => {
    const after = { ...variables, after: end };
    askOnce(ClaimsDocument, after, new AbortController().signal)
      .then(({ claims }) =>
        setTail({
          key,
          claims: [...(own?.claims ?? []), ...claims.nodes],
          end: claims.pageInfo.hasNextPage ? claims.pageInfo.endCursor : null,
        }),
      )
      // The list stays as it is, and the button that asked stays too.
      .catch(() => undefined);
  };
  return {
    asked,
    claims: [...(page?.nodes ?? []), ...(own?.claims ?? [])],
    total: page?.totalCount ?? 0,
    more: end === null ? undefined : more,
  };
}
