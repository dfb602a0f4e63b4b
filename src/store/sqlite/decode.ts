import type { Entity } from '../../model/entity.ts';
import type { Judgement } from '../../model/judgement.ts';
import { tiers } from '../../model/names.ts';
import type { Claim, Utterance } from '../../model/utterance.ts';
import { daySpan } from '../days.ts';
import { nameHighlights, quotationHighlights } from '../highlights.ts';
import type { Row } from '../local/connection.ts';
import type {
  Counts,
  Hit,
  Page,
  StoredClaim,
  StoredEntity,
  StoredJudgement,
  StoredProposition,
  StoredUtterance,
} from '../store.ts';
import { wordsOf } from '../words.ts';
import type { WirePage } from './read/claim-lists.ts';
import { noCounts } from './read/counts.ts';
import type { WireHit } from './read/search.ts';

/** Rows as they come from a reader thread, made into what the interface gives. Each JSON text is parsed once, here. */

const instant = (value: unknown) => new Date(value as number).toISOString();
const maybe = <T>(value: unknown, make: (value: unknown) => T): T | null =>
  value === null ? null : make(value);
const span = (from: unknown, to: unknown) => {
  const [a, b] = [from as number, to as number];
  return a < 0 ? null : daySpan(a, b);
};

export function claimFrom(row: Row): StoredClaim {
  const [id, utterance, proposition, stem, edge, document, speaker, mark, where, label] = row;
  const [review, successor, recorded, withdrawn, hapFrom, hapTo, saidFrom, saidTo, pubFrom, pubTo, json] =
    row.slice(10);
  return {
    ...(JSON.parse(json as string) as Claim),
    id: `claim/${id}`,
    utterance: `utterance/${utterance}`,
    proposition: `proposition/${proposition}`,
    stem: `stem/${stem}`,
    edge: `edge/${edge}`,
    document: document as string,
    speaker: speaker as string | null,
    mark: mark as StoredClaim['mark'],
    where: where as StoredClaim['where'],
    label: label as string,
    review: review as StoredClaim['review'],
    supersededBy: maybe(successor, (hex) => `claim/${hex}`),
    recorded: instant(recorded),
    withdrawn: maybe(withdrawn, instant),
    happened: span(hapFrom, hapTo),
    said: span(saidFrom, saidTo),
    published: span(pubFrom, pubTo),
  };
}

export function entityFrom([_, json, recorded, withdrawn, claims, from, to]: Row): StoredEntity {
  return {
    ...(JSON.parse(json as string) as Entity),
    recorded: instant(recorded),
    withdrawn: maybe(withdrawn, instant),
    claims: claims as number,
    happened: span(from, to),
  };
}

export function utteranceFrom([id, label, json, recorded, withdrawn, claims]: Row): StoredUtterance {
  return {
    ...(JSON.parse(json as string) as Omit<Utterance, 'claims'>),
    id: `utterance/${id}`,
    label: label as string,
    claims: JSON.parse(claims as string) as string[],
    recorded: instant(recorded),
    withdrawn: maybe(withdrawn, instant),
  };
}

export function propositionFrom([[id, stem, edge, json], counts]: [Row, Counts | null]): StoredProposition {
  return {
    id: `proposition/${id}`,
    stem: `stem/${stem}`,
    edge: `edge/${edge}`,
    proposition: JSON.parse(json as string),
    counts: counts ?? noCounts(),
  };
}

export function judgementFrom([json, recorded, retractedBy]: Row): StoredJudgement {
  return {
    ...(JSON.parse(json as string) as Judgement),
    recorded: instant(recorded),
    retractedBy: retractedBy as string | null,
  };
}

/** The quotation that holds most of the words stands for its utterance. */
export function hitFrom(query: string, [tier, entity, utterance, text, lang]: WireHit): Hit {
  const name = tiers[tier];
  if (name) return { tier: name, entity, utterance, text, lang, highlights: nameHighlights(query, text) };
  const words = wordsOf(query);
  const quotes = (JSON.parse(text) as Utterance).quotes.map(({ exact }) => ({
    exact,
    highlights: quotationHighlights(words, exact),
  }));
  const best = quotes.reduce((a, b) => (b.highlights.length > a.highlights.length ? b : a));
  return { tier: 'quotation', entity, utterance, text: best.exact, lang, highlights: best.highlights };
}

/** A page whose items point into rows. */
export function pageFrom<R, T>(
  { items, ...rest }: WirePage,
  rows: readonly R[],
  make: (row: R) => T,
): Page<T> {
  const made = new Map<number, T>();
  return {
    ...rest,
    items: items.map(([at, cursor]) => {
      if (!made.has(at)) made.set(at, make(rows[at] as R));
      return { node: made.get(at) as T, cursor };
    }),
  };
}
