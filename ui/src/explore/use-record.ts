import { useEffect, useMemo } from 'react';
import { familyOfId } from '../api/ends.ts';
import { ContestedDocument, type EntityFilter } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import type { ContestedRecord, ContestedRow } from '../state/filter.ts';
import { rememberRecord } from '../state/record-graph.ts';
import { useView } from '../state/store.ts';
import { languageOf, visibleIds } from '../state/view.ts';
import { capital } from '../words/index.ts';

const EVENTS = 12;
const ROWS = 40;
const RAILS = 6;

/** The contested events that touch the shown things; all of them where nothing is shown. */
export function recordFilter(ids: readonly string[]): EntityFilter | null {
  if (ids.length === 0) return null;
  const of = (family: string) => ids.filter((id) => familyOfId(id) === family);
  const parts: EntityFilter[] = [
    { ids: of('EVENT') },
    { accused: of('ACTOR') },
    { struck: of('FACILITY') },
    { place: of('PLACE') },
    { document: of('DOCUMENT') },
  ].filter((part) => Object.values(part).some((list) => list.length > 0));
  return parts.length > 0 ? { or: parts } : { ids: [...ids] };
}

/** Voices stand at the head of their rows, whereas labels are worded for the middle of a sentence. */
function headed(record: ContestedRecord): ContestedRecord {
  const voice = (row: ContestedRow) =>
    row.voice.label ? { ...row, voice: { ...row.voice, label: capital(row.voice.label) } } : row;
  return { ...record, events: record.events.map((event) => ({ ...event, rows: event.rows.map(voice) })) };
}

/** The contested record for what is shown; asked only where rails are drawn. */
export function useRecord(wanted: boolean) {
  const view = useView();
  const asked = useQuery(
    ContestedDocument,
    wanted
      ? {
          filter: recordFilter(visibleIds(view)),
          events: EVENTS,
          rows: ROWS,
          rails: RAILS,
          lang: languageOf(view),
          asOf: view.asof,
        }
      : null,
  );
  const record = useMemo(() => (asked.data ? headed(asked.data.contested) : null), [asked.data]);
  useEffect(() => rememberRecord(record), [record]);
  return { asked, record };
}
