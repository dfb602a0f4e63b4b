import type { ReactNode } from 'react';
import { Verbatim } from '../card/quotation.tsx';
import { VoiceText, voiceInWords } from '../card/voice.tsx';
import { FamilyIcon, LineSample, MarkIcon, textureOf } from '../marks/marks.tsx';
import { ThingLink } from '../shell/link.tsx';
import { NARROW, useMedia } from '../shell/use-media.ts';
import type { ContestedEvent, ContestedRecord, ContestedRow } from '../state/filter.ts';
import { change } from '../state/store.ts';
import type { Selection } from '../state/view.ts';
import { useWords, type Words } from '../words/index.ts';
import { useRows } from './use-rows.ts';

interface RecordListProps {
  record: ContestedRecord;
  selection: Selection | null;
  passes: (row: ContestedRow, event: ContestedEvent) => boolean;
  onOpen: (sel: Selection) => void;
}

/** The rails as a table, in their order: the canvas's equal, with the same selection and keys. */
export function RecordList({ record, selection: sel, passes, onOpen }: RecordListProps): ReactNode {
  const words = useWords();
  const { table, onKeyDown } = useRows({ onOpen });
  const events = record.events
    .map((event) => ({ event, rows: event.rows.filter((row) => passes(row, event)) }))
    .filter(({ rows }) => rows.length > 0);
  const first = events[0]?.event.event.id;
  const selectedInTable = events.some(
    ({ event, rows }) => sel?.id === event.event.id || rows.some((row) => sel?.id === row.claims[0]?.id),
  );
  return (
    <table className="list" ref={table} onKeyDown={onKeyDown} aria-label={words.list.record}>
      <thead>
        <tr>
          <th scope="col">{words.list.voice}</th>
          <th scope="col">{words.list.says}</th>
          <th scope="col">{words.list.hedge}</th>
          <th scope="col" className="wide">
            {words.list.where}
          </th>
          <th scope="col" className="wide">
            {words.list.origins}
          </th>
        </tr>
      </thead>
      {events.map(({ event, rows }) => (
        <tbody key={event.event.id}>
          <EventRow
            event={event}
            selected={sel?.id === event.event.id}
            stop={selectedInTable ? sel?.id === event.event.id : event.event.id === first}
          />
          {rows.map((row) => (
            <AccountRow
              key={row.claims[0]?.id}
              row={row}
              event={event}
              selected={sel?.type === 'row' && sel.id === row.claims[0]?.id}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function EventRow({
  event,
  selected,
  stop,
}: {
  event: ContestedEvent;
  selected: boolean;
  stop: boolean;
}): ReactNode {
  const { id, heading, happened } = event.event;
  // Two columns give way where there is no room for them.
  const columns = useMedia(NARROW) ? 3 : 5;
  return (
    <tr
      className="ev"
      data-row="event"
      data-id={id}
      tabIndex={stop ? 0 : -1}
      aria-selected={selected}
      onClick={() => change({ sel: { type: 'event', id } })}
    >
      <th scope="rowgroup" colSpan={columns}>
        <FamilyIcon family="EVENT" size={16} />{' '}
        <ThingLink id={id}>
          <b>{heading}</b>
        </ThingLink>{' '}
        <span className="muted">{[happened?.label, event.summary].filter(Boolean).join(' · ')}</span>
      </th>
    </tr>
  );
}

function AccountRow({
  row,
  event,
  selected,
}: {
  row: ContestedRow;
  event: ContestedEvent;
  selected: boolean;
}): ReactNode {
  const words = useWords();
  const [claim] = row.claims;
  if (!claim) return null;
  const lang = claim.document.source?.lang ?? 'und';
  const sel = { type: 'row', id: claim.id } as const;
  return (
    <tr
      data-row="row"
      data-id={claim.id}
      tabIndex={selected ? 0 : -1}
      aria-selected={selected}
      className={row.general ? 'general' : undefined}
      onClick={() => change({ sel })}
    >
      <td>
        <b>
          <VoiceText voice={row.voice} lang={lang} />
        </b>
      </td>
      <td>
        <MarkIcon mark={row.mark} size={14} /> <span className="muted">{words.marks[row.mark]}:</span>{' '}
        {claim.proposition.sentence}
        {notesOf(row, event, words).map((note) => (
          <span key={note} className="tag">
            {note}
          </span>
        ))}
      </td>
      <td>
        <LineSample texture={textureOf(row.hedge, row.headingOnly)} mark={row.mark} />{' '}
        {words.hedges[row.hedge]} {row.words && <Verbatim words={row.words} lang={lang} />}
      </td>
      <td className="wide">{row.remark ?? words.where[claim.where]}</td>
      <td className="wide">
        {row.origins}
        {row.claims.length > 1 && <span className="muted"> · {words.counts.claims(row.claims.length)}</span>}
      </td>
    </tr>
  );
}

function notesOf(row: ContestedRow, event: ContestedEvent, words: Words): string[] {
  const at = event.rows.indexOf(row);
  const ties = event.ties
    .filter((tie) => tie.from === at || tie.to === at)
    .flatMap((tie) => {
      const other = event.rows[tie.from === at ? tie.to : tie.from];
      if (!other) return [];
      const voice = voiceInWords(other.voice, words);
      return [tie.kind === 'CONTRADICTS' ? words.list.contradicts(voice) : words.list.sameOrigin(voice)];
    });
  return [
    row.denies ? words.denials[row.denies] : '',
    row.headingOnly ? words.legend.headings : '',
    row.general ? words.list.general : '',
    row.counter ? words.list.counter : '',
    ...new Set(ties),
  ].filter(Boolean);
}
