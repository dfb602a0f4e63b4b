import { daySpan } from '../days.ts';
import type { Row } from '../local/connection.ts';
import type {
  Counts,
  Page,
  StoredClaim,
  StoredEntity,
  StoredJudgement,
  StoredProposition,
  StoredUtterance,
} from '../store.ts';
import type { WirePage } from './read/claim-lists.ts';
import { noCounts } from './read/counts.ts';
import { unpacked } from './wire.ts';

/** What comes from a reader thread, made into what the interface gives. Each JSON text is parsed once, here. */

let known: [instant: number, text: string] = [Number.NaN, ''];
/** The rows of a page were mostly recorded at one instant, whose text costs as much as half of the rest. */
function instant(value: number): string {
  if (known[0] !== value) known = [value, new Date(value).toISOString()];
  return known[1];
}
const maybe = <V, T>(value: V | null, make: (value: V) => T): T | null =>
  value === null ? null : make(value);
const span = (from: number, to: number) => (from < 0 ? null : daySpan(from, to));
const HASH = 64;

type ClaimHead = [
  ...[hashes: string, document: string, speaker: string | null, mark: string, where: string, label: string],
  ...[review: string, successor: string | null, recorded: number, withdrawn: number | null],
  ...[hapFrom: number, hapTo: number, saidFrom: number, saidTo: number, pubFrom: number, pubTo: number],
];

/** Fields are set on the parsed record itself: to spread it into another one takes five times as long. */
export const claimsFrom = (text: string) =>
  unpacked(text, (head: ClaimHead, claim: StoredClaim): StoredClaim => {
    const hash = (at: number) => head[0].slice(at * HASH, (at + 1) * HASH);
    claim.id = `claim/${hash(0)}`;
    claim.utterance = `utterance/${hash(1)}`;
    claim.proposition = `proposition/${hash(2)}`;
    claim.stem = `stem/${hash(3)}`;
    claim.edge = `edge/${hash(4)}`;
    claim.document = head[1];
    claim.speaker = head[2];
    claim.mark = head[3] as StoredClaim['mark'];
    claim.where = head[4] as StoredClaim['where'];
    claim.label = head[5];
    claim.review = head[6] as StoredClaim['review'];
    claim.supersededBy = maybe(head[7], (hex) => `claim/${hex}`);
    claim.recorded = instant(head[8]);
    claim.withdrawn = maybe(head[9], instant);
    claim.happened = span(head[10], head[11]);
    claim.said = span(head[12], head[13]);
    claim.published = span(head[14], head[15]);
    return claim;
  });

type EntityHead = [recorded: number, withdrawn: number | null, claims: number, from: number, to: number];

export const entitiesFrom = (text: string) =>
  unpacked(
    text,
    ([recorded, withdrawn, claims, from, to]: EntityHead, entity: StoredEntity): StoredEntity => {
      entity.recorded = instant(recorded);
      entity.withdrawn = maybe(withdrawn, instant);
      entity.claims = claims;
      entity.happened = span(from, to);
      return entity;
    },
  );

type UtteranceHead = [
  hash: string,
  label: string,
  recorded: number,
  withdrawn: number | null,
  claims: string | null,
];

export const utterancesFrom = (text: string) =>
  unpacked(
    text,
    (
      [hash, label, recorded, withdrawn, claims]: UtteranceHead,
      utterance: StoredUtterance,
    ): StoredUtterance => {
      utterance.id = `utterance/${hash}`;
      utterance.label = label;
      utterance.claims = claims === null ? [] : claims.split(' ').map((hex) => `claim/${hex}`);
      utterance.recorded = instant(recorded);
      utterance.withdrawn = maybe(withdrawn, instant);
      return utterance;
    },
  );

export function propositionFrom([[id, stem, edge, json], counts]: [Row, Counts | null]): StoredProposition {
  return {
    id: `proposition/${id}`,
    stem: `stem/${stem}`,
    edge: `edge/${edge}`,
    proposition: JSON.parse(json as string),
    counts: counts ?? noCounts(),
  };
}

export const judgementsFrom = (text: string) =>
  unpacked(
    text,
    ([recorded, retractedBy]: [number, string | null], judgement: StoredJudgement): StoredJudgement => {
      judgement.recorded = instant(recorded);
      judgement.retractedBy = retractedBy;
      return judgement;
    },
  );

/** A page whose items point into records. */
export function pageFrom<T>({ items, ...rest }: WirePage, records: readonly T[]): Page<T> {
  return { ...rest, items: items.map(([at, cursor]) => ({ node: records[at] as T, cursor })) };
}
