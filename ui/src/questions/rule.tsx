import type { ReactNode } from 'react';
import type { RulePartsFragment } from '../api/types.gen.ts';
import { useWords } from '../words/index.ts';

/** The rule by which something was computed, folded until it is asked for. */
export function RuleNote({ rule, title }: { rule: RulePartsFragment; title?: string }): ReactNode {
  const words = useWords();
  return (
    <details className="small rule">
      <summary>{title ?? words.questions.rule}</summary>
      <p className="prose">{rule.text}</p>
    </details>
  );
}
