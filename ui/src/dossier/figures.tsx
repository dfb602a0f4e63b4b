import type { ReactNode } from 'react';
import type { FigureClaimPartsFragment } from '../api/types.gen.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { HedgeFact } from '../card/facts.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { VoiceText } from '../card/voice.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { useWidth } from '../shell/use-media.ts';
import { change, useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';

/** Figures side by side: an axis for each measure, a row for each claimant. Never added up. */
export function Figures({ claims }: { claims: readonly FigureClaimPartsFragment[] }): ReactNode {
  const words = useWords();
  const figures = claims.filter((claim) => claim.proposition.quantity);
  if (figures.length === 0)
    return (
      <p className="small">
        {words.pages.noneFigures} {words.panel.noData}
      </p>
    );
  const groups = new Map<string, FigureClaimPartsFragment[]>();
  for (const claim of figures) {
    const { quantity } = claim.proposition;
    const key = [quantity?.measure.code, quantity?.of?.id].filter(Boolean).join(' · ');
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return (
    <div className="figures">
      {[...groups].map(([title, rows]) => (
        <FigureGroup key={title} rows={rows} />
      ))}
    </div>
  );
}

function FigureGroup({ rows }: { rows: readonly FigureClaimPartsFragment[] }): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const [width, box] = useWidth();
  const quantity = rows[0]?.proposition.quantity;
  if (!quantity) return null;
  const most = Math.max(
    1,
    ...rows.flatMap(({ proposition: { quantity: q } }) => [q?.low ?? 0, q?.best ?? 0, q?.high ?? 0]),
  );
  // One figure alone has nothing to stand beside.
  const drawn = width > 0 && rows.length > 1;
  return (
    <figure ref={box}>
      <figcaption>
        <b>{quantity.measure.label}</b>{' '}
        {quantity.of && <span className="muted">{words.pages.killedOn(quantity.of.label)}</span>}
      </figcaption>
      <ul>
        {rows.map((claim) => (
          <li key={claim.id} className={sel?.id === claim.id ? 'on' : undefined}>
            <button
              type="button"
              className="figure-row"
              aria-pressed={sel?.id === claim.id}
              onClick={() => change({ sel: { type: 'claim', id: claim.id } })}
            >
              {claim.mark !== 'ASSERTS' && (
                <>
                  <MarkIcon mark={claim.mark} size={14} /> {words.marks[claim.mark]}:{' '}
                </>
              )}
              {claim.proposition.negated && <>{words.pages.notSo} </>}
              <b>{claim.proposition.quantity?.figure}</b> {claim.proposition.quantity?.unit}
              <span className="muted"> · </span>
              <VoiceText voice={claim.voice} lang={languageOfClaim(claim)} />{' '}
              <Verbatim words={claim.proposition.quantity?.words ?? ''} lang={languageOfClaim(claim)} />
              {(claim.hedge.level !== 'FLAT' || claim.hedge.words.length > 0) && (
                <>
                  <span className="muted"> · {words.card.hedge} </span>
                  <HedgeFact claim={claim} />
                </>
              )}
              {claim.condition && (
                <>
                  <span className="muted"> · {words.card.conditional} </span>
                  <Verbatim words={claim.condition} lang={languageOfClaim(claim)} />
                </>
              )}
            </button>
            {drawn && <FigurePicture claim={claim} most={most} width={width} />}
          </li>
        ))}
      </ul>
      {drawn && <Scale most={most} width={width} />}
    </figure>
  );
}

const PAD = 8;

function useX(most: number, width: number): (value: number) => number {
  const { lang } = useView();
  return (value) => {
    const at = PAD + (value / most) * (width - 2 * PAD - 20);
    return lang === 'ar' ? width - at : at;
  };
}

/** Exact is a dot; “more than” an arrow onwards; “up to” a dotted run to a cap; a range a bar; “about” a hollow dot.
 * What is hedged, conditional or not asserted has a dashed outline: it never looks like a plain figure. */
function FigurePicture({
  claim,
  most,
  width,
}: {
  claim: FigureClaimPartsFragment;
  most: number;
  width: number;
}): ReactNode {
  const x = useX(most, width);
  const { lang } = useView();
  const q = claim.proposition.quantity;
  if (q?.state !== 'GIVEN')
    return (
      <svg width={width} height="14" aria-hidden="true">
        <path d={`M${x(0)} 7H${x(most)}`} stroke="var(--ink2)" strokeDasharray="1 5" />
      </svg>
    );
  const forward = lang === 'ar' ? -1 : 1;
  const { low, best, high } = q;
  const exact = low !== null && low === high;
  const at = best ?? low ?? high ?? 0;
  const plain =
    claim.mark === 'ASSERTS' &&
    claim.hedge.level === 'FLAT' &&
    !claim.condition &&
    !claim.proposition.negated;
  return (
    <svg width={width} height="14" aria-hidden="true">
      {low === null && best === null && high !== null && (
        <path d={`M${x(0)} 7H${x(high)}`} stroke="var(--ink)" strokeWidth="1.6" strokeDasharray="2 3" />
      )}
      {low !== null && high !== null && !exact && (
        <path d={`M${x(low)} 7H${x(high)}`} stroke="var(--ink)" strokeWidth="4" />
      )}
      {low !== null && high === null && (
        <path d={`M${x(low)} 7h${forward * 14}`} stroke="var(--ink)" strokeWidth="2" />
      )}
      {low !== null && high === null && (
        <path d={`M${x(low) + forward * 20} 7l${-forward * 7} -4.5v9z`} fill="var(--ink)" />
      )}
      {low === null && high !== null ? (
        <path d={`M${x(high)} 1v12`} stroke="var(--ink)" strokeWidth="2" />
      ) : (
        <circle
          cx={x(at)}
          cy="7"
          r="4.5"
          fill={plain && low !== null ? 'var(--ink)' : 'var(--surface)'}
          stroke="var(--ink)"
          strokeWidth="1.6"
          strokeDasharray={plain ? undefined : '2 2'}
        />
      )}
    </svg>
  );
}

/** 1, 2 or 5 of some power of ten, and a whole number: figures count things. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= least) ?? power;
}

function Scale({ most, width }: { most: number; width: number }): ReactNode {
  const x = useX(most, width);
  const step = niceStep(most / 5);
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
  return (
    <svg width={width} height="18" aria-hidden="true" className="scale">
      <path d={`M${x(0)} 1H${x(most)}`} stroke="var(--edge)" />
      {ticks.map((value) => (
        <text key={value} x={x(value)} y="15" textAnchor="middle">
          {value}
        </text>
      ))}
    </svg>
  );
}
