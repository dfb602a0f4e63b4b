import { type KeyboardEvent, useRef } from 'react';
import { letterOf } from '../shell/letter.ts';
import { lettersAct } from '../state/settings.ts';
import { change } from '../state/store.ts';
import type { Selection } from '../state/view.ts';

interface RowsOptions {
  onOpen: (sel: Selection) => void;
  /** Single letters, as on the canvas: expand, collapse, hide, pin. */
  onLetter?: (key: string, shift: boolean, sel: Selection) => boolean;
}

/** Keys of a table of rows that can be selected: arrows walk, Space selects, Enter opens; one row takes the Tab key. */
export function useRows({ onOpen, onLetter }: RowsOptions) {
  const table = useRef<HTMLTableElement>(null);

  const rows = () => [...(table.current?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('tr[data-row]') : null;
    if (!row || event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return;
    const sel = selectionIn(row);
    const all = rows();
    const go = (to: number) => all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
    if (event.key === 'ArrowDown') go(all.indexOf(row) + 1);
    else if (event.key === 'ArrowUp') go(all.indexOf(row) - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(all.length - 1);
    else if (event.key === ' ') change({ sel });
    else if (event.key === 'Enter') onOpen(sel);
    else if (!lettersAct() || !onLetter?.(letterOf(event), event.shiftKey, sel)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { table, onKeyDown };
}

function selectionIn(row: HTMLElement): Selection {
  const { row: type, id = '' } = row.dataset;
  return { type: (type ?? 'entity') as Selection['type'], id };
}
