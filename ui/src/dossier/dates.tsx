import type { ReactNode } from 'react';
import type { DatedClaimPartsFragment, WhenPartsFragment } from '../api/types.gen.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { WhenFact } from '../card/facts.tsx';
import { VoiceText } from '../card/voice.tsx';
import { useWidth } from '../shell/use-media.ts';
import { useView } from '../state/store.ts';
import { isLong, type Scale, scaleOf } from '../timeline/scale.ts';
import { useWords } from '../words/index.ts';

interface DateRow {
  key: string;
  when: WhenPartsFragment;
  claim: DatedClaimPartsFragment;
  denial: boolean;
}

/** Every date on its clock with its words: a tick is a day, a box the possible span, an I-beam is inferred. */
export function Dates({
  times,
  others,
}: {
  times: readonly DatedClaimPartsFragment[];
  others: readonly DatedClaimPartsFragment[];
}): ReactNode {
  const words = useWords();
  const { lang } = useView();
  const [width, box] = useWidth();
  const happened = unique(times, (claim) => claim.proposition.when);
  const said = unique(others, (claim) => claim.said);
  const published = unique(
    [...times, ...others],
    (claim) => claim.published,
    (claim) => claim.document.id,
  );
  const groups = [
    { clock: words.clocks.HAPPENED, rows: happened },
    { clock: words.clocks.SAID, rows: said },
    { clock: words.clocks.PUBLISHED, rows: published },
  ].filter((group) => group.rows.length > 0);
  if (groups.length === 0)
    return (
      <p className="small">
        {words.card.noDate}. {words.panel.noData}
      </p>
    );
  const spans = groups.flatMap((group) => group.rows.map(({ when }) => when.span));
  const scale = width > 0 ? scaleOf(spans, width, lang) : null;
  return (
    <div className="dates" ref={box}>
      {groups.map(({ clock, rows }) => (
        <div key={clock}>
          <h3 className="lab">{clock}</h3>
          <ul>
            {rows.map((row) => (
              <li key={row.key}>
                <span className="small">
                  <WhenFact when={row.when} lang={languageOfClaim(row.claim)} />
                  <span className="muted">
                    {' · '}
                    <VoiceText voice={row.claim.voice} lang={languageOfClaim(row.claim)} />
                  </span>
                </span>
                {scale && <DatePicture row={row} scale={scale} width={width} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {scale && <Axis scale={scale} width={width} />}
    </div>
  );
}

function unique(
  claims: readonly DatedClaimPartsFragment[],
  pick: (claim: DatedClaimPartsFragment) => WhenPartsFragment | null,
  by: (claim: DatedClaimPartsFragment) => string = (claim) => claim.utterance.id,
): DateRow[] {
  const rows = new Map<string, DateRow>();
  for (const claim of claims) {
    const when = pick(claim);
    const key = when ? `${by(claim)} ${when.edtf}` : '';
    if (when && !rows.has(key)) rows.set(key, { key, when, claim, denial: claim.mark === 'DENIES' });
  }
  return [...rows.values()];
}

function DatePicture({ row, scale, width }: { row: DateRow; scale: Scale; width: number }): ReactNode {
  const { earliest, latest } = row.when.span;
  const { lang } = useView();
  const [near, far] = lang === 'ar' ? [width - 10, 10] : [10, width - 10];
  const from = earliest ? scale.x(earliest) : near;
  const to = latest ? scale.x(latest) : far;
  const left = Math.min(from, to);
  const span = Math.abs(to - from);
  const colour = row.denial ? 'var(--denies)' : 'var(--ink2)';
  const approximate = /[~%]/.test(row.when.edtf) || isLong(row.when.span);
  return (
    <svg width={width} height="16" aria-hidden="true">
      {span <= 3 ? (
        <path
          d={row.when.inferred ? `M${from} 2V14M${from - 5} 2h10M${from - 5} 14h10` : `M${from} 1V15`}
          stroke={row.denial ? 'var(--denies)' : 'var(--ink)'}
          strokeWidth={row.when.inferred ? 2 : 3}
          fill="none"
        />
      ) : (
        <rect
          x={left}
          y="4"
          width={span}
          height="8"
          fill="none"
          stroke={colour}
          strokeWidth="1.3"
          strokeDasharray={approximate ? '4 3' : undefined}
        />
      )}
    </svg>
  );
}

function Axis({ scale, width }: { scale: Scale; width: number }): ReactNode {
  return (
    <svg width={width} height="20" aria-hidden="true" className="scale">
      <path d={`M10 1H${width - 10}`} stroke="var(--edge)" />
      {scale.ticks.map(({ day, label }) => (
        <g key={day}>
          <path d={`M${scale.x(day)} 1v4`} stroke="var(--edge)" />
          <text x={scale.x(day)} y="17" textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}
