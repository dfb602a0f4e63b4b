import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openStore } from '../../src/store/open.ts';
import type { Store, StoredClaim, View } from '../../src/store/store.ts';
import { corpusDatabase } from '../corpus/load.ts';

export { LOADED } from '../corpus/load.ts';

// Threads of a store start slowly on a machine that is busy with other suites.
jest.setTimeout(120_000);

/** The label of a claim without its set and document: `p5.5`. */
export const short = (claim: Pick<StoredClaim, 'label'>): string => claim.label.split('#').at(-1) ?? '';

/** The short labels of some claims, in their order. */
export const labels = (claims: readonly Pick<StoredClaim, 'label'>[]): string[] => claims.map(short);

/** The labels of the claims of some lines. */
export const lineLabels = (lines: readonly { claims: readonly StoredClaim[] }[]): string[][] =>
  lines.map(({ claims }) => labels(claims));

/** A store in a folder of its own, on the embedded engine; `fill` may put a database at its path first. */
export async function temporaryStore(
  fill?: (path: string) => Promise<void>,
): Promise<{ store: Store; remove(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'ascribe-analysis-'));
  const path = join(folder, 'test.sqlite');
  await fill?.(path);
  const store = await openStore(path, { readers: 1 });
  return {
    store,
    remove: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The invented corpus in a store of its own. */
export class Corpus {
  readonly store: Store;
  readonly view: View;
  readonly #ids: ReadonlyMap<string, string>;
  readonly remove: () => Promise<void>;

  private constructor(store: Store, claims: readonly StoredClaim[], remove: () => Promise<void>) {
    this.store = store;
    this.view = store.view();
    this.#ids = new Map(claims.map((claim) => [short(claim), claim.id]));
    this.remove = remove;
  }

  static async open(): Promise<Corpus> {
    const { store, remove } = await temporaryStore(corpusDatabase);
    const all = { first: 1000 };
    const page = await store.view().findClaims({ history: true }, { by: 'text', order: 'asc' }, all);
    return new Corpus(
      store,
      page.items.map(({ node }) => node),
      remove,
    );
  }

  /** The id of a claim by its short label. */
  id(label: string): string {
    const id = this.#ids.get(label.includes('.') ? label : `${label}.1`);
    if (!id) throw new Error(`no claim is labelled ${label}`);
    return id;
  }

  ids(...names: string[]): string[] {
    return names.map((it) => this.id(it));
  }

  async claims(...names: string[]): Promise<StoredClaim[]> {
    const found = await this.view.claims(this.ids(...names));
    return names.map((it) => found.get(this.id(it)) as StoredClaim);
  }

  /** The quotations of each claim, its pieces joined by " … ". */
  async quotes(claims: readonly StoredClaim[]): Promise<string[]> {
    const utterances = await this.view.utterances(claims.map(({ utterance }) => utterance));
    return claims.map(({ utterance }) =>
      (utterances.get(utterance)?.quotes ?? []).map(({ exact }) => exact).join(' … '),
    );
  }

  /** Every claim in view. */
  async everything(view = this.view): Promise<StoredClaim[]> {
    const page = await view.findClaims({}, { by: 'text', order: 'asc' }, { first: 1000 });
    return page.items.map(({ node }) => node);
  }
}
