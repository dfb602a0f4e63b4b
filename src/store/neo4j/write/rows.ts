import { createHash } from 'node:crypto';
import type { Entity } from '../../../model/entity.ts';
import { type Judgement, judgementKinds } from '../../../model/judgement.ts';
import { familyOf } from '../../../model/kinds.ts';
import { fold, nameKeys } from '../../../model/names.ts';
import type { Ends } from '../../../model/proposition.ts';
import type { Claim, Utterance } from '../../../model/utterance.ts';
import { type NumberSpan, spanOf } from '../../days.ts';
import { type ClaimFacts, type EdgeFact, entitiesAround, entitiesOf, sortLabel } from '../../facts.ts';
import { stable } from '../../json.ts';
import { beginningsOf, wordsOf } from '../../words.ts';
import { writings } from '../../writings.ts';
import { hopType } from '../hops.ts';

/** Records as the properties and relationships that are written for them; what follows from each alone. */

const none: NumberSpan = [-1, -1];

/** When something was recorded, and withdrawn, in milliseconds. */
export interface Times {
  recorded: number;
  withdrawn: number | null;
}

export function entityRow(entity: Entity) {
  const [pubFrom, pubTo] = spanOf(entity.source?.published.edtf) ?? none;
  return {
    id: entity.id,
    own: {
      ...{ family: familyOf(entity.kind), kind: entity.kind, plural: entity.plural },
      ...{ coded: entity.source !== undefined, sha256: entity.source?.sha256 ?? null },
      ...{ sort: sortLabel(entity), json: stable(entity), pubFrom, pubTo },
    },
    refers: entitiesOf(entity),
    names: writings(entity).map(({ text, lang }, place) => ({
      ...{ place, text, lang, folded: fold(text) },
      words: beginningsOf(text).join(' '),
      keys: nameKeys(text).join(' '),
    })),
  };
}
export type EntityRow = ReturnType<typeof entityRow>;

/** What stands outside an utterance's id too: offsets, when it was said, what it rests on. */
export function utteranceRow(id: string, utterance: Omit<Utterance, 'claims'>) {
  const { claims: _, ...rest } = utterance as Utterance;
  const [saidFrom, saidTo] = spanOf(utterance.said?.edtf) ?? none;
  return {
    id,
    own: {
      ...{ document: utterance.document, start: utterance.quotes[0]?.start ?? 0, json: stable(rest) },
      words: utterance.quotes.flatMap((quote) => wordsOf(quote.exact)).join(' '),
    },
    said: { saidFrom, saidTo },
    refers: entitiesAround(utterance),
  };
}
export type UtteranceRow = ReturnType<typeof utteranceRow>;

/** The key by which claims sort in the order of the text. */
export function textKey(document: string, start: number, ordinal: number): string {
  return `${document} ${String(start).padStart(9, '0')} ${String(ordinal).padStart(5, '0')}`;
}

function edgeRow(edge: EdgeFact, claim: string) {
  const { key, family, type, part, near, far, codes } = edge;
  const leads = (own: readonly string[], others: readonly string[]) =>
    own.map((id) => ({ id, leads: others.some((other) => other !== id) }));
  const share = (ends: Ends) => (ends.share ? stable(ends.share) : null);
  return {
    id: createHash('sha256').update(`${part} ${key}`).digest('hex'),
    own: {
      ...{ key, family, type, part, codes, hop: hopType(family, type) },
      ...{ near: [...near.of], nearMode: near.mode, far: [...far.of], farMode: far.mode },
    },
    near: leads(near.of, far.of),
    far: leads(far.of, near.of),
    claim,
    nearShare: share(near),
    farShare: share(far),
  };
}
export type EdgeRow = ReturnType<typeof edgeRow>;

/** A claim, with where it stands, what it names and the edges that it stands behind. */
export function claimRow(
  id: string,
  label: string,
  ordinal: number,
  claim: Claim,
  facts: ClaimFacts,
  utterance: UtteranceRow,
  where: Utterance['where'],
  times: Times,
) {
  const { document, start } = utterance.own;
  const [whenFrom, whenTo] = facts.when ?? none;
  const { predicate, affirmed } = facts;
  const inside = predicate === 'located' && facts.codes.join() === 'in';
  return {
    id,
    own: {
      ...{ utterance: utterance.id, ordinal, document, start, textKey: textKey(document, start, ordinal) },
      ...{ speaker: facts.speaker, proposition: facts.proposition, stem: facts.stem, edge: facts.edge },
      ...{ predicate, stance: claim.stance, mark: facts.mark, hedge: claim.hedge.level, spot: where },
      ...{ modes: facts.modes, negated: facts.negated, affirmed, attribution: facts.attribution },
      ...{ codes: facts.codes, placing: affirmed && (predicate === 'struck' || inside) },
      ...{ whenFrom, whenTo, hapFrom: whenFrom, hapTo: whenTo, ...utterance.said },
      ...{ recorded: times.recorded, withdrawn: times.withdrawn, review: 'proposed', hidden: false },
      ...{ label, json: stable(claim) },
    },
    mentions: facts.mentions.map(([entity, role]) => ({ claim: id, entity, role: role.toUpperCase() })),
    dates: predicate === 'happened' && affirmed && facts.when ? claim.about.subject.of : [],
    edges: facts.edges.map((edge) => edgeRow(edge, id)),
    answers: claim.answers ?? [],
  };
}
export type ClaimRow = ReturnType<typeof claimRow>;

const LABELS = { entities: 'Entity', claims: 'Claim', judgements: 'Judgement' } as const;

export function judgementRow(judgement: Judgement, times: Times) {
  return {
    id: judgement.id,
    own: {
      ...{ says: judgement.says, by: judgement.by, at: Date.parse(judgement.at), json: stable(judgement) },
      ...times,
    },
    label: LABELS[judgementKinds[judgement.says].on],
    on: judgement.on.map((id, place) => ({ judgement: judgement.id, id, place })),
  };
}
export type JudgementRow = ReturnType<typeof judgementRow>;
