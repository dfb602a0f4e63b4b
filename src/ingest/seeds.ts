import type { When } from '../model/dates.ts';
import type { DocumentSource, Entity, EntityId, Link, Name } from '../model/entity.ts';
import type { Place } from '../model/errors.ts';
import type { JudgementKind } from '../model/judgement.ts';
import type { Where } from '../model/utterance.ts';
import type { ParsedClaim } from './claim-parts.ts';

/** A name as a seed gives it; where it stands in the texts is found, not written. */
export interface SeedName {
  text: string;
  lang?: string;
  form: Name['form'];
  source?: string;
  place: Place;
}

/** An entity as its seed gives it. A document whose text was coded has a `source`. */
export interface SeedEntity {
  id: EntityId;
  kind: Entity['kind'];
  plural: boolean;
  label: Entity['label'];
  names: SeedName[];
  at?: Entity['at'];
  source?: Omit<DocumentSource, 'length'>;
  place: Place;
}

/** One quotation: `occurrence` where the seed says which of equal passages it is. */
export interface SeedPiece {
  exact: string;
  occurrence?: number;
  place: Place;
}

export interface SeedClaim extends ParsedClaim {
  /** From 1, in the order of the file: `u12.3`. */
  number: number;
  place: Place;
}

/** An utterance as its seed gives it, its chain whole: publisher first, speaker last. */
export interface SeedUtterance {
  label: string;
  where: Where;
  pieces: SeedPiece[];
  said?: When;
  to: EntityId[];
  chain: Link[];
  basis: { words: string; entity?: EntityId }[];
  claims: SeedClaim[];
  /** Kept out of the file's acceptance. */
  proposed: boolean;
  place: Place;
}

/** The coding of one document, or the part of it that one file holds. */
export interface SeedCoding {
  document: EntityId;
  coded: string[];
  accepted?: { by: string; at: string; why: string; place: Place };
  utterances: SeedUtterance[];
  place: Place;
}

/** A judgement as its seed gives it; claims are named by label. */
export interface SeedJudgement {
  says: JudgementKind;
  on: { name: string; place: Place }[];
  value?: string;
  why: string;
  by: string;
  at: string;
  place: Place;
}

/** A sentence that carries no claim, and why. */
export interface NoClaim {
  document: EntityId;
  start: number;
  hash: string;
  reason: string;
  place: Place;
}

/** A seeds folder, read and checked in itself; what the texts say of it comes after. */
export interface Seeds {
  folder: string;
  /** Entities and documents by id. */
  entities: Map<EntityId, SeedEntity>;
  codings: SeedCoding[];
  judgements: SeedJudgement[];
  noClaims: NoClaim[];
}

/** How people name an utterance from anywhere: `document/x#u12`. */
export function utteranceName(document: EntityId, label: string): string {
  return `${document}#${label}`;
}

/** Every entity that an utterance names outside its claims: chain, recordings, whom it addresses, on what it rests. */
export function entitiesOf(utterance: SeedUtterance): EntityId[] {
  const ids = utterance.chain.flatMap((link) => [link.voice, link.in]);
  ids.push(...utterance.to, ...utterance.basis.map(({ entity }) => entity));
  if (utterance.said?.anchor?.includes('/')) ids.push(utterance.said.anchor);
  return [...new Set(ids.filter((id) => id !== null && id !== undefined))];
}
