import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { pictured } from '../canvas/pictured.ts';
import { filtersInWords } from '../legend/chip-words.ts';
import { useChoiceNames } from '../legend/names.ts';
import type { Tally } from '../legend/tally.ts';
import { useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { gather, type Shown } from './gather.ts';
import type { ExportFile, ExportView } from './model.ts';
import { Report } from './report.tsx';
import { save } from './save.ts';
import { exportWords } from './words.ts';
import './export.css';

const formats = ['report', 'json', 'csv', 'gexf', 'graphml', 'svg', 'png'] as const;
type Format = (typeof formats)[number];

interface ExportDialogProps {
  shown: Omit<Shown, 'view' | 'filters'>;
  tally: Tally | null;
  onClose: () => void;
}

/** What has become of the file asked for last. */
type State = { is: 'reading' } | { is: 'failed' } | { is: 'saved'; name: string; view: ExportView } | null;

/** Offers the view in each format; what a format needs is read when it is asked for. */
export default function ExportDialog({ shown, tally, onClose }: ExportDialogProps): ReactNode {
  const words = useWords();
  const view = useView();
  const names = useChoiceNames();
  const w = exportWords(view.lang);
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<State>(null);
  const [report, setReport] = useState<ExportView | null>(null);
  const stop = useMemo(() => new AbortController(), []);
  const drawing = pictured.use();

  useEffect(() => {
    if (!report) dialog.current?.showModal();
  }, [report]);

  const make = async (format: Format) => {
    setState({ is: 'reading' });
    const filters = filtersInWords(view.filter, shown.sieve.window, {
      words,
      lang: view.lang,
      names,
      tally,
      most: 50,
    }).map((one) => one.words);
    const all = await gather({ ...shown, view, filters }, stop.signal);
    if (format === 'report') {
      setState(null);
      setReport(all);
      return;
    }
    const files = await filesOf(format, all, drawing);
    for (const file of files) save(file);
    setState({ is: 'saved', name: files.map(({ name }) => name).join(', '), view: all });
  };
  const ask = (format: Format) => {
    make(format).catch(() => stop.signal.aborted || setState({ is: 'failed' }));
  };
  const close = () => {
    stop.abort();
    onClose();
  };

  if (report) return <Report view={report} words={w} onClose={close} />;
  return (
    <dialog ref={dialog} aria-labelledby="export-title" className="export" onClose={close}>
      <div className="dialog-head">
        <h2 id="export-title">{w.title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
      <p className="small">{w.lead}</p>
      <ul className="plain export-formats">
        {formats.map((format) => {
          const [name, what] = w.formats[format] as [string, string];
          const none = (format === 'svg' || format === 'png') && !drawing;
          return (
            <li key={format}>
              <button type="button" disabled={none || state?.is === 'reading'} onClick={() => ask(format)}>
                {name}
              </button>
              <span className="small muted">{none ? w.noDrawing : what}</span>
            </li>
          );
        })}
      </ul>
      <div role="status" className="small">
        {state?.is === 'reading' && w.reading}
        {state?.is === 'failed' && w.failed}
        {state?.is === 'saved' && (
          <>
            <p>{w.saved(state.name, words.counts.claims(state.view.claims.length))}</p>
            <LeftOut view={state.view} words={w} />
          </>
        )}
      </div>
    </dialog>
  );
}

/** What a file leaves out, and why. The manifest says it in English, as the file does. */
export function LeftOut({
  view,
  words,
}: {
  view: ExportView;
  words: ReturnType<typeof exportWords>;
}): ReactNode {
  const { leftOut } = view.manifest;
  if (leftOut.length === 0) return <p>{words.nothingLeftOut}</p>;
  return (
    <p>
      {words.leftOut}:{' '}
      <span lang="en" dir="ltr">
        {leftOut.map(({ what, count, why }) => `${count} ${what} ${why}`).join('; ')}.
      </span>
    </p>
  );
}

async function filesOf(
  format: Exclude<Format, 'report'>,
  view: ExportView,
  drawing: ReturnType<typeof pictured.get>,
): Promise<ExportFile[]> {
  switch (format) {
    case 'json':
      return [(await import('./json.ts')).json(view)];
    case 'csv':
      return [(await import('./csv.ts')).csv(view)];
    case 'gexf':
      return [(await import('./gexf.ts')).gexf(view)];
    case 'graphml':
      return [(await import('./graphml.ts')).graphml(view)];
    default: {
      if (!drawing) return [];
      const { svg, png } = await import('./picture.ts');
      const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
      return format === 'svg' ? [svg(drawing, view, paper)] : png(drawing, view, paper);
    }
  }
}
