import type { ExportFile } from './model.ts';

/** Hands a file to the browser, which saves it. Of two handed over at once either may be saved first. */
export function save({ name, type, parts }: ExportFile): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over by the time it next draws.
  requestAnimationFrame(() => setTimeout(() => URL.revokeObjectURL(url), 10_000));
}
