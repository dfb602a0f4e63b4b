import { afterEach } from '@jest/globals';
import type { LoadRecord } from '../../src/store/records.ts';
import type { Page, Store } from '../../src/store/store.ts';
import { alpha, beta, FIRST, SECOND } from './fixtures.ts';

/** Gives a new, empty store each time, and takes it away again. */
export type Opener = () => Promise<{ store: Store; remove(): Promise<void> }>;

/** Opens stores for tests and removes them after each. */
export class Context {
  readonly #open: Opener;
  readonly #opened: Awaited<ReturnType<Opener>>[] = [];

  constructor(open: Opener) {
    this.#open = open;
    afterEach(() => this.clear());
  }

  async clear(): Promise<void> {
    for (const { remove } of this.#opened.splice(0)) await remove();
  }

  async empty(): Promise<Store> {
    const opened = await this.#open();
    this.#opened.push(opened);
    return opened.store;
  }

  /** With these records as one set, `alpha`. */
  async loaded(records: readonly LoadRecord[], at = FIRST): Promise<Store> {
    const store = await this.empty();
    await store.load.set('alpha', records, { at });
    return store;
  }

  /** With both sets of the invented world. */
  async world(): Promise<Store> {
    const store = await this.loaded(alpha().records);
    await store.load.set('beta', beta().records, { at: SECOND });
    return store;
  }
}

/** The nodes of a page. */
export const nodes = <T>(page: Page<T> | undefined): T[] => (page?.items ?? []).map(({ node }) => node);

/** All pages of a list, one after the other, forward or backward, put together in the order of the list. */
export async function everything<T>(
  size: number,
  backward: boolean,
  ask: (page: { first?: number; after?: string; last?: number; before?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const step = cursor === undefined ? {} : backward ? { before: cursor } : { after: cursor };
    const page = await ask({ ...(backward ? { last: size } : { first: size }), ...step });
    const list = nodes(page);
    if (backward) found.unshift(...list);
    else found.push(...list);
    cursor = (backward ? page.items[0] : page.items.at(-1))?.cursor;
    if (cursor === undefined || !(backward ? page.hasPrevious : page.hasNext)) return found;
  }
}

/** The labels of claims, without their set, sorted. */
export const labels = (claims: readonly { label: string }[]): string[] =>
  claims.map(({ label }) => label.slice(label.indexOf('#') + 1)).sort();

/** What went wrong, as a whole. */
export async function failure(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work;
  } catch (fault) {
    const { name, code, message, wayOut, reasons } = fault as Record<string, unknown>;
    const list = (reasons as { message: string }[] | undefined)?.map((reason) => reason.message);
    return { name, code, message, wayOut, ...(list && { reasons: list }) };
  }
  throw new Error('it should have failed');
}
