import type { EntityId } from '../../../model/entity.ts';
import type { Stretch } from '../../store.ts';
import type { Query } from '../client.ts';
import { CHUNK } from '../write/attach.ts';

/** The text of each stretch, in the order given; null where the document is not attached. */
export async function texts(query: Query, stretches: readonly Stretch[]): Promise<(string | null)[]> {
  const chunk = (point: number) => Math.floor(Math.max(0, point) / CHUNK);
  const wanted = stretches.map(({ document, start, end }, at) => ({
    ...{ at, document },
    from: chunk(start),
    to: chunk(end - 1),
  }));
  const parts: (string[] | undefined)[] = [];
  for (const { at, text } of await query.all<{ at: number; text: string }>(
    `UNWIND $wanted AS w MATCH (t:Text {document: w.document}) WHERE t.n >= w.from AND t.n <= w.to
     RETURN w.at AS at, t.text AS text ORDER BY at, t.n`,
    { wanted },
  ))
    parts[at] = [...(parts[at] ?? []), text];
  const there = await attached(
    query,
    stretches.map(({ document }) => document),
  );
  return stretches.map(({ document, start, end }, at) => {
    if (!there.has(document)) return null;
    const first = chunk(start) * CHUNK;
    return [...(parts[at] ?? []).join('')]
      .slice(Math.max(0, start) - first, Math.max(0, end - first))
      .join('');
  });
}

/** Which of the documents have their text attached. */
export async function attached(query: Query, documents: readonly EntityId[]): Promise<Set<EntityId>> {
  const rows = await query.all<{ id: string }>(
    'UNWIND $ids AS id MATCH (:Text {document: id, n: 0}) RETURN DISTINCT id',
    { ids: [...new Set(documents)] },
  );
  return new Set(rows.map(({ id }) => id));
}
