import type { ReactNode } from 'react';

interface Choice<T extends string> {
  value: T;
  name: string;
  keys?: string;
}

interface SegmentedProps<T extends string> {
  label: string;
  choices: readonly Choice<T>[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** A few choices side by side, one of them in force. */
export function Segmented<T extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: SegmentedProps<T>): ReactNode {
  return (
    <fieldset className="seg" aria-label={label}>
      {choices.map(({ value, name, keys }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          aria-keyshortcuts={keys}
          onClick={() => onChoose(value)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** A key beside the button that it presses; the button says so itself to those who hear it. */
export function KeyHint({ keys }: { keys: string }): ReactNode {
  return (
    <span className="key-hint" aria-hidden="true">
      <kbd>{keys}</kbd>
    </span>
  );
}
