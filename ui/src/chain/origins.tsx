import { type KeyboardEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { VoiceText, voiceInWords } from '../card/voice.tsx';
import type { JudgeableOrigin } from '../judge/origin-dialog.tsx';
import { Judgements } from '../pages/judgements.tsx';
import { RuleNote } from '../questions/rule.tsx';
import { letterAlone } from '../shell/letter.ts';
import { ThingLink } from '../shell/link.tsx';
import { KeyHint } from '../shell/segmented.tsx';
import { Answered } from '../shell/states.tsx';
import { usePlace } from '../state/store.ts';
import { useWords, type Words } from '../words/index.ts';
import { ChainTable } from './table.tsx';
import { type ChainLineOf, type Origin, type OriginsAnswer, type Tie, useOrigins } from './use-chains.ts';

// Whoever only reads need not wait for it.
const JudgeOrigin = lazy(() => import('../judge/origin-dialog.tsx'));

interface ByOriginProps {
  lines: readonly ChainLineOf[];
  chosen: string | undefined;
  onChoose: (claim: string) => void;
}

/** The chains folded into the origins on which they rest, each with why. */
export function ByOrigin({ lines, chosen, onChoose }: ByOriginProps): ReactNode {
  const words = useWords();
  const asked = useOrigins(lines.map(({ claim }) => claim.id));
  return (
    <Answered asked={asked}>
      {({ origins }) => {
        const groups = origins.origins.map((origin) => groupOf(origin, lines, words));
        return (
          <>
            <p className="small">
              <OriginCount answer={origins} />
            </p>
            <ol className="origins">
              {groups.map((group) => (
                <OriginGroup
                  key={group.origin.id}
                  group={group}
                  others={groups.filter((other) => other !== group).map(({ judgeable }) => judgeable)}
                  chosen={chosen}
                  onChoose={onChoose}
                />
              ))}
            </ol>
            <RuleNote rule={origins.rule} />
          </>
        );
      }}
    </Answered>
  );
}

/** How many independent origins there are, as a range where a tie is unsure. */
export function OriginCount({ answer: { low, high } }: { answer: OriginsAnswer }): ReactNode {
  const w = useWords().chains;
  const counted = w.count(high);
  return low === high ? counted : w.range(low, counted);
}

/** An origin with the lines that rest on it, and what is needed to judge it. */
interface Group {
  origin: Origin;
  lines: readonly ChainLineOf[];
  judgeable: JudgeableOrigin;
}

function groupOf(origin: Origin, all: readonly ChainLineOf[], words: Words): Group {
  const lines = all.filter(({ claim }) => origin.claims.some(({ id }) => id === claim.id));
  const name = origin.root?.heading ?? voiceInWords(origin.voice, words);
  return { origin, lines, judgeable: { id: origin.id, name, claims: lines.map(({ claim }) => claim) } };
}

interface OriginGroupProps extends Pick<ByOriginProps, 'chosen' | 'onChoose'> {
  group: Group;
  others: readonly JudgeableOrigin[];
}

function OriginGroup({ group, others, chosen, onChoose }: OriginGroupProps): ReactNode {
  const { origin, lines, judgeable } = group;
  const words = useWords();
  const [judging, setJudging] = useState(false);
  // A saved view is for reading: whoever would judge continues from it first.
  const mayJudge = usePlace().saved === null && (others.length > 0 || lines.length > 1);
  const lang = lines[0]?.claim.document.source?.lang ?? 'und';
  const name = origin.voice.label ?? origin.voice.words ?? '';
  const judged = judgementsIn(origin);
  const overruled = judged.some(({ says }) => says === 'SAME_ORIGIN' || says === 'DIFFERENT_ORIGIN');
  const onKeyDown = (event: KeyboardEvent) => {
    if (!mayJudge || judging || letterAlone(event) !== 'r') return;
    setJudging(true);
    event.preventDefault();
  };
  return (
    <li onKeyDown={onKeyDown}>
      <header>
        <h3>
          {origin.root ? (
            <ThingLink id={origin.root.id}>{origin.root.heading}</ThingLink>
          ) : (
            <VoiceText voice={origin.voice} lang={lang} />
          )}{' '}
          <span className="muted">{words.counts.claims(lines.length)}</span>
        </h3>
        {mayJudge && (
          <button type="button" className="btn quiet" onClick={() => setJudging(true)} aria-keyshortcuts="R">
            {words.judge.reviewOrigin} <KeyHint keys="R" />
          </button>
        )}
      </header>
      {judging && (
        <Suspense fallback={null}>
          <JudgeOrigin origin={judgeable} others={others} onClose={() => setJudging(false)} />
        </Suspense>
      )}
      <details className="small why" open={lines.length > 1 || overruled}>
        <summary>{lines.length > 1 ? words.chains.why : words.chains.whyOne}</summary>
        {origin.circular && <p>{words.chains.circular}</p>}
        <ul>
          {waysTo(origin, lines).map((ties) => (
            <li key={ties[0]?.claim.id}>
              <Why ties={ties} />
            </li>
          ))}
        </ul>
        {judged.length > 0 && <Judgements judgements={judged} />}
      </details>
      <ChainTable caption={name} lines={lines} chosen={chosen} onChoose={onChoose} />
    </li>
  );
}

/** The analysts' judgements that tie or part its claims, each once. */
function judgementsIn({ ties }: Origin) {
  const found = ties.flatMap(({ evidence }) => (evidence?.__typename === 'Judgement' ? [evidence] : []));
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** The ways in which claims come to rest on their origin, each told once. */
function waysTo(origin: Origin, lines: readonly ChainLineOf[]): Tie[][] {
  const ways = lines.map(({ claim }) => origin.ties.filter((tie) => tie.claim.id === claim.id));
  const told = (ties: Tie[]) => ties.map(({ text }) => text).join(' · ');
  return [...new Map(ways.map((ties) => [told(ties), ties])).values()];
}

/** The steps by which a claim comes to rest on its origin, each leading to the claim that gives it. */
export function Why({ ties }: { ties: readonly Tie[] }): ReactNode {
  return (
    <ol className="ties">
      {ties.map((tie, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are never reordered
        <li key={at}>
          {tie.evidence?.__typename === 'Claim' ? (
            <ThingLink id={tie.evidence.id} className="">
              {tie.text}
            </ThingLink>
          ) : (
            <bdi>{tie.text}</bdi>
          )}
        </li>
      ))}
    </ol>
  );
}
