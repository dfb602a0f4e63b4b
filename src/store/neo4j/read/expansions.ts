import type { Direction, EdgeFamily } from '../../../model/edges.ts';
import type { Expansion } from '../../store.ts';
import type { Query } from '../client.ts';
import { ALL_HOPS } from '../hops.ts';
import { Binder } from './binder.ts';
import { membersFrom } from './edges.ts';
import type { Frame } from './frame.ts';

interface Row extends Omit<Expansion, 'direction' | 'family'> {
  node: string;
  family: EdgeFamily;
  out: boolean;
}

/** For each node what expanding it, and everything judged the same, would bring, most claims first. */
export async function expansionsOf(
  frame: Frame,
  query: Query,
  ids: readonly string[],
  shown: readonly string[],
): Promise<Map<string, Expansion[]>> {
  const b = new Binder();
  const start = `${membersFrom(frame, b, [...new Set(ids)])} WITH id AS node, n`;
  const hidden = `count(DISTINCT CASE WHEN NOT o.id IN ${b.bind([...new Set(shown)])} THEN o.id END) AS hidden`;
  // One edge may join a node to several; its claims are counted once.
  const stored = `${start} MATCH (n)-[r:${ALL_HOPS}]-(o:Entity)
    WITH node, r.family AS family, r.kind AS type, r.part AS part, startNode(r) = n AS out,
      count(DISTINCT o.id) AS neighbours, ${hidden}, collect(DISTINCT [r.edge, r.claims]) AS edges
    RETURN node, family, type, part, out, neighbours, hidden, reduce(sum = 0, it IN edges | sum + it[1]) AS claims`;
  const counted = () => `${start} MATCH (n)<-[l:NEAR|FAR]-(g:Edge)-[f:NEAR|FAR]->(o:Entity)
    WHERE l.leads AND type(f) <> type(l) AND o <> n
    MATCH (g)<-[:BACKS]-(c:Claim) WHERE ${frame.seen(b, 'c')}
    RETURN node, g.family AS family, g.type AS type, g.part AS part, type(l) = 'NEAR' AS out,
      count(DISTINCT o.id) AS neighbours, ${hidden}, count(DISTINCT c) AS claims`;
  const rows = await query.all<Row>(
    `${frame.now ? stored : counted()} ORDER BY claims DESC, family, type, out DESC, part`,
    b.params,
  );
  const result = new Map<string, Expansion[]>(ids.map((id) => [id, []]));
  for (const { node, out, family, type, part, neighbours, hidden, claims } of rows) {
    const direction: Direction = out ? 'out' : 'in';
    result.get(node)?.push({ family, type, direction, part, neighbours, hidden, claims });
  }
  return result;
}
