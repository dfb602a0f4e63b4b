import type { EntityId } from '../model/entity.ts';
import { isCoded } from '../model/entity.ts';
import { codesOf } from '../model/proposition.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { Kin, StoredClaim, View } from '../store/store.ts';
import type { TieBy } from './trace.ts';

/** Posts whose holder speaks for the body; a patient or a doctor of a hospital does not. */
const speaksFor = new Set([
  'leader',
  'deputy',
  'minister',
  'official',
  'adviser',
  'director',
  'manager',
  'spokesperson',
  'representative',
  'commander',
  'founder',
]);

/** How far up an organisation is followed: a spokesperson, a section, a movement, its federation. */
const LEVELS = 4;

interface BodyStep {
  by: Extract<TieBy, 'role' | 'part_of' | 'same'>;
  through: EntityId;
  evidence: string | null;
}

/** Who speaks for whom, who issued what, and what is one: read once for all claims of an answer. */
export interface Bonds {
  /** The first by id of all that were judged one with it. */
  one(id: EntityId): EntityId;
  /** The body on whose word an actor speaks, and the steps to it. A tie told in `document` goes before others. */
  bodyOf(actor: EntityId, document: EntityId): { root: EntityId; steps: BodyStep[] };
  /** Who issued a document: its publisher where it was coded, else whoever a claim names. */
  issuerOf(document: EntityId): { actor: EntityId; evidence: string | null } | null;
}

/** Reads the ties of the given actors and documents. Costs `LEVELS` + 3 calls to the store. */
export async function readBonds(view: View, voices: ReadonlySet<EntityId>): Promise<Bonds> {
  const documents = [...voices].filter((id) => id.startsWith('document/'));
  const order = { by: 'text', order: 'asc' } as const;
  const [entities, issued] = await Promise.all([
    view.entities(documents),
    view.claimsOf('object', documents, { predicate: ['issued'], negated: false }, order, { first: 20 }),
  ]);
  const issuers = new Map<EntityId, { actor: EntityId; evidence: string | null }>();
  for (const id of documents) {
    const entity = entities.get(id);
    const publisher = entity && isCoded(entity) ? entity.source.publisher.voice : null;
    const claim = asserted(issued.get(id)).find((it) => it.about.subject.of.length === 1);
    const actor = publisher ?? claim?.about.subject.of[0];
    if (actor) issuers.set(id, { actor, evidence: publisher ? null : (claim?.id ?? null) });
  }

  const ties = new Map<EntityId, StoredClaim[]>();
  const known = new Set<EntityId>();
  let ring = [...voices, ...[...issuers.values()].map(({ actor }) => actor)].filter((id) =>
    id.startsWith('actor/'),
  );
  for (let level = 0; level < LEVELS && ring.length > 0; level++) {
    for (const id of ring) known.add(id);
    const found = await view.claimsOf(
      'subject',
      ring,
      { predicate: ['role', 'part_of'], negated: false },
      order,
      { first: 50 },
    );
    for (const [id, page] of found) ties.set(id, asserted(page).filter(binds));
    ring = [...new Set(ring.flatMap((id) => (ties.get(id) ?? []).flatMap(wholes)))].filter(
      (id) => !known.has(id),
    );
  }
  return bonds(ties, issuers, await view.kin([...known, ...ring, ...documents]));
}

const asserted = (page: { items: { node: StoredClaim }[] } | undefined): StoredClaim[] =>
  (page?.items ?? [])
    .map(({ node }) => node)
    .filter((claim) => countsAsAsserted(claim) && claim.about.subject.mode === 'all');

/** Whether a claim ties its subject to a body: a part of it, or a post that speaks for it and was not given up. */
function binds({ about }: StoredClaim): boolean {
  if (wholes({ about }).length !== 1) return false;
  return about.predicate === 'part_of' || codesOf(about.value).some((code) => speaksFor.has(code));
}

const wholes = ({ about }: Pick<StoredClaim, 'about'>): EntityId[] =>
  (about.object?.of ?? []).filter((id) => id.startsWith('actor/'));

function bonds(
  ties: ReadonlyMap<EntityId, StoredClaim[]>,
  issuers: ReadonlyMap<EntityId, { actor: EntityId; evidence: string | null }>,
  kin: ReadonlyMap<EntityId, Kin>,
): Bonds {
  const same = (id: EntityId): readonly EntityId[] => kin.get(id)?.same ?? [id];
  const one = (id: EntityId): EntityId => same(id)[0] ?? id;
  return {
    one,
    issuerOf: (document) => issuers.get(document) ?? null,
    bodyOf(actor, document) {
      const steps: BodyStep[] = [];
      const seen = new Set<EntityId>();
      let root = one(actor);
      if (root !== actor) steps.push({ by: 'same', through: root, evidence: null });
      while (!seen.has(root)) {
        seen.add(root);
        const all = same(root).flatMap((id) => ties.get(id) ?? []);
        const near = all.filter((claim) => claim.document === document);
        const candidates = near.length > 0 ? near : all;
        const bodies = new Set(candidates.flatMap(wholes).map(one));
        // Posts in several bodies leave open for whom the person speaks: then the person is the root.
        if (bodies.size !== 1) break;
        const next = [...bodies][0] as EntityId;
        if (seen.has(next)) break;
        const claim = candidates[0] as StoredClaim;
        steps.push({ by: claim.about.predicate as 'role' | 'part_of', through: next, evidence: claim.id });
        root = next;
      }
      return { root, steps };
    },
  };
}
