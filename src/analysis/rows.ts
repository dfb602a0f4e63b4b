import { type EntityId, familyOfId } from '../model/entity.ts';
import type { DenialKind } from '../model/predicates/index.ts';
import { isQuantity, type Mode, type Share } from '../model/proposition.ts';
import {
  type ClaimId,
  denialOf,
  type HedgeLevel,
  hedgeLevels,
  type Mark,
  type Where,
} from '../model/utterance.ts';
import type { StoredClaim } from '../store/store.ts';
import { accusedIn, type Part, partOf } from './events.ts';
import { type OriginId, rootOf } from './origins.ts';
import type { Scope } from './wholes.ts';
import type { Widest } from './widest.ts';

/** The claims of one origin that agree in actors, stance, what is denied, hedge, scope and place on the page. */
export interface Row {
  part: Part;
  mark: Mark;
  /** The actors as written: the accused; of a denial, whose part is denied; of a silence, who kept it. */
  actors: EntityId[];
  /** The same as the rails know them. */
  widest: EntityId[];
  mode: Mode;
  share: Share | null;
  origin: OriginId;
  denies: DenialKind | null;
  /** Not a denial by a voice, but a plain negative: "did not". */
  plain: boolean;
  /** Whether it speaks of the event, of a plural event that it belongs to, or in general. */
  scope: Scope;
  /** The event that it speaks of. */
  about: EntityId;
  /** Hatched: a denial of a whole, never of the event; or made before the event, or of a set that overlaps. */
  general: boolean;
  hedge: HedgeLevel;
  headingOnly: boolean;
  where: Where;
  /** Verbatim: the share, the hedge, or the words of a code. */
  words: string | null;
  claims: StoredClaim[];
}

const running: readonly Where[] = ['body', 'infobox'];

/** Solid, dashed and dotted: the textures by which hedges are told apart. */
const textures: Record<HedgeLevel, string> = {
  flat: 'flat',
  probable: 'hedged',
  believed: 'hedged',
  possible: 'possible',
};

/** What the rows of one event have in common. */
export interface RowsOf {
  origins: ReadonlyMap<ClaimId, OriginId>;
  widest: Widest;
  /** Whom the event's own attributions accuse, as the rails know them. */
  accused: ReadonlySet<EntityId>;
  scope: Scope;
  about: EntityId;
}

/** Whom claims accuse, as the rails know them. */
export function accusedBy(claims: readonly StoredClaim[], widest: Widest): Set<EntityId> {
  const attributions = claims.filter((claim) => partOf(claim) === 'attribution');
  return new Set(attributions.flatMap((claim) => accusedIn(claim).map(widest)));
}

/** Folds the claims on one event into rows, in the order in which the claims come. */
export function rowsOf(claims: readonly StoredClaim[], of: RowsOf): Row[] {
  const { origins, widest, accused, scope, about } = of;
  const rows = new Map<string, Row>();
  for (const claim of claims) {
    const part = partOf(claim);
    if (!part) continue;
    const { value, subject, object } = claim.about;
    const denies = part === 'denial' || part === 'rebuttal' ? denialOf(claim) : null;
    const inRunningText = running.includes(claim.where);
    const coded = value && !isQuantity(value) ? value : undefined;
    const origin = origins.get(claim.id) ?? claim.utterance;
    const actors = actorsOf(claim, part, rootOf(origin), (actor) => accused.has(widest(actor)));
    const key = JSON.stringify([
      ...[origin, part, claim.mark, actors, denies, textures[claim.hedge.level], inRunningText],
      ...[subject.mode, subject.share ?? null, object?.mode ?? null, object?.share ?? null],
      part === 'attribution' ? null : (coded?.codes ?? null),
    ]);
    const row = rows.get(key);
    if (row) {
      row.claims.push(claim);
      if (hedgeLevels.indexOf(claim.hedge.level) > hedgeLevels.indexOf(row.hedge))
        row.hedge = claim.hedge.level;
      row.words ??= wordsOf(claim, part);
      continue;
    }
    rows.set(key, {
      part,
      // A plain negative is drawn as what it is, not as the assertion that its words are.
      mark: denies ? 'denies' : claim.mark,
      plain: denies !== null && claim.stance !== 'denies',
      actors,
      widest: [...new Set(actors.map(widest))],
      mode: object?.mode === 'some' ? 'some' : subject.mode,
      share: subject.share ?? object?.share ?? null,
      origin,
      denies,
      scope,
      about,
      general: scope === 'general' || (scope === 'wider' && part !== 'attribution'),
      hedge: claim.hedge.level,
      headingOnly: !inRunningText,
      where: claim.where,
      words: wordsOf(claim, part),
      claims: [claim],
    });
  }
  return [...rows.values()];
}

/**
 * Whom a row names. A denial that names no actor is of the speaker's own part, where the speaker is accused, or the
 * body for which it speaks.
 */
function actorsOf(
  claim: StoredClaim,
  part: Part,
  root: EntityId | null,
  isAccused: (actor: EntityId) => boolean,
): EntityId[] {
  if (part === 'attribution' || part === 'counter') return accusedIn(claim);
  if (part === 'silence') return claim.about.subject.of.filter((id) => familyOfId(id) === 'actor');
  if (part === 'rebuttal') return [];
  if (claim.about.predicate === 'carried_out') return claim.about.subject.of;
  const clears = claim.about.with?.by?.of.filter(isAccused) ?? [];
  if (clears.length > 0) return clears;
  return [claim.speaker, root].flatMap((id) => (id && isAccused(id) ? [id] : [])).slice(0, 1);
}

function wordsOf(claim: StoredClaim, part: Part): string | null {
  const { subject, object, value } = claim.about;
  const share = subject.share?.words ?? object?.share?.words;
  const coded = part !== 'attribution' && value && !isQuantity(value) ? value.words : undefined;
  return share ?? coded ?? (claim.hedge.words.join(' … ') || null);
}

/** What ties two rows. */
export interface RowTie {
  from: number;
  to: number;
  kind: 'contradicts' | 'same-origin';
}

const documentsOf = (row: Row) => new Set(row.claims.map(({ document }) => document));
const share = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>) => [...one].some((it) => other.has(it));

/**
 * Rows that contradict each other: within one document or of one origin, two flat attributions of one singular
 * event to actors of whom none stands with another. And rows of one origin told in different texts.
 */
export function tiesOf(rows: readonly Row[], plural: boolean): RowTie[] {
  const ties: RowTie[] = [];
  rows.forEach((row, to) => {
    if (row.part !== 'attribution') return;
    rows.slice(0, to).forEach((other, from) => {
      if (other.part !== 'attribution') return;
      const oneText = share(documentsOf(row), documentsOf(other));
      const oneOrigin = row.origin === other.origin;
      const disjoint = !share(new Set(row.widest), new Set(other.widest));
      const flat = [row, other].every(
        ({ hedge, mode, scope }) => hedge === 'flat' && mode !== 'some' && scope === 'this',
      );
      if (!plural && disjoint && flat && (oneText || oneOrigin)) ties.push({ from, to, kind: 'contradicts' });
      else if (oneOrigin && !oneText) ties.push({ from, to, kind: 'same-origin' });
    });
  });
  return ties;
}

/**
 * The row whose mark a denial touches: the claim that it answers, else one of the same stem, else, where it is
 * about who, why, what or how, one that accuses whom the denial clears. Null: it touches the event itself.
 */
export function touchedBy(denial: Row, rows: readonly Row[]): number | null {
  if (denial.denies === null || denial.general || denial.denies === 'occurrence') return null;
  const target = denial.part === 'rebuttal' ? 'counter' : 'attribution';
  const first = (test: (row: Row) => boolean): number | null => {
    const at = rows.findIndex((row) => row.part === target && row.scope === 'this' && test(row));
    return at < 0 ? null : at;
  };
  const answered = new Set(denial.claims.flatMap(({ answers }) => answers ?? []));
  const stems = new Set(denial.claims.map(({ stem }) => stem));
  const same = (row: Row) => [...row.widest].sort().join() === [...denial.widest].sort().join();
  const named =
    first((row) => row.claims.some(({ id }) => answered.has(id))) ??
    first((row) => row.claims.some(({ stem }) => stems.has(stem)));
  if (named !== null || denial.widest.length === 0) return named;
  return first(same) ?? first((row) => row.widest.some((actor) => denial.widest.includes(actor)));
}
