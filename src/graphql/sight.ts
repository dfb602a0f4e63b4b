import DataLoader from 'dataloader';
import { type EventAccount, eventAccounts } from '../analysis/accounts.ts';
import type { EntityId } from '../model/entity.ts';

import type { JudgementId } from '../model/judgement.ts';
import type { Predicate } from '../model/predicates/index.ts';
import type { Labelled, Language } from '../model/render.ts';
import type { ClaimId } from '../model/utterance.ts';
import type {
  ClaimAnchor,
  ClaimFilter,
  ClaimSort,
  EdgeFilter,
  Expansion,
  Kin,
  Page,
  PageRequest,
  StoredClaim,
  StoredEdge,
  StoredEntity,
  StoredJudgement,
  StoredProposition,
  StoredUtterance,
  Stretch,
  View,
} from '../store/store.ts';
import { gone } from './errors.ts';

/** Most keys that one call to the store is given. */
const MOST = 1000;

type Read<K, V> = (keys: readonly K[]) => Promise<Map<K, V>>;

/** A loader over one of the view's set-based reads: all keys asked for in one tick become one call. */
function loader<K extends string, V>(read: Read<K, V>): DataLoader<K, V | undefined> {
  return new DataLoader(
    async (keys) => {
      const found = await read(keys);
      return keys.map((key) => found.get(key));
    },
    { maxBatchSize: MOST },
  );
}

/**
 * The record as one request sees it by one `asOf`. Whatever the fields of a query ask for in one tick is read
 * together: things by id, and lists by anchor, where equal arguments share one call.
 */
export class Sight {
  readonly view: View;
  readonly #entities: DataLoader<EntityId, StoredEntity | undefined>;
  readonly #utterances: DataLoader<string, StoredUtterance | undefined>;
  readonly #claims: DataLoader<ClaimId, StoredClaim | undefined>;
  readonly #propositions: DataLoader<string, StoredProposition | undefined>;
  readonly #judgements: DataLoader<JudgementId, StoredJudgement | undefined>;
  readonly #judgementsOn: DataLoader<string, StoredJudgement[] | undefined>;
  readonly #kin: DataLoader<EntityId, Kin | undefined>;
  readonly #predicates: DataLoader<EntityId, Partial<Record<Predicate, number>> | undefined>;
  readonly #accounts: DataLoader<EntityId, EventAccount | undefined>;
  readonly #attached: DataLoader<EntityId, boolean>;
  readonly #texts: DataLoader<Stretch, string | null, string>;
  /** Loaders of lists, by their arguments. */
  readonly #lists = new Map<string, DataLoader<string, unknown>>();

  constructor(view: View) {
    this.view = view;
    this.#entities = loader((ids) => view.entities(ids));
    this.#utterances = loader((ids) => view.utterances(ids));
    this.#claims = loader((ids) => view.claims(ids));
    this.#propositions = loader((ids) => view.propositions(ids));
    this.#judgements = loader((ids) => view.judgements(ids));
    this.#judgementsOn = loader((ids) => view.judgementsOn(ids));
    this.#kin = loader((ids) => view.kin(ids));
    this.#predicates = loader((ids) => view.predicatesOf(ids));
    this.#accounts = loader((ids) => eventAccounts(view, ids));
    this.#attached = new DataLoader(async (ids) => {
      const attached = await view.attached(ids);
      return ids.map((id) => attached.has(id));
    });
    this.#texts = new DataLoader((stretches) => view.texts(stretches), {
      cacheKeyFn: ({ document, start, end }) => `${document} ${start} ${end}`,
    });
  }

  entity(id: EntityId): Promise<StoredEntity | undefined> {
    return this.#entities.load(id);
  }

  /** An entity that a record in view names, so that it must be there. */
  async named(id: EntityId): Promise<StoredEntity> {
    return (await this.entity(id)) ?? gone(id);
  }

  allNamed(ids: readonly EntityId[]): Promise<StoredEntity[]> {
    return Promise.all(ids.map((id) => this.named(id)));
  }

  utterance(id: string): Promise<StoredUtterance | undefined> {
    return this.#utterances.load(id);
  }

  async utteranceOf(claim: StoredClaim): Promise<StoredUtterance> {
    return (await this.utterance(claim.utterance)) ?? gone(claim.utterance);
  }

  claim(id: ClaimId): Promise<StoredClaim | undefined> {
    return this.#claims.load(id);
  }

  /** Those of the claims that are in view, in order. */
  async claims(ids: readonly ClaimId[]): Promise<StoredClaim[]> {
    const found = await Promise.all(ids.map((id) => this.claim(id)));
    return found.filter((claim) => claim !== undefined);
  }

  proposition(id: string): Promise<StoredProposition | undefined> {
    return this.#propositions.load(id);
  }

  judgement(id: JudgementId): Promise<StoredJudgement | undefined> {
    return this.#judgements.load(id);
  }

  async judgementsOn(id: string): Promise<StoredJudgement[]> {
    return (await this.#judgementsOn.load(id)) ?? [];
  }

  async kin(id: EntityId): Promise<Kin> {
    return (await this.#kin.load(id)) ?? { same: [id], within: [], holds: [] };
  }

  async predicatesOf(id: EntityId): Promise<Partial<Record<Predicate, number>>> {
    return (await this.#predicates.load(id)) ?? {};
  }

  account(event: EntityId): Promise<EventAccount | undefined> {
    return this.#accounts.load(event);
  }

  attached(document: EntityId): Promise<boolean> {
    return this.#attached.load(document);
  }

  text(stretch: Stretch): Promise<string | null> {
    return this.#texts.load(stretch);
  }

  claimsOf(
    anchor: ClaimAnchor,
    id: string,
    filter: ClaimFilter,
    sort: ClaimSort,
    page: PageRequest,
  ): Promise<Page<StoredClaim>> {
    return this.#list(['claimsOf', anchor, filter, sort, page], id, (ids) =>
      this.view.claimsOf(anchor, ids, filter, sort, page),
    );
  }

  utterancesOf(document: EntityId, page: PageRequest): Promise<Page<StoredUtterance>> {
    return this.#list(['utterancesOf', page], document, (ids) => this.view.utterancesOf(ids, page));
  }

  edgesOf(id: EntityId, filter: EdgeFilter, page: PageRequest): Promise<Page<StoredEdge>> {
    return this.#list(['edgesOf', filter, page], id, (ids) => this.view.edgesOf(ids, filter, page));
  }

  async expansionsOf(id: EntityId, shown: readonly EntityId[]): Promise<Expansion[]> {
    return this.#list(['expansionsOf', shown], id, (ids) => this.view.expansionsOf(ids, shown));
  }

  /** What rendering needs to know of each entity, by id. */
  async labels(ids: readonly EntityId[]): Promise<(id: EntityId) => Labelled | undefined> {
    const entities = await Promise.all(ids.map((id) => this.entity(id)));
    const byId = new Map(entities.flatMap((entity) => (entity ? [[entity.id, entity]] : [])));
    return (id) => byId.get(id);
  }

  /** A label in a language; English where the other is missing, the id where the entity is. */
  async label(id: EntityId, language: Language): Promise<string> {
    const label = (await this.entity(id))?.label;
    return (language === 'ar' ? label?.ar : undefined) ?? label?.en ?? id;
  }

  #list<V>(args: unknown[], id: string, read: Read<string, V>): Promise<V> {
    const key = JSON.stringify(args);
    let lists = this.#lists.get(key) as DataLoader<string, V | undefined> | undefined;
    if (!lists) {
      lists = loader(read);
      this.#lists.set(key, lists as DataLoader<string, unknown>);
    }
    return lists.load(id).then((page) => page ?? gone(id));
  }
}
