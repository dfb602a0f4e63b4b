import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Clock } from '../api/types.gen.ts';
import { change, usePlace } from '../state/store.ts';
import { dayInWords, useWords } from '../words/index.ts';

const clocks: readonly Clock[] = ['RECORDED', 'PUBLISHED', 'SAID', 'HAPPENED'];

/** Looks at the record as it stood on a day of a named clock. */
export function AsOfControl(): ReactNode {
  const words = useWords();
  const {
    view: { asof, lang },
    saved,
  } = usePlace();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // One step out is this form alone, not the selection too.
      event.stopImmediatePropagation();
      setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', onEscape, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', onEscape, { capture: true });
    };
  }, [open]);

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const date = String(data.get('date') ?? '');
    const clock = clocks.find((one) => one === data.get('clock'));
    change({ asof: date && clock ? { clock, date } : null });
    setOpen(false);
  };
  return (
    <div className="asof small" ref={box}>
      <span className="muted">{words.asOf.label}</span>
      <button type="button" aria-expanded={open} disabled={saved !== null} onClick={() => setOpen(!open)}>
        {asof ? `${dayInWords(asof.date, lang)}, ${words.clocks[asof.clock]}` : words.asOf.today}
        <span className="sr">, {words.asOf.label}</span>
      </button>
      {open && (
        <form className="pop" onSubmit={apply}>
          <label>
            {words.asOf.clock}
            <select name="clock" defaultValue={asof?.clock ?? 'PUBLISHED'}>
              {clocks.map((clock) => (
                <option key={clock} value={clock}>
                  {words.clocks[clock]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.asOf.day}
            <input type="date" name="date" required defaultValue={asof?.date.slice(0, 10)} />
          </label>
          <button type="submit">{words.asOf.apply}</button>
          {asof && (
            <button
              type="button"
              onClick={() => {
                change({ asof: null });
                setOpen(false);
              }}
            >
              {words.asOf.reset}
            </button>
          )}
        </form>
      )}
    </div>
  );
}
