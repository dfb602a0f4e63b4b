import { type ReactNode, useState } from 'react';

interface FoldProps {
  name: string;
  /** What it lets through, in a word. */
  state: string;
  onOpen?: () => void;
  children: ReactNode;
}

/** A filter that opens on demand: its name, and what it lets through. */
export function Fold({ name, state, onOpen, children }: FoldProps): ReactNode {
  const [open, setOpen] = useState(false);
  const flip = () => {
    if (!open) onOpen?.();
    setOpen(!open);
  };
  return (
    <li>
      <button type="button" className="lg" aria-expanded={open} onClick={flip}>
        <span className="name">{name}</span>
        <span className="ct">{state}</span>
      </button>
      {open && children}
    </li>
  );
}
