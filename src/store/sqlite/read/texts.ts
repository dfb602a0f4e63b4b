import type { Stretch } from '../../store.ts';
import { CHUNK } from '../write/attach.ts';
import type { Frame } from './frame.ts';

/** The text of each stretch, in the order given; null where the document is not attached. */
export function texts(frame: Frame, stretches: readonly Stretch[]): (string | null)[] {
  const wanted = stretches.map(({ document, start, end }, at) => [
    ...[at, document, Math.floor(Math.max(0, start) / CHUNK)],
    Math.floor(Math.max(0, end - 1) / CHUNK),
  ]);
  const parts: (string[] | undefined)[] = [];
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const [at, text] of frame.db.all(
    `SELECT i.value ->> 0, t.text FROM json_each(?) i CROSS JOIN entity e ON e.ref = i.value ->> 1
     CROSS JOIN text_chunk t ON t.document = e.id AND t.n BETWEEN i.value ->> 2 AND i.value ->> 3
     ORDER BY i.value ->> 0, t.n`,
    JSON.stringify(wanted),
  ) as [number, Uint8Array][])
    parts[at] = [...(parts[at] ?? []), decoder.decode(text)];
  const there = attached(
    frame,
    stretches.map(({ document }) => document),
  );
  return stretches.map(({ document, start, end }, at) => {
    if (!there.includes(document)) return null;
    const first = Math.floor(Math.max(0, start) / CHUNK) * CHUNK;
    return [...(parts[at] ?? []).join('')]
      .slice(Math.max(0, start) - first, Math.max(0, end - first))
      .join('');
  });
}

/** Which of the documents have their text attached. */
export function attached(frame: Frame, documents: readonly string[]): string[] {
  return frame.db
    .all(
      `SELECT DISTINCT e.ref FROM json_each(?) i CROSS JOIN entity e ON e.ref = i.value
       WHERE EXISTS (SELECT 1 FROM text_chunk t WHERE t.document = e.id)`,
      JSON.stringify(documents),
    )
    .map(([ref]) => String(ref));
}
