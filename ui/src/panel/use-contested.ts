import { ContestedDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import type { ContestedEvent, ContestedRecord } from '../state/filter.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { contestedFor } from './event-parts.ts';

const ROWS = 40;
const RAILS = 6;

/** The rails of one event; those of the record where it holds them already. Null where the event is not contested. */
export function useContested(
  id: string,
  record: ContestedRecord | null = null,
): { event: ContestedEvent; rails: ContestedRecord['rails'] } | null {
  const view = useView();
  const known = record && contestedFor(record.events, id);
  const { data } = useQuery(
    ContestedDocument,
    known
      ? null
      : {
          filter: { ids: [id] },
          events: 1,
          rows: ROWS,
          rails: RAILS,
          lang: languageOf(view),
          asOf: view.asof,
        },
  );
  if (known && record) return { event: known, rails: record.rails };
  const event = data && contestedFor(data.contested.events, id);
  return event ? { event, rails: data.contested.rails } : null;
}
