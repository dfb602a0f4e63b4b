import { parseEdtf } from '../model/dates.ts';
import type { EntityId } from '../model/entity.ts';
import { familyOfId, isCoded } from '../model/entity.ts';
import type { Kind } from '../model/kinds.ts';
import { codesOf } from '../model/proposition.ts';
import { countsAsAsserted } from '../model/utterance.ts';
import type { Kin, StoredClaim, StoredJudgement, View } from '../store/store.ts';
import { everyClaimOf } from './read.ts';
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

/** Kinds that speak with one word even where several are meant: "the forces" answer to one command. */
const commanded: readonly Kind[] = [
  'country',
  'government',
  'armed_force',
  'public_body',
  'intergovernmental',
];

/** How far up an organisation is followed: a spokesperson, a section, a movement, its federation. */
const LEVELS = 4;

interface BodyStep {
  by: Extract<TieBy, 'role' | 'part_of' | 'within' | 'same'>;
  through: EntityId;
  evidence: string | null;
}

/** Where and when someone speaks: a tie told in the same document goes first, and a post must be held that day. */
export type Speaking = Pick<StoredClaim, 'document' | 'said' | 'published'>;

/** Who speaks for whom, who issued what, and what is one: read once for all claims of an answer. */
export interface Bonds {
  /** The first by id of all that were judged one with it. */
  one(id: EntityId): EntityId;
  /** The body on whose word an actor speaks, and the steps to it. */
  bodyOf(actor: EntityId, speaking: Speaking): { root: EntityId; steps: BodyStep[] };
  /** Who issued a document: its publisher where it was coded, else whoever a claim names. */
  issuerOf(document: EntityId): { actor: EntityId; evidence: string | null } | null;
}

const isActor = (id: EntityId) => familyOfId(id) === 'actor';

/**
 * Reads the ties of the given actors and documents, and what was judged one with the other things. Costs
 * 2 × `LEVELS` + 5 calls to the store.
 */
export async function readBonds(
  view: View,
  voices: ReadonlySet<EntityId>,
  others: Iterable<EntityId>,
): Promise<Bonds> {
  const documents = [...voices].filter((id) => familyOfId(id) === 'document');
  const issuers = await issuersOf(view, documents);
  const claims = new Map<EntityId, StoredClaim[]>();
  const kin = new Map<EntityId, Kin>();
  let ring = [...voices, ...[...issuers.values()].map(({ actor }) => actor)].filter(isActor);
  for (let level = 0; level < LEVELS && ring.length > 0; level++) {
    const [{ of: found }, near] = await Promise.all([
      everyClaimOf(view, 'subject', ring, { predicate: ['role', 'part_of'], negated: false }),
      view.kin(ring),
    ]);
    for (const [id, its] of found) claims.set(id, asserted(its).filter(binds));
    for (const id of ring) kin.set(id, near.get(id) ?? { same: [id], within: [], holds: [] });
    const next = ring.flatMap((id) => [
      ...(claims.get(id) ?? []).flatMap(wholes),
      ...(near.get(id)?.within ?? []),
      ...(near.get(id)?.same ?? []),
    ]);
    ring = [...new Set(next)].filter((id) => isActor(id) && !kin.has(id));
  }
  const [rest, judgements, entities] = await Promise.all([
    view.kin([...new Set([...ring, ...documents, ...others])].filter((id) => !kin.has(id))),
    view.judgementsOn([...kin.keys()]),
    view.entities([...kin.keys(), ...ring]),
  ]);
  for (const [id, it] of rest) kin.set(id, it);
  const isSet = (id: EntityId) => {
    const it = entities.get(id);
    return it?.plural === true && !commanded.includes(it.kind);
  };
  return bonds({ claims, issuers, kin, judgements, isSet });
}

async function issuersOf(view: View, documents: readonly EntityId[]): Promise<Read['issuers']> {
  const [entities, { of: issued }] = await Promise.all([
    view.entities(documents),
    everyClaimOf(view, 'object', documents, { predicate: ['issued'], negated: false }),
  ]);
  const issuers = new Map<EntityId, { actor: EntityId; evidence: string | null }>();
  for (const id of documents) {
    const entity = entities.get(id);
    const publisher = entity && isCoded(entity) ? entity.source.publisher.voice : null;
    const claim = asserted(issued.get(id)).find((it) => it.about.subject.of.length === 1);
    const actor = publisher ?? claim?.about.subject.of[0];
    if (actor) issuers.set(id, { actor, evidence: publisher ? null : (claim?.id ?? null) });
  }
  return issuers;
}

const asserted = (claims: readonly StoredClaim[] = []): StoredClaim[] =>
  claims.filter((claim) => countsAsAsserted(claim) && claim.about.subject.mode === 'all');

/** Whether a claim ties its subject to a body: a part of it, or a post that speaks for it. */
function binds({ about }: StoredClaim): boolean {
  if (wholes({ about }).length !== 1) return false;
  return about.predicate === 'part_of' || codesOf(about.value).some((code) => speaksFor.has(code));
}

const wholes = ({ about }: Pick<StoredClaim, 'about'>): EntityId[] =>
  (about.object?.of ?? []).filter(isActor);

/** Whether a post may have been held on a day. "Until 2040" and "former" hold no longer from their last year or month on. */
function heldOn(claim: StoredClaim, day: string | null): boolean {
  const edtf = claim.about.when?.edtf;
  if (!edtf || !day) return true;
  const { earliest, latest } = parseEdtf(edtf);
  if (earliest !== null && day < earliest) return false;
  const until = /^\.\.\/([\d-]+)/.exec(edtf)?.[1];
  if (until) return day.slice(0, until.length) < until;
  return latest === null || day <= latest;
}

interface Read {
  claims: ReadonlyMap<EntityId, StoredClaim[]>;
  issuers: ReadonlyMap<EntityId, { actor: EntityId; evidence: string | null }>;
  kin: ReadonlyMap<EntityId, Kin>;
  judgements: ReadonlyMap<string, StoredJudgement[]>;
  /** Whether it is several ("doctors"): to be one of them is not to speak with their word. A spokesman of theirs does. */
  isSet: (id: EntityId) => boolean;
}

function bonds({ claims, issuers, kin, judgements, isSet }: Read): Bonds {
  const same = (id: EntityId): readonly EntityId[] => kin.get(id)?.same ?? [id];
  const one = (id: EntityId): EntityId => same(id)[0] ?? id;

  const byClaims = (root: EntityId, { document, said, published }: Speaking): BodyStep[] => {
    const day = (said ?? published)?.earliest ?? null;
    const all = same(root)
      .flatMap((id) => claims.get(id) ?? [])
      .filter(
        (claim) => heldOn(claim, day) && (claim.about.predicate === 'role' || !wholes(claim).some(isSet)),
      );
    const near = all.filter((claim) => claim.document === document);
    return (near.length > 0 ? near : all).flatMap((claim) =>
      wholes(claim).map((whole) => ({
        by: claim.about.predicate as 'role' | 'part_of',
        through: one(whole),
        evidence: claim.id,
      })),
    );
  };

  const byJudgement = (root: EntityId): BodyStep[] => {
    const around = (kin.get(root)?.within ?? []).filter((id) => isActor(id) && !isSet(id));
    const direct = around.filter(
      (id) => !around.some((other) => other !== id && kin.get(other)?.within.includes(id)),
    );
    return direct.map((id) => {
      const judgement = same(root)
        .flatMap((it) => judgements.get(it) ?? [])
        .find(
          ({ says, on, retractedBy }) =>
            says === 'within' &&
            !retractedBy &&
            same(root).includes(on[0] as EntityId) &&
            same(id).includes(on[1] as EntityId),
        );
      return { by: 'within', through: one(id), evidence: judgement?.id ?? null };
    });
  };

  return {
    one,
    issuerOf: (document) =>
      same(document)
        .map((id) => issuers.get(id))
        .find((it) => it !== undefined) ?? null,
    bodyOf(actor, speaking) {
      const steps: BodyStep[] = [];
      const seen = new Set<EntityId>();
      let root = one(actor);
      if (root !== actor) steps.push({ by: 'same', through: root, evidence: null });
      while (!seen.has(root)) {
        seen.add(root);
        // What texts tell goes before what analysts decided of standing in general.
        const told = byClaims(root, speaking);
        const candidates = told.length > 0 ? told : byJudgement(root);
        // Posts in several bodies leave open for whom the person speaks: then the person is the root.
        if (new Set(candidates.map(({ through }) => through)).size !== 1) break;
        const [step] = candidates as [BodyStep];
        if (seen.has(step.through)) break;
        steps.push(step);
        root = step.through;
      }
      return { root, steps };
    },
  };
}
