import type { ReactNode } from 'react';
import { Verbatim } from '../card/quotation.tsx';
import { VoiceText } from '../card/voice.tsx';
import { textureOf } from '../marks/marks.tsx';
import { NARROW, useMedia } from '../shell/use-media.ts';
import type { ContestedEvent, ContestedRecord, ContestedRow } from '../state/filter.ts';
import { change, useView } from '../state/store.ts';
import { capital, useWords } from '../words/index.ts';
import { RowPicture } from './row-picture.tsx';

/** The more rails there are, the closer they stand, so that the words beside them keep their room. */
function stepFor(rails: number, narrow: boolean): number {
  const room = narrow ? 310 : 340;
  return Math.max(44, Math.min(92, Math.floor(room / Math.max(rails, 1))));
}

interface RailRowsProps {
  event: ContestedEvent;
  rails: ContestedRecord['rails'];
}

/** Who blames whom, a row for each origin's account: its mark on the rail of the accused, its voice and its hedge. */
export function RailRows({ event, rails }: RailRowsProps): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const step = stepFor(rails.length, useMedia(NARROW));
  return (
    <div className="rail-rows" ref={(box) => box?.style.setProperty('--rail-step', `${step}px`)}>
      <div className="rail-heads" aria-hidden="true">
        {rails.map(({ actor }) => (
          <span key={actor.id} className="pill">
            <bdi>{actor.heading}</bdi>
          </span>
        ))}
      </div>
      <ul>
        {event.rows.map((row) => {
          const [claim] = row.claims;
          if (!claim) return null;
          const selected = row.claims.some((one) => one.id === sel?.id);
          return (
            <li key={claim.id}>
              <button
                type="button"
                className={`rail-row${selected ? ' on' : ''}${row.general ? ' general' : ''}`}
                aria-pressed={selected}
                onClick={() => change({ sel: { type: 'claim', id: claim.id } })}
              >
                <RowPicture
                  row={row}
                  rails={rails.length}
                  step={step}
                  texture={textureOf(row.hedge, row.headingOnly)}
                />
                <RowWords
                  row={row}
                  lang={claim.document.source?.lang ?? 'und'}
                  sentence={claim.proposition.sentence}
                />
                {row.claims.length > 1 && (
                  <span className="cap">{words.counts.claims(row.claims.length)}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function RowWords({ row, lang, sentence }: { row: ContestedRow; lang: string; sentence: string }): ReactNode {
  const words = useWords();
  const set = row.mode === 'EITHER' ? words.sets.either : row.on.length > 1 ? words.sets.and : '';
  return (
    <span className="row-words">
      <b>
        <VoiceText voice={row.voice} lang={lang} />
      </b>{' '}
      {set && <b className="set">{set}</b>} {row.words && <Verbatim words={row.words} lang={lang} />}
      {row.remark && <span className="small muted"> {row.remark}</span>}
      {row.general && <span className="tag">{words.list.general}</span>}
      {row.counter && <span className="tag">{words.list.counter}</span>}
      <br />
      <span className="small muted">{capital(sentence)}</span>
    </span>
  );
}
