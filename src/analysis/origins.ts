import type { EntityId } from '../model/entity.ts';
import type { ClaimId } from '../model/utterance.ts';
import type { StoredClaim, StoredUtterance, View } from '../store/store.ts';
import { eventsOf } from './events.ts';

/** The root on whose word or evidence a claim rests: an entity, or, for a voice nobody names, its utterance. */
export type OriginId = string;

/**
 * The origin of one claim, by its utterance alone: the entity that the speaker rests the words on, else the
 * speaker; where the text hides who speaks, the utterance itself, since each unnamed voice counts by itself.
 */
export function originOf(claim: StoredClaim, utterance: StoredUtterance): OriginId {
  return utterance.basis.find(({ entity }) => entity !== undefined)?.entity ?? claim.speaker ?? utterance.id;
}

/**
 * The origin of each claim. What analysts judged to be one thing, or to rest on one origin, is one; a judgement
 * of common origin holds for what its claims are about and no further. Costs three calls to the store.
 */
export async function origins(view: View, claims: readonly StoredClaim[]): Promise<Map<ClaimId, OriginId>> {
  const [utterances, judgements] = await Promise.all([
    view.utterances([...new Set(claims.map((claim) => claim.utterance))]),
    view.judgementsOn(claims.map((claim) => claim.id)),
  ]);
  const roots = new Map<ClaimId, OriginId>();
  for (const claim of claims) {
    const utterance = utterances.get(claim.utterance);
    roots.set(claim.id, utterance ? originOf(claim, utterance) : claim.utterance);
  }
  const kin = await view.kin([...new Set([...roots.values()].filter((root) => !isUtterance(root)))]);
  const one = (root: OriginId): OriginId => kin.get(root as EntityId)?.same[0] ?? root;

  const groups = new Groups();
  const scope = (claim: StoredClaim) => eventsOf(claim.about)[0] ?? claim.stem;
  const node = new Map(claims.map((it) => [it.id, `${scope(it)} ${one(roots.get(it.id) as OriginId)}`]));
  for (const list of judgements.values())
    for (const judgement of list) {
      if (judgement.says !== 'same-origin' || judgement.retractedBy) continue;
      const nodes = judgement.on.flatMap((id) => node.get(id) ?? []);
      for (const other of nodes.slice(1)) groups.join(nodes[0] as string, other);
    }
  return new Map(
    claims.map(({ id }) => {
      const root = groups.rootOf(node.get(id) as string);
      return [id, root.slice(root.indexOf(' ') + 1)];
    }),
  );
}

/** Whether an origin is a voice that nobody names. */
export function isUtterance(origin: OriginId): boolean {
  return origin.startsWith('utterance/');
}

/** Sets that grow together; each is known by its first member in order of text. */
export class Groups {
  readonly #parents = new Map<string, string>();

  rootOf(member: string): string {
    let root = member;
    for (let next = this.#parents.get(root); next !== undefined; next = this.#parents.get(root)) root = next;
    return root;
  }

  join(one: string, other: string): void {
    const [first, second] = [this.rootOf(one), this.rootOf(other)].sort() as [string, string];
    if (first !== second) this.#parents.set(second, first);
  }
}
