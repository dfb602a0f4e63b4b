import { fileURLToPath } from 'node:url';
import { loadSeeds } from '../../src/ingest/check.ts';
import type { Store, StoredClaim, View } from '../../src/store/store.ts';
import { temporaryStore } from './corpus.ts';

/** The five texts, as `seeds/` codes them, in a store of their own. Their full texts need not be attached. */
export class FiveTexts {
  readonly store: Store;
  readonly view: View;
  readonly remove: () => Promise<void>;
  readonly #ids: Map<string, string>;

  private constructor(store: Store, ids: Map<string, string>, remove: () => Promise<void>) {
    this.store = store;
    this.view = store.view();
    this.remove = remove;
    this.#ids = ids;
  }

  static async open(): Promise<FiveTexts> {
    const records = loadSeeds(fileURLToPath(new URL('../../seeds', import.meta.url)));
    const { store, remove } = await temporaryStore();
    await store.load.set('seeds', records, { at: '2026-11-22T00:00:00.000Z' });
    const ids = records.flatMap((record) =>
      record.type === 'utterance'
        ? record.claimIds.map((id, at) => [shortened(`${record.label}.${at + 1}`), id] as const)
        : [],
    );
    return new FiveTexts(store, new Map(ids), remove);
  }

  /** The id of a claim by its short name: `national u22.1`. */
  id(name: string): string {
    const id = this.#ids.get(name);
    if (!id) throw new Error(`no claim is named ${name}`);
    return id;
  }

  /** Claims by their short names, each with its quotation, its pieces joined by " … ". */
  async quoted(claims: readonly StoredClaim[]): Promise<Record<string, string>> {
    const utterances = await this.view.utterances(claims.map(({ utterance }) => utterance));
    return Object.fromEntries(
      claims.map((claim) => [
        named(claim),
        (utterances.get(claim.utterance)?.quotes ?? []).map(({ exact }) => exact).join(' … '),
      ]),
    );
  }
}

const shortened = (label: string): string => {
  const [document = '', claim = ''] = label.split('/').at(-1)?.split('#').slice(-2) ?? [];
  return `${document.replace(/-(?:20|hospital).*/, '')} ${claim}`;
};

/** The short name of a claim: its text, then its utterance and number, `new-arab u5.1`. */
export const named = ({ label }: Pick<StoredClaim, 'label'>): string => shortened(label);

/** The short names of some claims, in their order. */
export const names = (claims: readonly Pick<StoredClaim, 'label'>[]): string[] => claims.map(named);
