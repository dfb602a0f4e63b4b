import type { ArchiveRecord } from '../records.ts';
import type { Query } from './client.ts';

type Held = { set: string; label: string | null; gone: boolean };
interface Kept {
  json: string;
  recorded: number;
  withdrawn: number | null;
  sets: Held[];
}

const instant = (value: number) => new Date(value).toISOString();

function history({ sets, recorded, withdrawn }: Kept) {
  return {
    sets: sets.map(({ set, label, gone }) => ({
      set,
      ...(label === null ? {} : { label }),
      ...(gone ? { gone: true as const } : {}),
    })),
    recorded: instant(recorded),
    withdrawn: withdrawn === null ? null : instant(withdrawn),
  };
}

const rows = (label: string, more = '') => `MATCH (x:${label}) WHERE NOT x:Pending
  RETURN x.json AS json, x.recorded AS recorded, x.withdrawn AS withdrawn, x.id AS id ${more},
    COLLECT { MATCH (x)-[h:HELD]->(s:Set) RETURN {set: s.name, label: h.label, gone: h.gone} ORDER BY s.name } AS sets
  ORDER BY id`;

/**
 * Everything a store holds, record by record, sorted.
 * @param seen what may be seen of it; saved views always may
 */
export async function* archive(query: Query, seen: Query): AsyncGenerator<ArchiveRecord> {
  yield { type: 'header', format: 'ascribe/1' };
  for await (const { id, set, at } of seen.each<{ id: string; set: string; at: number }>(
    'MATCH (l:Load) RETURN l.id AS id, l.set AS set, l.at AS at ORDER BY id',
  ))
    yield { type: 'load', id, set, at: instant(at) };
  for await (const row of seen.each<Kept>(rows('Entity')))
    yield { type: 'entity', entity: JSON.parse(row.json), ...history(row) };
  for await (const row of seen.each<Kept & { id: string; occurrences: number[] }>(
    rows('Utterance', ', x.occurrences AS occurrences'),
  ))
    yield {
      ...{ type: 'utterance', id: row.id, occurrences: row.occurrences },
      ...{ utterance: { ...JSON.parse(row.json), claims: [] }, ...history(row) },
    } as ArchiveRecord;
  for await (const row of seen.each<Kept & { id: string; utterance: string }>(
    rows('Claim', ', x.utterance AS utterance'),
  ))
    yield {
      ...{ type: 'claim', id: row.id, utterance: row.utterance },
      ...{ claim: JSON.parse(row.json), ...history(row) },
    } as ArchiveRecord;
  for await (const row of seen.each<Kept>(rows('Judgement')))
    yield { type: 'judgement', judgement: JSON.parse(row.json), ...history(row) };
  for await (const { json } of query.each<{ json: string }>(
    'MATCH (v:SavedView) WHERE NOT v:Pending RETURN v.json AS json ORDER BY v.id',
  ))
    yield { type: 'view', view: JSON.parse(json) };
}
