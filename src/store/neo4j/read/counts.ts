import type { Predicate } from '../../../model/predicates/index.ts';
import type { HedgeLevel, Mark } from '../../../model/utterance.ts';
import type { Counts } from '../../store.ts';
import type { Query } from '../client.ts';
import { Binder } from './binder.ts';
import { type Frame, MENTIONS } from './frame.ts';

export function noCounts(): Counts {
  return { claims: 0, marks: {}, negated: 0, speakers: 0, documents: 0, hedges: {}, inBody: 0 };
}

export interface CountRow {
  k: string;
  mark: Mark;
  hedge: HedgeLevel;
  negated: boolean;
  inBody: boolean;
  n: number;
  speakers: string[];
  unnamed: number;
  documents: string[];
}

/** What `tally` needs of the claims of a group `k`, summed up by the server as far as it goes. */
const columns = `c.mark AS mark, c.hedge AS hedge, c.negated AS negated, c.spot IN ['body', 'infobox'] AS inBody,
  count(*) AS n, collect(DISTINCT c.speaker) AS speakers, sum(CASE WHEN c.speaker IS NULL THEN 1 ELSE 0 END) AS unnamed,
  collect(DISTINCT c.document) AS documents`;

/** Counts by group. */
export function tally(rows: readonly CountRow[]): Map<string, Counts> {
  const groups = new Map<string, { counts: Counts; speakers: Set<string>; documents: Set<string> }>();
  for (const { k, mark, hedge, negated, inBody, n, ...row } of rows) {
    const it = groups.get(k) ?? { counts: noCounts(), speakers: new Set(), documents: new Set() };
    groups.set(k, it);
    const { counts } = it;
    counts.claims += n;
    counts.marks[mark] = (counts.marks[mark] ?? 0) + n;
    counts.hedges[hedge] = (counts.hedges[hedge] ?? 0) + n;
    // Silence is told by a negative too, but it is its own mark.
    if (negated && mark !== 'silence') counts.negated += n;
    if (inBody) counts.inBody += n;
    // Voices without a name are one each, since nobody can tell whether they are the same.
    counts.speakers += row.unnamed;
    for (const speaker of row.speakers) it.speakers.add(speaker);
    for (const document of row.documents) it.documents.add(document);
  }
  return new Map(
    [...groups].map(([k, { counts, speakers, documents }]) => [
      k,
      { ...counts, speakers: counts.speakers + speakers.size, documents: documents.size },
    ]),
  );
}

/** Cypher that finds, as `counts` for `tally`, what stands behind an edge `g`, of the claims in view and, where given, in these documents. */
export function countedBehind(b: Binder, frame: Frame, documents: readonly string[] | null): string {
  const inside = documents ? `AND ${b.among('c.document', documents)}` : '';
  const names = ['mark', 'hedge', 'negated', 'inBody', 'n', 'speakers', 'unnamed', 'documents'];
  return `CALL (g) { MATCH (g)<-[:BACKS]-(c:Claim) WHERE ${frame.seen(b, 'c')} ${inside} WITH ${columns}
    RETURN collect({${names.map((name) => `${name}: ${name}`).join(', ')}}) AS counts }`;
}

/** What stands behind propositions. */
export async function propositionCounts(
  frame: Frame,
  query: Query,
  propositions: readonly string[],
): Promise<Map<string, Counts>> {
  const b = new Binder();
  return tally(
    await query.all<CountRow>(
      `UNWIND ${b.bind(propositions)} AS id MATCH (c:Claim {proposition: id}) WHERE ${frame.seen(b, 'c')}
       RETURN id AS k, ${columns}`,
      b.params,
    ),
  );
}

/** For each entity, how many claims name it or are said by it, by predicate; its class counted as one. */
export async function predicatesOf(
  frame: Frame,
  query: Query,
  ids: readonly string[],
): Promise<Map<string, Partial<Record<Predicate, number>>>> {
  const b = new Binder();
  const rows = await query.all<{ id: string; predicate: Predicate; n: number }>(
    `UNWIND ${b.bind([...new Set(ids)])} AS id MATCH (e:Entity {id: id})
     UNWIND ${frame.members(b, 'e')} AS k MATCH (:Entity {id: k})<-[:${MENTIONS}]-(c:Claim)
     WHERE ${frame.seen(b, 'c')}
     RETURN id, c.predicate AS predicate, count(DISTINCT c) AS n ORDER BY predicate`,
    b.params,
  );
  const result = new Map<string, Partial<Record<Predicate, number>>>(ids.map((id) => [id, {}]));
  for (const { id, predicate, n } of rows) (result.get(id) ?? {})[predicate] = n;
  return result;
}
