import type { ClaimAnchor, ClaimFilter, StoredClaim, View } from '../store/store.ts';
import { type Gap, noData } from './answer.ts';

const PAGE = 1000;
const byText = { by: 'text', order: 'asc' } as const;

/** The most claims that an answer reads of one list. Where there are more, it says so. */
export const MOST_READ = 20_000;

/**
 * The claims on each anchor, page by page: one call, and one for every further thousand claims of an anchor. Without
 * `most` all pages are read: for what is told of a thing a few times (its days, places, posts, parts).
 */
export async function everyClaimOf(
  view: View,
  anchor: ClaimAnchor,
  ids: readonly string[],
  filter: ClaimFilter,
  most = Number.POSITIVE_INFINITY,
): Promise<{ of: Map<string, StoredClaim[]>; whole: boolean }> {
  const of = new Map<string, StoredClaim[]>();
  if (ids.length === 0) return { of, whole: true };
  let read = 0;
  let whole = true;
  const pages = await view.claimsOf(anchor, ids, filter, byText, { first: PAGE });
  for (const page of pages.values()) read += page.items.length;
  for (const [id, page] of pages) {
    const claims = page.items.map(({ node }) => node);
    let { hasNext } = page;
    for (let after = page.items.at(-1)?.cursor; hasNext && after && read < most; ) {
      const next = (await view.claimsOf(anchor, [id], filter, byText, { first: PAGE, after })).get(id);
      const items = next?.items ?? [];
      claims.push(...items.map(({ node }) => node));
      read += items.length;
      hasNext = next?.hasNext ?? false;
      after = items.at(-1)?.cursor;
    }
    whole &&= !hasNext;
    of.set(id, claims);
  }
  return { of, whole };
}

/** Reads lists that may be long for one answer, and remembers whether one was too long to be read whole. */
export class Reader {
  readonly #view: View;
  readonly #most: number;
  #whole = true;

  /** @param most the most claims that it reads of one list */
  constructor(view: View, most = MOST_READ) {
    this.#view = view;
    this.#most = most;
  }

  /** Every claim that passes. One call for every thousand. */
  async every(filter: ClaimFilter): Promise<StoredClaim[]> {
    const claims: StoredClaim[] = [];
    for (let after: string | undefined; ; ) {
      const first = Math.min(PAGE, this.#most - claims.length);
      const page = await this.#view.findClaims(filter, byText, { first, ...(after && { after }) });
      claims.push(...page.items.map(({ node }) => node));
      after = page.items.at(-1)?.cursor;
      if (!page.hasNext || !after) return claims;
      if (claims.length >= this.#most) {
        this.#whole = false;
        return claims;
      }
    }
  }

  /** The claims on all of some anchors, each once. One call, and one for every further thousand of an anchor. */
  async of(anchor: ClaimAnchor, ids: readonly string[], filter: ClaimFilter): Promise<StoredClaim[]> {
    const { of, whole } = await everyClaimOf(this.#view, anchor, ids, filter, this.#most);
    this.#whole &&= whole;
    return [...new Map([...of.values()].flat().map((claim) => [claim.id, claim])).values()];
  }

  /** Whether every list was read to its end. */
  get whole(): boolean {
    return this.#whole;
  }

  /** What an answer says where it rests on more claims than were read. */
  get gaps(): Gap[] {
    if (this.#whole) return [];
    return [
      noData(
        `More than ${this.#most} claims bear on this, and not all of them were read: the answer is of those that were.`,
        `تتصل بهذا أقوال تزيد على ${this.#most} ولم تُقرأ كلها: الجواب مما قُرئ منها.`,
      ),
    ];
  }
}

/** Says that a list was cut, and how much of it is not shown; nothing where all is shown. */
export function notShown(found: number, shown: number): Gap[] {
  if (found <= shown) return [];
  return [
    noData(
      `${found - shown} more lines are not shown here: ask of less, or read them as claims.`,
      `أسطر أخرى غير معروضة هنا، عددها ${found - shown}: ضيّق السؤال أو اقرأها أقوالًا.`,
    ),
  ];
}
