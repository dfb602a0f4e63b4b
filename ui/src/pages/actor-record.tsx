import { type ReactNode, useState } from 'react';
import type { ActorRecordQuery, RecordLinePartsFragment } from '../api/types.gen.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { WhenFact } from '../card/facts.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { ClaimPanel } from '../panel/claims-panel.tsx';
import { NARROW, useMedia } from '../shell/use-media.ts';
import { change, useView } from '../state/store.ts';
import { capital, useWords } from '../words/index.ts';
import { PageSection } from './page.tsx';

type Record = ActorRecordQuery['actorRecord'];
/** The headings of an actor's record, in the order in which they stand. */
export const recordHeadings = [
  'accusedOf',
  'denies',
  'condemns',
  'condemnedBy',
  'urges',
  'silentOn',
  'positions',
] as const;
export type RecordHeading = (typeof recordHeadings)[number];

/** How many lines stand under a heading before the reader asks for the rest. */
const FIRST = 8;

/** What an actor is accused of, denies, condemns, is condemned for, demands; then its positions over time. */
export function RecordSections({ record }: { record: Record }): ReactNode {
  const w = useWords().actor;
  return recordHeadings.map((heading) => (
    <PageSection
      key={heading}
      id={heading}
      title={w[heading]}
      note={heading === 'positions' ? w.positionsNote : undefined}
    >
      <RecordLines lines={record[heading]} none={w.none[heading]} dated={heading === 'positions'} />
    </PageSection>
  ));
}

interface RecordLinesProps {
  lines: readonly RecordLinePartsFragment[];
  none: string;
  /** The day stands first: lines in time order. */
  dated: boolean;
}

function RecordLines({ lines, none, dated }: RecordLinesProps): ReactNode {
  const words = useWords();
  const { sel } = useView();
  const [all, setAll] = useState(false);
  if (lines.length === 0)
    return (
      <p className="small">
        {none} {words.panel.noData}
      </p>
    );
  const chosen = lines.findIndex(({ claims }) => claims[0]?.id === sel?.id);
  const shown = all ? lines : lines.slice(0, Math.max(FIRST, chosen + 1));
  return (
    <>
      <ol className="record-lines">
        {shown.map((line) => (
          <RecordLine key={line.claims[0]?.id} line={line} dated={dated} />
        ))}
      </ol>
      {shown.length < lines.length && (
        <button type="button" className="small" onClick={() => setAll(true)}>
          {words.questions.moreClaims(words.counts.claims(lines.length - shown.length))}
        </button>
      )}
    </>
  );
}

/** A claim in our words and in theirs; a press opens its card. */
function RecordLine({ line, dated }: { line: RecordLinePartsFragment; dated: boolean }): ReactNode {
  const words = useWords();
  const { sel } = useView();
  // Where there is one column, the card opens below its line.
  const narrow = useMedia(NARROW);
  const [claim] = line.claims;
  if (!claim) return null;
  const lang = languageOfClaim(claim);
  const when = claim.said ?? claim.published;
  return (
    <li className={dated ? 'dated' : undefined}>
      {dated && (
        <span className="small">
          {when ? <WhenFact when={when} lang={lang} /> : words.card.noDate}
          {when && (
            <>
              <br />
              <span className="cap">{claim.said ? words.actor.said : words.actor.published}</span>
            </>
          )}
        </span>
      )}
      <button
        type="button"
        className="claim-button"
        aria-pressed={sel?.id === claim.id}
        onClick={() => change({ sel: { type: 'claim', id: claim.id } })}
      >
        <MarkIcon mark={claim.mark} size={14} /> <span className="sr">{words.marks[claim.mark]}: </span>
        <b>{capital(line.text)}</b> <bdi className="cap">{claim.document.label}</bdi>
        <br />
        <Verbatim words={claim.quotes.map((quote) => quote.exact).join(' […] ')} lang={lang} />
      </button>
      {narrow && sel?.id === claim.id && <ClaimPanel id={claim.id} />}
    </li>
  );
}
