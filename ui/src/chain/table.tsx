import type { ReactNode } from 'react';
import { languageOfClaim, VoiceName } from '../card/chain-line.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { ThingLink } from '../shell/link.tsx';
import { useWords } from '../words/index.ts';
import { type ChainClaim, endsOfChain } from './ends.ts';
import { EndsWords } from './ends-words.tsx';
import type { ChainLineOf } from './use-chains.ts';

interface ChainTableProps {
  caption: string;
  lines: readonly ChainLineOf[];
  chosen: string | undefined;
  onChoose: (claim: string) => void;
}

/** One line for each claim, columns aligned: document, voices, speaker, what it says, what it rests on. */
export function ChainTable({ caption, lines, chosen, onChoose }: ChainTableProps): ReactNode {
  const { names } = useWords().chains;
  return (
    <table className="chains">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{names.document}</th>
          <th scope="col">{names.voices}</th>
          <th scope="col">{names.speaker}</th>
          <th scope="col">{names.says}</th>
          <th scope="col">{names.rests}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <ChainRow
            key={line.claim.id}
            line={line}
            chosen={line.claim.id === chosen}
            onChoose={() => onChoose(line.claim.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ChainRowProps {
  line: ChainLineOf;
  chosen: boolean;
  onChoose: () => void;
}

function ChainRow({ line: { claim, scope }, chosen, onChoose }: ChainRowProps): ReactNode {
  const words = useWords();
  const lang = languageOfClaim(claim);
  const voices = claim.chain.slice(0, -1);
  const speaker = claim.chain.at(-1);
  return (
    <tr className={chosen ? 'on' : undefined}>
      <td className="doc">
        <ThingLink id={claim.document.id}>{claim.document.label}</ThingLink>
      </td>
      <td>
        {voices.map((link, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain is never reordered
          <span key={at} className={`voice${link.implied || link.inferred ? ' imp' : ''}`}>
            <VoiceName link={link} lang={lang} first={at === 0} />
            {link.inferred && <span className="muted"> ({words.card.inferred})</span>}
          </span>
        ))}
      </td>
      <td>
        {speaker && (
          <span className={`voice${speaker.implied || speaker.inferred ? ' imp' : ''}`}>
            <VoiceName link={speaker} lang={lang} first={claim.chain.length === 1} />
            {claim.chain.length === 1 && <span className="muted"> {words.card.ownVoice}</span>}
          </span>
        )}
      </td>
      <td>
        <button type="button" className="claim-button" aria-pressed={chosen} onClick={onChoose}>
          <MarkIcon mark={claim.mark} size={14} /> <span className="sr">{words.marks[claim.mark]}: </span>
          <Says claim={claim} />
          {scope !== 'THIS' && <span className="tag">{words.matrix.scopes[scope]}</span>}
        </button>
      </td>
      <td className="small">
        {claim.basis.length === 0 ? (
          <span className="muted">{words.chains.basisNone}</span>
        ) : (
          claim.basis.map((basis) => <Verbatim key={basis.words} words={basis.words} lang={lang} />)
        )}
      </td>
    </tr>
  );
}

/** Whom a claim accuses or clears, with its hedge in the words of the text; else the claim in our words. */
function Says({ claim }: { claim: ChainClaim }): ReactNode {
  const words = useWords();
  const { events, far, last } = endsOfChain(claim);
  const lang = languageOfClaim(claim);
  return (
    <>
      {last === 'about' || !far ? (
        <span>{claim.sentence}</span>
      ) : (
        <>
          {last === 'cleared' && <span className="muted">{words.denials.AUTHORSHIP} </span>}
          <EndsWords ends={far} lang={lang} />
          {events?.mode === 'SOME' && <span className="tag">{words.card.some}</span>}
        </>
      )}{' '}
      {claim.hedge.words.map((hedge) => (
        <Verbatim key={hedge} words={hedge} lang={lang} />
      ))}{' '}
    </>
  );
}
