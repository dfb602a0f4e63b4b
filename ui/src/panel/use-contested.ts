import { ContestedDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import type { ContestedEvent, ContestedRecord } from '../state/filter.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { contestedFor } from './event-parts.ts';

const ROWS = 40;
const RAILS = 6;

/** The rails of one event alone; null where it is not contested, or not yet read. */
export function useContested(id: string): { event: ContestedEvent; rails: ContestedRecord['rails'] } | null {
  const view = useView();
  const { data } = useQuery(ContestedDocument, {
    filter: { ids: [id] },
    events: 1,
    rows: ROWS,
    rails: RAILS,
    lang: languageOf(view),
    asOf: view.asof,
  });
  const event = data && contestedFor(data.contested.events, id);
  return event ? { event, rails: data.contested.rails } : null;
}
