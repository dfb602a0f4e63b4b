import type { EntityId } from '../model/entity.ts';
import { type DenialKind, denialKinds, type Predicate } from '../model/predicates/index.ts';
import type { Mode } from '../model/proposition.ts';
import { countsAsAsserted, denialOf, type HedgeLevel, hedgeLevels, type Mark } from '../model/utterance.ts';
import type { StoredClaim, View } from '../store/store.ts';
import type { Gap, Rule } from './answer.ts';
import { eventGaps } from './chains.ts';
import { type Contradiction, contradictions } from './contradictions.ts';
import { type EventFile, eventFile, type Said } from './event-file.ts';
import { accusedIn, namesForCertain, partOf } from './events.ts';
import type { OriginId } from './origins.ts';
import { notShown } from './read.ts';
import type { Scope } from './wholes.ts';

export const matrixRule: Rule = {
  name: 'matrix',
  text: {
    en: 'Rows are voices, grouped by the origin on whose word they rest; columns are the actors accused, as written, then what is denied. An “either” spans its columns and counts in the maximum only, and so do a hedge, “some of” and what is said of a wider event. General and earlier claims are not counted, nor are counter-accusations. Origins, not mentions, are counted.',
    ar: 'الصفوف أصوات مجموعة بحسب المصدر الذي تستند إليه؛ والأعمدة الجهات المتهمة كما كُتبت، ثم ما يُنفى. «إما أو» تمتد على أعمدتها وتُحسب في الحد الأعلى فقط، وكذلك ما فيه تحفظ و«بعض» وما يُقال عن حدث أوسع. ولا تُحسب الأقوال العامة أو السابقة ولا الاتهامات المضادة. تُعدّ المصادر لا الإشارات.',
  },
};

/** What one voice says of one set of accused, or denies. */
export interface Cell {
  columns: number[];
  denies: DenialKind | null;
  /** A counter-accusation; where it denies something too, the denial of one. */
  counter: boolean;
  mark: Mark;
  mode: Mode;
  hedge: HedgeLevel;
  words: string[];
  scope: Scope;
  claims: StoredClaim[];
}

export interface MatrixRow {
  origin: OriginId;
  speaker: EntityId | null;
  cells: Cell[];
  /** It speaks of the event and names nobody. */
  namesNoOne: boolean;
  /** Everything that it says of the event: who did it, what it hit, how, of what nature. */
  claims: StoredClaim[];
}

/** For a column, or a kind of denial, on how many independent origins it rests: at least and at most. */
export interface Total {
  column: number | null;
  denies: DenialKind | null;
  low: number;
  high: number;
}

export interface Matrix {
  file: EventFile;
  columns: EntityId[];
  denialColumns: DenialKind[];
  rows: MatrixRow[];
  totals: Total[];
  contradictions: Contradiction[];
  gaps: Gap[];
}

/** The most contradictions that a matrix lists. */
const MOST = 300;

/** Who names whom for an event; null where there is no such event. */
export async function matrix(view: View, event: EntityId): Promise<Matrix | null> {
  const file = await eventFile(view, event);
  if (!file) return null;
  const kin = await view.kin([...new Set(file.said.flatMap(({ claim }) => accusedIn(claim)))]);
  const one = (actor: EntityId): EntityId => kin.get(actor)?.same[0] ?? actor;
  const columns = rank(file.said, one);
  const denialColumns = denialKinds.filter((kind) =>
    file.said.some(({ claim, part }) => part === 'denial' && denialOf(claim) === kind),
  );
  const rows = voices(file, columns, one);
  const found = contradictions(file);
  return {
    file,
    columns,
    denialColumns,
    rows: grouped(rows),
    totals: totals(rows, columns, denialColumns),
    contradictions: found.slice(0, MOST),
    gaps: [...eventGaps(file), ...notShown(found.length, MOST)],
  };
}

/** The accused, most often named first, then by id. */
function rank(said: readonly Said[], one: (actor: EntityId) => EntityId): EntityId[] {
  const counts = new Map<EntityId, number>();
  for (const { claim, part, scope } of said)
    if (part === 'attribution' || part === 'counter')
      for (const actor of new Set(accusedIn(claim).map(one)))
        counts.set(actor, (counts.get(actor) ?? 0) + (scope === 'this' ? 100 : 1));
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([actor]) => actor);
}

/** Predicates by which a voice tells of an event without saying who did it. */
const telling: readonly Predicate[] = ['struck', 'used', 'character'];

/** A row for each voice: those that accuse or deny in the order of the texts, then those that name no one. */
function voices(
  file: EventFile,
  columns: readonly EntityId[],
  one: (actor: EntityId) => EntityId,
): MatrixRow[] {
  const rows = new Map<string, MatrixRow>();
  const rowOf = (claim: StoredClaim): MatrixRow => {
    const origin = file.trace.originOf.get(claim.id) as OriginId;
    const key = `${origin} ${claim.speaker ?? claim.utterance}`;
    const row = rows.get(key) ?? { origin, speaker: claim.speaker, cells: [], namesNoOne: true, claims: [] };
    rows.set(key, row);
    return row;
  };
  for (const it of file.said) {
    if (it.part === 'silence') continue;
    const row = rowOf(it.claim);
    row.namesNoOne = false;
    row.claims.push(it.claim);
    const names = it.part === 'denial' ? [] : accusedIn(it.claim);
    put(
      row,
      it,
      names.map((actor) => columns.indexOf(one(actor))),
    );
  }
  for (const claim of file.claims) {
    const told = telling.includes(claim.about.predicate) && partOf(claim) === null && countsAsAsserted(claim);
    if (told && claim.about.subject.of.some((id) => file.same.includes(id))) rowOf(claim).claims.push(claim);
  }
  return [...rows.values()];
}

/** Adds a claim to the cell of its voice that agrees in actors, mode, what is denied and scope, or makes one. */
function put(row: MatrixRow, { claim, part, scope }: Said, columns: number[]): void {
  const counter = part === 'counter' || part === 'rebuttal';
  const denies = part === 'denial' || part === 'rebuttal' ? denialOf(claim) : null;
  const mode = claim.about.object?.mode === 'some' ? 'some' : claim.about.subject.mode;
  const at = [...new Set(columns)].sort((a, b) => a - b);
  const cell = row.cells.find(
    (it) =>
      it.columns.join() === at.join() &&
      it.denies === denies &&
      it.mode === mode &&
      it.scope === scope &&
      it.counter === counter,
  );
  if (!cell) {
    row.cells.push({
      columns: at,
      denies,
      counter,
      mark: claim.mark,
      mode,
      hedge: claim.hedge.level,
      words: wordsOf(claim),
      scope,
      claims: [claim],
    });
    return;
  }
  cell.claims.push(claim);
  cell.words = [...new Set([...cell.words, ...wordsOf(claim)])];
  if (hedgeLevels.indexOf(claim.hedge.level) > hedgeLevels.indexOf(cell.hedge))
    cell.hedge = claim.hedge.level;
}

const wordsOf = (claim: StoredClaim): string[] => {
  const { subject, object } = claim.about;
  const share = subject.share?.words ?? object?.share?.words;
  return share ? [...claim.hedge.words, share] : claim.hedge.words;
};

/** Keeps rows of one origin together, in the order of their first. */
function grouped(rows: readonly MatrixRow[]): MatrixRow[] {
  const order = [...new Set(rows.map((row) => row.origin))];
  return [...rows].sort((a, b) => order.indexOf(a.origin) - order.indexOf(b.origin));
}

/** Counts origins: those that name it for certain at least; with hedges, "either", "some" and wider events, at most. */
function totals(
  rows: readonly MatrixRow[],
  columns: readonly EntityId[],
  denials: readonly DenialKind[],
): Total[] {
  const count = (matches: (cell: Cell) => boolean, certain: (cell: Cell) => boolean) => {
    const low = new Set<OriginId>();
    const high = new Set<OriginId>();
    for (const row of rows)
      for (const cell of row.cells)
        if (cell.scope !== 'general' && !cell.counter && matches(cell)) {
          high.add(row.origin);
          if (certain(cell)) low.add(row.origin);
        }
    return { low: low.size, high: high.size };
  };
  const sure = (cell: Cell) => cell.scope === 'this' && cell.claims.some(namesForCertain);
  return [
    ...columns.map((_, column) => ({
      column,
      denies: null,
      ...count((cell) => cell.denies === null && cell.columns.includes(column), sure),
    })),
    ...denials.map((denies) => ({ column: null, denies, ...count((cell) => cell.denies === denies, sure) })),
  ];
}
