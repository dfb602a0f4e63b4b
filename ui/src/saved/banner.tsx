import { type ReactNode, useEffect, useState } from 'react';
import { SavedViewDocument, type SavedViewPartsFragment } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { copy } from '../card/citation.ts';
import { RefusedCopy } from '../card/cite-button.tsx';
import { announce } from '../state/announce.ts';
import { pathOf } from '../state/route.ts';
import { here, open, refusals, usePlace } from '../state/store.ts';
import { instantInWords, useWords, type Words } from '../words/index.ts';

/** Above a saved view: its name and notes, who saved it, whether it is frozen, and that it cannot be changed. */
export default function SavedBanner({ id }: { id: string }): ReactNode {
  const words = useWords();
  const w = words.saved;
  const { view } = usePlace();
  const { data } = useQuery(SavedViewDocument, { id });
  const [refused, setRefused] = useState<string | null>(null);
  const tries = refusals.use();
  // Whoever moves or hides something hears why it stays.
  useEffect(() => {
    if (tries > 0) announce(w.locked);
  }, [tries, w.locked]);
  const saved = data?.view;
  if (!saved) return null;
  const cite = async () => {
    const text = citationOfView(saved, words, view.lang);
    const done = await copy(text);
    setRefused(done ? null : text);
    announce(done ? w.cited : words.card.citeFailed);
  };
  return (
    <section className="saved-banner" aria-label={w.banner}>
      <p>
        <span className="cap">{w.banner}</span> <b dir="auto">{saved.name}</b>{' '}
        <span className="small muted">{w.by(saved.by, instantInWords(saved.at, view.lang))}</span>
      </p>
      {saved.notes && (
        <p className="small notes" dir="auto">
          {saved.notes}
        </p>
      )}
      <p className="small">
        {saved.frozenAt && <b>{w.frozenAt(instantInWords(saved.frozenAt, view.lang))} </b>}
        {w.readOnly}
      </p>
      <p className="acts">
        <button type="button" onClick={() => open(here().route)}>
          {w.fork}
        </button>
        <button type="button" onClick={() => void cite()}>
          {w.cite}
        </button>
        {refused && <RefusedCopy text={refused} />}
      </p>
    </section>
  );
}

function citationOfView(saved: SavedViewPartsFragment, words: Words, lang: 'en' | 'ar'): string {
  const w = words.saved;
  const frozen = saved.frozenAt ? `, ${w.frozenAt(instantInWords(saved.frozenAt, lang))}` : '';
  const address = new URL(pathOf({ page: 'saved', id: saved.id }), window.location.origin);
  return `${w.citation(saved.name, `${saved.by}, ${instantInWords(saved.at, lang)}`, frozen.replace(/\.$/, ''))} ${address.href}`;
}
