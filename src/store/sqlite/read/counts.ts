import type { Predicate } from '../../../model/predicates/index.ts';
import type { HedgeLevel, Mark } from '../../../model/utterance.ts';
import type { Counts } from '../../store.ts';
import { Binder } from './binder.ts';
import { membersSql } from './filter.ts';
import type { Frame } from './frame.ts';

type CountRow = [
  group: number,
  mark: Mark,
  hedge: HedgeLevel,
  negated: number,
  spot: string,
  speaker: number | null,
  document: number,
];

/** What `tally` needs of claims, as one text. */
const counted = (group: string) =>
  `json_group_array(json_array(${group}, c.mark, c.hedge, c.negated, c.spot, c.speaker, c.document))`;

export function noCounts(): Counts {
  return { claims: 0, marks: {}, negated: 0, speakers: 0, documents: 0, hedges: {}, inBody: 0 };
}

/** Sums up claims by group. */
function tally(rows: readonly CountRow[]): Map<number, Counts> {
  const groups = new Map<number, { counts: Counts; speakers: Set<number>; documents: Set<number> }>();
  for (const [group, mark, hedge, negated, spot, speaker, document] of rows) {
    const it = groups.get(group) ?? { counts: noCounts(), speakers: new Set(), documents: new Set() };
    groups.set(group, it);
    const { counts } = it;
    counts.claims++;
    counts.marks[mark] = (counts.marks[mark] ?? 0) + 1;
    counts.hedges[hedge] = (counts.hedges[hedge] ?? 0) + 1;
    // Silence is told by a negative too, but it is its own mark.
    if (negated && mark !== 'silence') counts.negated++;
    if (spot === 'body' || spot === 'infobox') counts.inBody++;
    // Voices without a name are one each, since nobody can tell whether they are the same.
    if (speaker === null) counts.speakers++;
    else it.speakers.add(speaker);
    it.documents.add(document);
  }
  const result = new Map<number, Counts>();
  for (const [group, { counts, speakers, documents }] of groups)
    result.set(group, { ...counts, speakers: counts.speakers + speakers.size, documents: documents.size });
  return result;
}

/** What stands behind edges, of the claims in view and, where given, in these documents. */
export function edgeCounts(
  frame: Frame,
  edges: readonly number[],
  documents: readonly number[] | null,
): Map<number, Counts> {
  const b = new Binder();
  const list = b.bind(JSON.stringify(edges));
  const within = documents ? `AND c.document IN ${b.each(documents)}` : '';
  const sql = `SELECT ${counted('k.edge')} FROM json_each(${list}) j CROSS JOIN backing k ON k.edge = j.value
    CROSS JOIN claim c ON c.id = k.claim WHERE ${frame.seen(b, 'c')} ${within}`;
  return tally(JSON.parse(frame.db.text(sql, ...b.values)) as CountRow[]);
}

/** What stands behind propositions. */
export function propositionCounts(frame: Frame, propositions: readonly number[]): Map<number, Counts> {
  const b = new Binder();
  const sql = `SELECT ${counted('c.proposition')} FROM json_each(${b.bind(JSON.stringify(propositions))}) j
    CROSS JOIN claim c ON c.proposition = j.value WHERE ${frame.seen(b, 'c')}`;
  return tally(JSON.parse(frame.db.text(sql, ...b.values)) as CountRow[]);
}

/** For each entity, how many claims name it or are said by it, by predicate; its class counted as one. */
export function predicatesOf(
  frame: Frame,
  ids: readonly string[],
): [string, Partial<Record<Predicate, number>>][] {
  const b = new Binder();
  const rows = frame.db.all(
    `WITH k (ref, member) AS MATERIALIZED (${membersSql(frame, b.bind(JSON.stringify([...new Set(ids)])))})
     SELECT k.ref, c.predicate, count(DISTINCT c.id) FROM k CROSS JOIN mention m ON m.entity = k.member
     CROSS JOIN claim c ON c.id = m.claim WHERE ${frame.seen(b, 'c')} GROUP BY 1, 2`,
    ...b.values,
  ) as [string, Predicate, number][];
  const result = new Map<string, Partial<Record<Predicate, number>>>(ids.map((id) => [id, {}]));
  for (const [ref, predicate, count] of rows) (result.get(ref) ?? {})[predicate] = count;
  return [...result];
}
