import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { exactWords } from '../api/ends.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { citationOf } from '../card/citation.ts';
import { Verbatim } from '../card/quotation.tsx';
import { VoiceText } from '../card/voice.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { useView } from '../state/store.ts';
import { dayInWords, listed, useWords } from '../words/index.ts';
import { LeftOut } from './dialog.tsx';
import type { ExportClaim, ExportEdge, ExportEnds, ExportView } from './model.ts';
import type { ExportWords } from './words.ts';

interface ReportProps {
  view: ExportView;
  words: ExportWords;
  onClose: () => void;
}

/** The view as a document to be printed: the browser shapes every script, and saves it as PDF. */
export function Report({ view, words, onClose }: ReportProps): ReactNode {
  useEffect(() => {
    document.documentElement.dataset['report'] = '';
    window.scrollTo(0, 0);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      delete document.documentElement.dataset['report'];
      document.removeEventListener('keydown', onKey);
    };
  }, [onClose]);
  const numbers = new Map(view.claims.map((claim, at) => [claim.id, at + 1]));
  const record = view.manifest.shows === 'contested record';
  return createPortal(
    <main className="report">
      <p className="acts report-acts">
        <button type="button" className="btn solid" onClick={() => window.print()}>
          {words.print}
        </button>
        <button type="button" onClick={onClose}>
          {words.back}
        </button>
      </p>
      <Head view={view} words={words} />
      <h2>{record ? words.accounts : words.edges}</h2>
      <ul className="plain">
        {view.edges.map((edge) => (
          <EdgeLine key={edge.id} edge={edge} numbers={numbers} words={words} />
        ))}
      </ul>
      <h2>{words.claims}</h2>
      <ol className="report-claims">
        {view.claims.map((claim) => (
          <ClaimBlock key={claim.id} claim={claim} words={words} />
        ))}
      </ol>
    </main>,
    document.body,
  );
}

function Head({ view, words }: Omit<ReportProps, 'onClose'>): ReactNode {
  const all = useWords();
  const { lang } = useView();
  const { made, address, asOf, filters, counts, shows } = view.manifest;
  const holds = [
    all.counts.things(counts.nodes),
    all.counts.edges(counts.edges),
    all.counts.claims(counts.claims),
    all.counts.documents(counts.documents),
  ];
  const clock = asOf === 'today' ? undefined : Object.entries(all.clocks).find(([key]) => key === asOf.clock);
  const rows: [string, ReactNode][] = [
    [words.made, dayInWords(made.slice(0, 10), lang)],
    [
      words.address,
      <span key="address" dir="ltr" className="address">
        {address}
      </span>,
    ],
    [words.asOf, asOf === 'today' ? words.today : `${dayInWords(asOf.date, lang)} (${clock?.[1] ?? ''})`],
    [words.filters, filters.length > 0 ? filters.join('; ') : words.noFilters],
    [words.holds, holds.join(' · ')],
  ];
  return (
    <>
      <h1>
        {words.report}: {shows === 'graph' ? all.record.canvas : all.record.title}
      </h1>
      <dl className="report-head">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <LeftOut view={view} words={words} />
    </>
  );
}

function EdgeLine({
  edge,
  numbers,
  words,
}: {
  edge: ExportEdge;
  numbers: ReadonlyMap<string, number>;
  words: ExportWords;
}): ReactNode {
  const all = useWords();
  const { lang } = useView();
  const end = ({ mode, share, entities }: ExportEnds) => {
    const names = entities.map(({ heading }) => heading);
    if (names.length === 0) return words.noOne;
    const said = listed(names, lang, mode === 'EITHER' ? 'disjunction' : 'conjunction');
    if (mode === 'EITHER') return `${all.sets.either}: ${said}`;
    return mode === 'SOME' ? `${all.sets.some}${share ? ` “${share.words}”` : ''}: ${said}` : said;
  };
  return (
    <li className="report-edge">
      {edge.family === 'ACCOUNT' ? (
        <>
          <b>
            <bdi>{end(edge.object)}</bdi>
          </b>{' '}
          · <bdi>{end(edge.subject)}</bdi> · {edge.label}
        </>
      ) : (
        <>
          <b>
            <bdi>{end(edge.subject)}</bdi>
          </b>{' '}
          {edge.label}{' '}
          <b>
            <bdi>{end(edge.object)}</bdi>
          </b>
        </>
      )}{' '}
      <span className="muted">
        {edge.claims.length === 0
          ? words.noClaim
          : `${words.refers} ${edge.claims.map((id) => `[${numbers.get(id)}]`).join(' ')}`}
      </span>
    </li>
  );
}

function ClaimBlock({ claim, words }: { claim: ExportClaim; words: ExportWords }): ReactNode {
  const all = useWords();
  const { lang } = useView();
  const spoken = languageOfClaim(claim);
  return (
    <li>
      <p>
        <MarkIcon mark={claim.mark} size={14} /> {all.marks[claim.mark]} ·{' '}
        <b>
          <VoiceText voice={claim.voice} lang={spoken} />
        </b>
        : {claim.sentence}
      </p>
      <blockquote>
        <Verbatim words={exactWords(claim)} lang={spoken} />
      </blockquote>
      <p className="small">
        {words.hedge}: {all.hedges[claim.hedge.level]}{' '}
        {claim.hedge.words.map((one) => (
          <Verbatim key={one} words={one} lang={spoken} />
        ))}
      </p>
      <p className="small muted">
        {words.cite}: <bdi>{citationOf(claim, lang)}</bdi>
      </p>
    </li>
  );
}
