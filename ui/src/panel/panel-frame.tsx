import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CloseGlyph } from '../marks/glyphs.tsx';
import { change, useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';

/** The panel beside the canvas; under 900 px a sheet over its foot, which the grip raises and lowers. */
export function PanelFrame({ narrow, children }: { narrow: boolean; children: ReactNode }): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const box = useRef<HTMLElement>(null);
  const [tall, setTall] = useState(false);
  const key = sel ? `${sel.type} ${sel.id}` : '';

  // Another selection is read from its head.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the selection
  useEffect(() => {
    box.current?.scrollTo(0, 0);
  }, [key]);

  // Without a selection the sheet would only cover the rails.
  if (narrow && !sel) return null;
  return (
    <aside
      className={`right${narrow ? ' sheet' : ''}${tall ? ' tall' : ''}`}
      aria-label={words.panel.label}
      ref={box}
    >
      {narrow && (
        <div className="sheet-head">
          <button type="button" className="grip" aria-expanded={tall} onClick={() => setTall(!tall)}>
            <span className="sr">{words.panel.grip}</span>
          </button>
          <button type="button" className="btn quiet" onClick={() => change({ sel: null })}>
            <CloseGlyph />
            <span className="sr">{words.close}</span>
          </button>
        </div>
      )}
      {children}
    </aside>
  );
}
