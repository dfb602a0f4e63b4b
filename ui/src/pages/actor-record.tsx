import { type ReactNode, useState } from 'react';
import {
  type ActorRecordQuery,
  ClaimOriginsDocument,
  type RecordLinePartsFragment,
} from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { WhenFact } from '../card/facts.tsx';
import { SaidMark, SaidWords } from '../card/quoted-claim.tsx';
import { voiceInWords } from '../card/voice.tsx';
import { ClaimPanel } from '../panel/claims-panel.tsx';
import { NARROW, useMedia } from '../shell/use-media.ts';
import { change, useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
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
      {heading === 'positions' && record.positions.length > 0 ? (
        <Positions lines={record.positions} />
      ) : (
        <RecordLines lines={record[heading]} none={w.none[heading]} dated={false} />
      )}
    </PageSection>
  ));
}

/** Positions in time order, told apart by on whose word they finally rest; together until that is known. */
function Positions({ lines }: { lines: readonly RecordLinePartsFragment[] }): ReactNode {
  const words = useWords();
  const view = useView();
  const claims = lines.flatMap((line) => line.claims[0]?.id ?? []);
  const { data } = useQuery(ClaimOriginsDocument, { claims, lang: languageOf(view), asOf: view.asof });
  const originOf = new Map(
    (data?.origins.origins ?? []).flatMap((origin) => origin.claims.map(({ id }) => [id, origin] as const)),
  );
  const groups = new Map<string, { title: string; lines: RecordLinePartsFragment[] }>();
  for (const line of lines) {
    const origin = originOf.get(line.claims[0]?.id ?? '');
    const group = groups.get(origin?.id ?? '') ?? {
      title: origin ? words.actor.onTheWordOf(voiceInWords(origin.voice, words)) : '',
      lines: [],
    };
    group.lines.push(line);
    groups.set(origin?.id ?? '', group);
  }
  return [...groups].map(([id, group]) => (
    <div key={id} className="by-origin">
      {group.title && (
        <h3 className="lab">
          <bdi>{group.title}</bdi> <span className="muted">{words.counts.claims(group.lines.length)}</span>
        </h3>
      )}
      <RecordLines lines={group.lines} none="" dated />
    </div>
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
        <SaidMark claim={claim} />
        <b>{capital(line.text)}</b> <bdi className="cap">{claim.document.label}</bdi>
        <br />
        <SaidWords claim={claim} />
      </button>
      {narrow && sel?.id === claim.id && <ClaimPanel id={claim.id} />}
    </li>
  );
}
