import { type EntityId, familyOfId } from '../model/entity.ts';
import { codesOf } from '../model/proposition.ts';
import { denialOf } from '../model/utterance.ts';
import type { StoredClaim, StoredUtterance } from '../store/store.ts';
import type { Bonds } from './bonds.ts';
import { eventsOf } from './events.ts';
import type { OriginId } from './origins.ts';
import type { OriginTie } from './trace.ts';

/** Where the walk from a claim ends, and the steps on the way. */
export interface Step {
  root: OriginId;
  ties: OriginTie[];
  circular: boolean;
}

/** What a claim rests on at first sight: what it cites, else who speaks. */
interface Stand {
  node: EntityId;
  by: 'basis' | 'speaker' | 'publisher';
}

/** The events that a claim is about, else its point: how far a judgement of common origin reaches. */
export function topicOf(claim: StoredClaim, bonds: Pick<Bonds, 'one'>): string {
  const event = eventsOf(claim.about)[0];
  return event ? bonds.one(event) : pointOf(claim, bonds);
}

/**
 * What a claim says, loosely: predicate and events, or ends and codes; asserted or denied. A citation is followed to
 * what the cited say on the same point and no further.
 */
function pointOf(claim: StoredClaim, bonds: Pick<Bonds, 'one'>): string {
  const { predicate, subject, object, value } = claim.about;
  const events = eventsOf(claim.about).map(bonds.one).sort();
  const ends =
    events.length > 0 ? [] : [subject.of.map(bonds.one), object?.of.map(bonds.one), codesOf(value)];
  return JSON.stringify([denialOf(claim) !== null, predicate, events, ends]);
}

/** How often on its way a claim's root is looked for along several ways at once. */
const DEPTH = 2;

/** Walks each claim to its root over what it cites, what the cited cite in turn, and who speaks for whom. */
export function walkAll(
  claims: readonly StoredClaim[],
  utterances: ReadonlyMap<string, StoredUtterance>,
  bonds: Bonds,
): Map<string, Step> {
  const walker = new Walker(claims, utterances, bonds);
  return new Map(claims.map((claim) => [claim.id, walker.walk(claim)]));
}

class Walker {
  readonly #utterances: ReadonlyMap<string, StoredUtterance>;
  readonly #bonds: Bonds;
  readonly #points = new Map<string, string>();
  readonly #bodies = new Map<string, EntityId | null>();
  /** Claims by who speaks on a point, and by the document in which it is said. */
  readonly #said = new Map<string, StoredClaim[]>();
  /** The bodies that cite a document on a point. */
  readonly #citing = new Map<string, Set<EntityId | null>>();
  readonly #stands = new Map<string, Stand | null>();
  /** Where nodes lead for the claim that is being walked: by depth and node. */
  #leading = new Map<string, EntityId | null>();

  constructor(
    claims: readonly StoredClaim[],
    utterances: ReadonlyMap<string, StoredUtterance>,
    bonds: Bonds,
  ) {
    this.#utterances = utterances;
    this.#bonds = bonds;
    const add = (node: EntityId | null | undefined, claim: StoredClaim) => {
      if (!node) return;
      const key = `${bonds.one(node)} ${this.#points.get(claim.id)}`;
      const list = this.#said.get(key);
      if (list) list.push(claim);
      else this.#said.set(key, [claim]);
    };
    for (const claim of claims) {
      this.#points.set(claim.id, pointOf(claim, bonds));
      const body = claim.speaker ? bonds.bodyOf(claim.speaker, claim).root : null;
      this.#bodies.set(claim.id, body);
      const recording = utterances.get(claim.utterance)?.chain.at(-1)?.in;
      const places = new Set([claim.document, recording].flatMap((id) => (id ? [bonds.one(id)] : [])));
      for (const node of [body, ...places]) add(node, claim);
      for (const { entity } of utterances.get(claim.utterance)?.basis ?? [])
        if (entity && familyOfId(entity) === 'document') {
          const key = `${bonds.one(entity)} ${this.#points.get(claim.id)}`;
          this.#citing.set(key, (this.#citing.get(key) ?? new Set()).add(body));
        }
    }
    for (const claim of claims) this.#stands.set(claim.id, this.#standOf(claim));
  }

  walk(claim: StoredClaim): Step {
    this.#leading = new Map();
    const ties: OriginTie[] = [];
    const tie = (by: OriginTie['by'], through: EntityId | null, evidence: string | null = null) =>
      ties.push({ claim: claim.id, by, through, evidence });
    const stand = this.#stands.get(claim.id);
    if (!stand) {
      tie('unnamed', null);
      return { root: claim.utterance, ties, circular: false };
    }
    tie(stand.by, stand.node);
    let node = stand.node;
    const seen: EntityId[] = [];
    for (;;) {
      if (isDocument(node)) node = this.#bonds.one(node);
      else {
        const { root, steps } = this.#bonds.bodyOf(node, claim);
        for (const step of steps) tie(step.by, step.through, step.evidence);
        node = root;
      }
      if (seen.includes(node)) return { root: this.#rootOfCircle(seen, node, claim), ties, circular: true };
      seen.push(node);
      const next = this.#onward(node, claim, DEPTH);
      if (!next) return { root: node, ties, circular: false };
      tie(next.by, next.node, next.evidence);
      node = next.node;
    }
  }

  /** What a claim cites, where that leads anywhere; else its speaker; else, where the publisher is unknown, its document. */
  #standOf(claim: StoredClaim): Stand | null {
    const utterance = this.#utterances.get(claim.utterance);
    for (const { entity } of utterance?.basis ?? [])
      if (entity && this.#leads(entity, claim)) return { node: entity, by: 'basis' };
    const own = utterance?.chain.length === 1;
    if (claim.speaker) return { node: claim.speaker, by: own ? 'publisher' : 'speaker' };
    // Nobody knows who published it, but all of it in its own voice is one publisher's.
    return own ? { node: claim.document, by: 'publisher' } : null;
  }

  /** Whether a citation leads on: to an actor, to whoever issued a document or speaks in it, or to evidence that others cite too. */
  #leads(entity: EntityId, claim: StoredClaim): boolean {
    if (familyOfId(entity) === 'actor') return true;
    if (!isDocument(entity)) return false;
    const key = `${this.#bonds.one(entity)} ${this.#points.get(claim.id)}`;
    return (
      this.#bonds.issuerOf(entity) !== null || this.#said.has(key) || (this.#citing.get(key)?.size ?? 0) > 1
    );
  }

  /**
   * The way on from a body or a document. Where there are several, the first of them if all lead to one root: who cites
   * a watch here, and a paper that cites the watch there, rests on the watch.
   */
  #onward(node: EntityId, claim: StoredClaim, depth: number): Onward | null {
    const ways = isDocument(node) ? this.#outOfDocument(node, claim) : this.#outOfBody(node, claim);
    const nodes = [...new Set(ways.map((way) => way.node))];
    const roots = nodes.length > 1 && depth > 0 ? nodes.map((it) => this.#leadsTo(it, claim, depth - 1)) : [];
    const settled = nodes.length === 1 || (roots[0] && roots.every((root) => root === roots[0]));
    if (settled) return ways[0] as Onward;
    const issuer = isDocument(node) ? this.#bonds.issuerOf(node) : null;
    return issuer ? { node: issuer.actor, by: 'issued', evidence: issuer.evidence } : null;
  }

  /** The root to which a node leads, or null where it leads into a circle. */
  #leadsTo(from: EntityId, claim: StoredClaim, depth: number): EntityId | null {
    const key = `${depth} ${from}`;
    const known = this.#leading.get(key);
    if (known !== undefined) return known;
    const seen = new Set<EntityId>();
    let root: EntityId | null = null;
    for (let node = from; ; ) {
      node = isDocument(node) ? this.#bonds.one(node) : this.#bonds.bodyOf(node, claim).root;
      if (seen.has(node)) break;
      seen.add(node);
      const next = this.#onward(node, claim, depth);
      if (!next) {
        root = node;
        break;
      }
      node = next.node;
    }
    this.#leading.set(key, root);
    return root;
  }

  /** Who is cited may cite on: all that a body cites on the point. */
  #outOfBody(body: EntityId, claim: StoredClaim): Onward[] {
    return this.#on(body, claim).flatMap((it): Onward[] => {
      const stand = this.#stands.get(it.id);
      if (stand?.by !== 'basis') return [];
      const issuer = this.#bonds.issuerOf(stand.node)?.actor ?? stand.node;
      // To cite one's own note is to confirm it.
      if (!isDocument(issuer) && this.#bonds.bodyOf(issuer, it).root === body) return [];
      return [{ node: stand.node, by: 'basis', evidence: it.id }];
    });
  }

  /** Out of a document: to those who speak in it on the point, or what they rest on. */
  #outOfDocument(document: EntityId, claim: StoredClaim): Onward[] {
    const issuer = this.#bonds.issuerOf(document);
    const issuing = issuer ? this.#bonds.bodyOf(issuer.actor, claim).root : null;
    return this.#on(document, claim).flatMap((it): Onward[] => {
      const stand = this.#stands.get(it.id);
      if (!stand || this.#bonds.one(stand.node) === document) return [];
      const own = !isDocument(stand.node) && this.#bodies.get(it.id) === issuing && stand.by !== 'basis';
      if (own && issuer) return [{ node: issuer.actor, by: 'issued', evidence: issuer.evidence }];
      return [{ node: stand.node, by: stand.by === 'basis' ? 'basis' : 'in', evidence: it.id }];
    });
  }

  #on(node: EntityId, claim: StoredClaim): readonly StoredClaim[] {
    return this.#said.get(`${node} ${this.#points.get(claim.id)}`) ?? [];
  }

  /** The first by id of the bodies that cite each other, so that all of the circle come out at one. */
  #rootOfCircle(seen: readonly EntityId[], back: EntityId, claim: StoredClaim): EntityId {
    const members = seen.slice(seen.indexOf(back)).map((id) => {
      const actor = isDocument(id) ? this.#bonds.issuerOf(id)?.actor : id;
      return actor ? this.#bonds.bodyOf(actor, claim).root : id;
    });
    return [...members].sort()[0] as EntityId;
  }
}

interface Onward {
  node: EntityId;
  by: 'basis' | 'in' | 'issued';
  evidence: string | null;
}

const isDocument = (id: EntityId): boolean => familyOfId(id) === 'document';
