import type { ReactNode } from 'react';
import { useVocabulary } from '../api/use-vocabulary.ts';
import { Highlighted } from '../card/quotation.tsx';
import { FamilyIcon, MarkIcon } from '../marks/marks.tsx';
import { capital, spokenAs, useWords } from '../words/index.ts';
import type { Command } from './commands.ts';
import type { Hit } from './use-search.ts';

/** An answer that can be chosen: its id in the list, and what choosing does. */
export interface Option {
  key: string;
  hit?: Hit;
  command?: Command;
}

interface OptionRowProps {
  option: Option;
  id: string;
  active: boolean;
  onChoose: (newPage: boolean) => void;
  onPoint: () => void;
}

/** One line of the results. */
export function OptionRow({ option, id, active, onChoose, onPoint }: OptionRowProps): ReactNode {
  return (
    // The input keeps the focus and the keys; the pointer is the other way to choose.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox answers the keys
    <div
      role="option"
      id={id}
      aria-selected={active}
      className={active ? 'option on' : 'option'}
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
      tabIndex={-1}
    >
      {option.command && <span className="text">{option.command.name}</span>}
      {option.hit && <HitRow hit={option.hit} />}
    </div>
  );
}

/** Our label and our heading differ only in how they begin. */
function plain(name: string): string {
  return name.toLowerCase().replace(/^the /, '');
}

function HitRow({ hit }: { hit: Hit }): ReactNode {
  const words = useWords();
  const vocabulary = useVocabulary();
  const { node } = hit;
  const lang = hit.lang ?? 'und';
  const text = <Highlighted text={capital(hit.text)} stretches={hit.highlights} />;
  if (node.__typename === 'Utterance') {
    const [claim] = node.claims;
    return (
      <>
        {claim && <MarkIcon mark={claim.mark} size={14} />}
        <span className="text">
          <span className="q" {...spokenAs(hit.text, lang)}>
            “<Highlighted text={hit.text} stretches={hit.highlights} />”
          </span>
          <span className="cap">
            {claim?.sentence} <bdi>{words.search.on(node.document.label)}</bdi>
          </span>
        </span>
      </>
    );
  }
  if (!('family' in node)) return null;
  const same = plain(hit.text) === plain(node.heading);
  return (
    <>
      <FamilyIcon family={node.family} />
      <span className="text">
        <bdi className="found" lang={lang}>
          {text}
        </bdi>
        {!same && <bdi className="cap">{node.heading}</bdi>}
      </span>
      <span className="cap aside">
        {vocabulary.kind(node.kind)}
        {hit.tier !== 'EXACT' && ` · ${words.search.tiers[hit.tier]}`} ·{' '}
        {words.counts.claims(node.claimCount)}
      </span>
    </>
  );
}
