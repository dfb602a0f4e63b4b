import type { ReactNode } from 'react';

/** The sign of the house: a mark on a line that leads on. */
export function BrandGlyph(): ReactNode {
  return (
    <svg width="22" height="16" viewBox="0 0 22 16" aria-hidden="true">
      <path d="M0 8h22" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="5.2" fill="currentColor" />
      <path d="M18 5l4 3-4 3z" fill="currentColor" />
    </svg>
  );
}

/** A magnifier. */
export function SearchGlyph({ size = 14 }: { size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <circle cx="6.5" cy="6.5" r="5" />
      <path d="M10.5 10.5L15 15" />
    </svg>
  );
}

/** Half light, half dark. */
export function ThemeGlyph(): ReactNode {
  return (
    <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </svg>
  );
}

/** Three bars. */
export function MenuGlyph(): ReactNode {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 16 16"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d="M1 3.5h14M1 8h14M1 12.5h14" />
    </svg>
  );
}

/** A cross that closes. */
export function CloseGlyph(): ReactNode {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 16 16"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <path d="M2 2l12 12M14 2L2 14" />
    </svg>
  );
}

/** A funnel. */
export function FilterGlyph(): ReactNode {
  return (
    <svg
      width="15"
      height="15"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d="M1.5 2.5h13L9.5 8.5v5l-3-1.5V8.5z" />
    </svg>
  );
}

/** A ribbon that marks a place. */
export function SaveGlyph(): ReactNode {
  return (
    <svg
      width="14"
      height="15"
      viewBox="0 0 14 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d="M2.5 1.5h9v13L7 10.8l-4.5 3.7z" />
    </svg>
  );
}
