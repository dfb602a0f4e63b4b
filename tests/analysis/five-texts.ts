import { chains } from '../../src/analysis/chains.ts';
import type { Matrix } from '../../src/analysis/matrix.ts';
import type { EntityId } from '../../src/model/entity.ts';
import type { Store, StoredClaim, View } from '../../src/store/store.ts';
import { everything } from '../contract/context.ts';
import { preparedDatabase, seeds } from '../prepared.ts';
import { temporaryStore } from './corpus.ts';

/** Events of theirs. */
export const msf = 'event/msf-hospital-attack-2016';
export const kiwan = 'event/kiwan-strike';
export const douma = 'event/douma-chemical-attack-2018';
export const fourHospitals = 'event/four-hospitals-may-2019';

/** The five texts, as `seeds/` codes them, in a store of their own. Their full texts need not be attached. */
export class FiveTexts {
  readonly store: Store;
  readonly view: View;
  readonly remove: () => Promise<void>;
  readonly #ids: Map<string, string>;

  private constructor(store: Store, claims: readonly StoredClaim[], remove: () => Promise<void>) {
    this.store = store;
    this.view = store.view();
    this.remove = remove;
    this.#ids = new Map(claims.map((claim) => [named(claim), claim.id]));
  }

  static async open(): Promise<FiveTexts> {
    const { store, remove } = await temporaryStore((path) => preparedDatabase(seeds, path));
    const claims = await everything(1000, false, (page) =>
      store.view().findClaims({ history: true }, { by: 'text', order: 'asc' }, page),
    );
    return new FiveTexts(store, claims, remove);
  }

  /** The id of a claim by its short name: `national u22.1`. */
  id(name: string): string {
    const id = this.#ids.get(name);
    if (!id) throw new Error(`no claim is named ${name}`);
    return id;
  }

  /** Every line of an event: scope, part and claim. */
  async lines(event: EntityId, view = this.view): Promise<string[]> {
    const found = await chains(view, event);
    return (found?.chains ?? []).map(({ claim, scope, part }) => `${scope} ${part}: ${named(claim)}`);
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

/** Each row of a matrix: its origin, then its cells. */
export const rows = ({ rows: all, columns }: Matrix) =>
  all.map(({ origin, cells, namesNoOne, claims }) => [
    origin.startsWith('utterance/') ? 'unnamed' : origin,
    namesNoOne
      ? `names no one: ${names(claims).join()}`
      : cells.map(({ columns: at, denies, counter, mode, hedge, scope, words, claims: its }) =>
          [
            ...(counter ? ['counter'] : []),
            ...(denies ? [`denies ${denies}`] : []),
            at.map((column) => columns[column]?.slice(6)).join(mode === 'either' ? ' or ' : ' and '),
            ...(mode === 'some' ? ['in some'] : []),
            ...(hedge === 'flat' ? [] : [hedge]),
            ...words.map((text) => `“${text}”`),
            ...(scope === 'this' ? [] : [scope]),
            names(its).join(),
          ]
            .filter(Boolean)
            .join(' '),
        ),
  ]);

/** The totals of a matrix, by actor or by what is denied. */
export const totals = ({ totals: all, columns }: Matrix) =>
  Object.fromEntries(
    all.map(({ column, denies, low, high }) => [
      denies ?? columns[column ?? -1]?.slice(6),
      low === high ? `${low}` : `${low} to ${high}`,
    ]),
  );

/** The contradictions of a matrix, each as a line. */
export const contradictions = ({ contradictions: all }: Matrix) =>
  all.map(
    ({ kind, meets, one, other }) => `${kind}, ${meets}: ${names(one).join()} | ${names(other).join()}`,
  );

/** What is missing: its kind, its sentence and its claims. */
export const gaps = (
  all: readonly { kind: string; text: { en: string }; claims: readonly { label: string }[] }[],
) => all.map(({ kind, text, claims }) => [kind, text.en, ...names(claims)]);
