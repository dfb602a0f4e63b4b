import { z } from 'zod';
import { Entity } from '../model/entity.ts';
import { Judgement } from '../model/judgement.ts';
import { Words } from '../model/text.ts';
import { Claim, ClaimId, Utterance } from '../model/utterance.ts';

/** An entity as a set of data brings it. */
export const EntityRecord = z.strictObject({ type: z.literal('entity'), entity: Entity });
export type EntityRecord = z.infer<typeof EntityRecord>;

const UtteranceId = z.string().regex(/^utterance\/[0-9a-f]{64}$/);

/**
 * An utterance with its claims. `label` finds it again when its words or coding change (`lark-2031#u12`; its
 * claims are `lark-2031#u12.1` …). The ids are computed by the importer and checked again by the store.
 */
export const UtteranceRecord = z.strictObject({
  type: z.literal('utterance'),
  id: UtteranceId,
  label: Words.min(1).max(200),
  /** Which of equal passages each quotation is, from 1. */
  occurrences: z.array(z.int().min(1)),
  utterance: Utterance,
  /** One for each of `utterance.claims`, in order. */
  claimIds: z.array(ClaimId),
});
export type UtteranceRecord = z.infer<typeof UtteranceRecord>;

export const JudgementRecord = z.strictObject({ type: z.literal('judgement'), judgement: Judgement });
export type JudgementRecord = z.infer<typeof JudgementRecord>;

/** What a load of a set consists of; the order of records does not matter. */
export const LoadRecord = z.discriminatedUnion('type', [EntityRecord, UtteranceRecord, JudgementRecord]);
export type LoadRecord = z.infer<typeof LoadRecord>;

const Instant = z.iso.datetime();

/**
 * The sets that hold a thing, by name, under which label each; `gone` where a later load of the set left it out.
 * A thing that no set brought (a judgement of an analyst) has none. With when the store first recorded it, and when
 * the last set dropped it.
 */
const history = {
  sets: z.array(
    z.strictObject({ set: Words, label: z.string().optional(), gone: z.literal(true).optional() }),
  ),
  recorded: Instant,
  withdrawn: Instant.nullable(),
};

/** A view of the explorer kept under a name. Frozen, it shows the record as it stood at that instant. */
export const SavedView = z.strictObject({
  /** Short, for the address that it has. */
  id: z.string().regex(/^[0-9a-f]{10}$/),
  name: Words.trim().min(1).max(200),
  /** In the words of whoever saved it. */
  notes: Words.max(5000),
  /** The query of its URL. */
  query: Words.max(20_000),
  frozenAt: Instant.nullable(),
  by: Words.min(1).max(200),
  at: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

/**
 * One line of an archive: everything a store holds, history included, so that a graph moves between
 * engines without loss. A whole archive is sorted: header, loads, entities, utterances, claims, judgements,
 * saved views, each by id.
 */
export const ArchiveRecord = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), format: z.literal('ascribe/1') }),
  z.strictObject({ type: z.literal('load'), id: z.string(), set: Words, at: Instant }),
  z.strictObject({ type: z.literal('entity'), entity: Entity, ...history }),
  z.strictObject({
    type: z.literal('utterance'),
    id: UtteranceId,
    occurrences: z.array(z.int().min(1)),
    /** Its claims stand in lines of their own. */
    utterance: z.strictObject({ ...Utterance.shape, claims: z.tuple([]) }),
    ...history,
  }),
  z.strictObject({
    type: z.literal('claim'),
    id: ClaimId,
    utterance: UtteranceId,
    claim: Claim,
    ...history,
  }),
  z.strictObject({ type: z.literal('judgement'), judgement: Judgement, ...history }),
  z.strictObject({ type: z.literal('view'), view: SavedView }),
]);
export type ArchiveRecord = z.infer<typeof ArchiveRecord>;
