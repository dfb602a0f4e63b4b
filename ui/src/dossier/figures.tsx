import type { ReactNode } from 'react';
import { type FigureClaimPartsFragment, FiguresDocument, type FiguresQuery } from '../api/types.gen.ts';
import { type Asked, useQuery } from '../api/use-query.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { HedgeFact } from '../card/facts.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { VoiceText } from '../card/voice.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { Gaps } from '../questions/gaps.tsx';
import { QuotedClaims } from '../questions/quoted.tsx';
import { ThingLink } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import { useWidth } from '../shell/use-media.ts';
import { change, useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';

type Group = FiguresQuery['figures']['groups'][number];
type Row = Group['figures'][number];

/** The figures about a thing, asked for. */
export function useFigures(about: string): Asked<FiguresQuery> {
  const view = useView();
  return useQuery(FiguresDocument, { about, lang: languageOf(view), asOf: view.asof });
}

/**
 * Figures side by side: an axis for each measure, a row for each claimant, what is wider than the thing apart from it.
 * Never added up; where a reader may check a sum, the arithmetic is labelled as such.
 */
export function Figures({ about }: { about: string }): ReactNode {
  const words = useWords();
  const w = words.figureScopes;
  return (
    <Answered asked={useFigures(about)}>
      {({ figures: { groups, checks, lineages, gaps } }) => (
        <div className="figures">
          {groups.length === 0 && (
            <p className="small">
              {words.pages.noneFigures} {words.panel.noData}
            </p>
          )}
          {scopes.map((scope) => {
            const own = groups.filter((group) => group.scope === scope);
            if (own.length === 0) return null;
            return (
              <div key={scope} className="figures">
                {(scope !== 'THIS' || own.length < groups.length) && <h3 className="lab">{w[scope]}</h3>}
                {own.flatMap(axes).map(({ key, group, rows }) => (
                  <FigureGroup key={key} group={group} rows={rows} />
                ))}
              </div>
            );
          })}
          <Lines title={w.checks} lines={checks} />
          <Lines title={w.lineages} lines={lineages} />
          {gaps.length > 0 && <Gaps gaps={gaps} />}
        </div>
      )}
    </Answered>
  );
}

const scopes = ['THIS', 'PART', 'WIDER', 'GENERAL'] as const;

/** A group's axes: what is a part of a counted set stands on one of its own. */
function axes(group: Group): { key: string; group: Group; rows: Row[] }[] {
  const by = new Map<string, Row[]>();
  for (const row of group.figures) {
    const of = row.claim.proposition.quantity?.of?.id ?? '';
    by.set(of, [...(by.get(of) ?? []), row]);
  }
  return [...by].map(([of, rows]) => ({ key: `${group.measure.code} ${group.about.id} ${of}`, group, rows }));
}

function Lines({ title, lines }: { title: string; lines: FiguresQuery['figures']['checks'] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3 className="lab">{title}</h3>
      <ul className="answer-lines">
        {lines.map((line) => (
          <li key={line.text}>
            <p>{line.text}</p>
            <QuotedClaims claims={line.claims} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FigureGroup({ group, rows }: { group: Group; rows: readonly Row[] }): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const [width, box] = useWidth();
  const quantity = rows[0]?.claim.proposition.quantity;
  if (!quantity) return null;
  const most = Math.max(
    1,
    ...rows.flatMap(
      ({
        claim: {
          proposition: { quantity: q },
        },
      }) => [q?.low ?? 0, q?.best ?? 0, q?.high ?? 0],
    ),
  );
  // One figure alone has nothing to stand beside.
  const drawn = width > 0 && rows.length > 1;
  return (
    <figure ref={box}>
      <figcaption>
        <b>{group.measure.label}</b>{' '}
        {group.scope !== 'THIS' && <ThingLink id={group.about.id}>{group.about.heading}</ThingLink>}{' '}
        {quantity.of && <span className="muted">{words.pages.killedOn(quantity.of.label)}</span>}
      </figcaption>
      <ul>
        {rows.map(({ claim, period, area }) => (
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
              {[period, ...area].map(
                (limit) =>
                  limit && (
                    <span key={limit.label} className="muted">
                      {' '}
                      · {limit.label}
                    </span>
                  ),
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
