import type { EntityId } from '../model/entity.ts';

/**
 * The root on whose word or evidence a claim rests: an entity, or, for a voice nobody names, its utterance. Where an
 * analyst set a claim apart from its root, the claim's id follows.
 */
export type OriginId = string;

/** Whether an origin is a voice that nobody names. */
export function isUtterance(origin: OriginId): boolean {
  return origin.startsWith('utterance/');
}

/** The entity at the root of an origin; null for a voice that nobody names. */
export function rootOf(origin: OriginId): EntityId | null {
  return isUtterance(origin) ? null : (origin.split(' ')[0] as EntityId);
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
