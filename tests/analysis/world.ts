import type { Entity, EntityId } from '../../src/model/entity.ts';
import { claimId, judgementId, utteranceId } from '../../src/model/ids.ts';
import type { Judgement } from '../../src/model/judgement.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { Claim, Utterance, Where } from '../../src/model/utterance.ts';
import type { LoadRecord } from '../../src/store/records.ts';
import type { Store, StoredClaim, View } from '../../src/store/store.ts';
import { decision } from '../contract/fixtures.ts';
import { LOADED } from './corpus.ts';

export { about, claim } from '../contract/fixtures.ts';

/** How an utterance is told: by whom, after its publisher; "someone" is hidden. `a in d`: a spoke through d. */
interface Told {
  in: EntityId;
  by?: string[];
  basis?: EntityId[];
  where?: Where;
  said?: string;
  words?: string;
}

/** Worlds so far: each has words of its own, so that none of its claims was ever superseded by another world's. */
let worlds = 0;

/**
 * A graph made by hand. Entities that are named anywhere are made on the way: `actor/…` an organisation, `event/…` an
 * attack, `facility/…` a hospital; ids that end in `-s` are plural.
 */
export class World {
  readonly #number = ++worlds;
  readonly #records = new Map<string, LoadRecord>();
  readonly #ids = new Map<string, string>();
  readonly #publishers = new Map<EntityId, EntityId | null>();
  #at = 0;

  /** A text of a publisher; null: nobody knows whose. */
  text(id: EntityId, publisher: EntityId | null, published: string): this {
    this.#publishers.set(id, publisher);
    this.#entity(id, {
      source: {
        ...{ sha256: '0'.repeat(64), lang: 'en', length: 100_000 },
        ...{ publisher: { voice: publisher }, published: { edtf: published } },
      },
    });
    if (publisher) this.#entity(publisher);
    return this;
  }

  say(label: string, told: Told, ...claims: Claim[]): this {
    const exact = `words of ${label} in world ${this.#number}`;
    const publisher = this.#publishers.get(told.in) ?? null;
    const links = (told.by ?? []).map((text) => {
      const [voice = '', recording] = text.split(' in ');
      return { voice: voice === 'someone' ? null : voice, ...(recording && { in: recording }) };
    });
    const last = links.at(-1);
    if (last && told.words) Object.assign(last, { words: told.words });
    const utterance: Utterance = {
      document: told.in,
      quotes: [{ exact, start: this.#at, end: this.#at + exact.length, direct: false }],
      where: told.where ?? 'body',
      chain: [{ voice: publisher }, ...links],
      ...(told.said && { said: { edtf: told.said } }),
      basis: (told.basis ?? []).map((entity) => ({ words: exact, entity })),
      claims: claims.map((it) => ({
        ...it,
        ...(it.answers && { answers: it.answers.map((of) => this.id(of)) }),
      })),
    };
    this.#at += exact.length + 1;
    const id = utteranceId(utterance, [1]);
    const claimIds = utterance.claims.map((it) => claimId(id, it));
    for (const [at, it] of claimIds.entries()) this.#ids.set(`${label}.${at + 1}`, it);
    for (const name of JSON.stringify(utterance).match(
      /(?:actor|event|facility|place|mechanism|document)\/[a-z0-9-]+/g,
    ) ?? [])
      this.#entity(name);
    this.#records.set(id, { type: 'utterance', id, label, occurrences: [1], utterance, claimIds });
    return this;
  }

  judge(says: Judgement['says'], on: string[], more: Partial<Judgement> = {}): this {
    for (const id of on) if (!id.includes('.')) this.#entity(id);
    const made = decision(
      says,
      on.map((it) => this.#ids.get(it) ?? it),
      more,
    );
    const judgement = { ...made, id: judgementId(made) };
    this.#records.set(judgement.id, { type: 'judgement', judgement });
    return this;
  }

  id(label: string): string {
    const id = this.#ids.get(label);
    if (!id) throw new Error(`nothing is labelled ${label}`);
    return id;
  }

  get records(): LoadRecord[] {
    return [...this.#records.values()];
  }

  /** Makes a store be this world, whatever it was before, and gives its view and claims. */
  async enter(store: Store, records = this.records): Promise<{ view: View; claims: StoredClaim[] }> {
    await store.load.set('world', records, { at: LOADED });
    const view = store.view();
    const page = await view.findClaims({}, { by: 'text', order: 'asc' }, { first: 1000 });
    return { view, claims: page.items.map(({ node }) => node) };
  }

  #entity(id: EntityId, more: Partial<Entity> = {}): void {
    const kinds: Record<string, Kind> = {
      ...{ actor: 'ngo', event: 'attack', facility: 'medical', place: 'place' },
      ...{ mechanism: 'mechanism', document: 'document' },
    };
    const [family = '', slug = ''] = id.split('/');
    if (this.#records.has(id) && Object.keys(more).length === 0) return;
    const entity: Entity = {
      ...{ id, kind: kinds[family] as Kind, plural: slug.endsWith('-s') },
      ...{ label: { en: slug.replaceAll('-', ' ') }, names: [] },
      ...more,
    };
    this.#records.set(id, { type: 'entity', entity });
  }
}
