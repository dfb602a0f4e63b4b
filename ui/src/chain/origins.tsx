import { type KeyboardEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { VoiceText, voiceInWords } from '../card/voice.tsx';
import type { JudgeableOrigin } from '../judge/origin-dialog.tsx';
import { Judgements } from '../pages/judgements.tsx';
import { RuleNote } from '../questions/rule.tsx';
import { letterOf } from '../shell/letter.ts';
import { ThingLink } from '../shell/link.tsx';
import { KeyHint } from '../shell/segmented.tsx';
import { Answered } from '../shell/states.tsx';
import { lettersAct } from '../state/settings.ts';
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
      {({ origins }) => (
        <>
          <p className="small">
            <OriginCount answer={origins} />
          </p>
          <ol className="origins">
            {origins.origins.map((origin) => (
              <OriginGroup
                key={origin.id}
                origin={origin}
                others={origins.origins
                  .filter((other) => other !== origin)
                  .map((other) => judgeable(other, lines, words))}
                lines={linesOf(origin, lines)}
                chosen={chosen}
                onChoose={onChoose}
              />
            ))}
          </ol>
          <RuleNote rule={origins.rule} />
        </>
      )}
    </Answered>
  );
}

/** How many independent origins there are, as a range where a tie is unsure. */
export function OriginCount({ answer: { low, high } }: { answer: OriginsAnswer }): ReactNode {
  const w = useWords().chains;
  const counted = w.count(high);
  return low === high ? counted : w.range(low, counted);
}

const linesOf = ({ claims }: Origin, lines: readonly ChainLineOf[]) =>
  lines.filter(({ claim }) => claims.some(({ id }) => id === claim.id));

function judgeable(origin: Origin, lines: readonly ChainLineOf[], words: Words): JudgeableOrigin {
  const name = origin.root?.heading ?? voiceInWords(origin.voice, words);
  return { id: origin.id, name, claims: linesOf(origin, lines).map(({ claim }) => claim) };
}

interface OriginGroupProps extends ByOriginProps {
  origin: Origin;
  others: readonly JudgeableOrigin[];
}

function OriginGroup({ origin, others, lines, chosen, onChoose }: OriginGroupProps): ReactNode {
  const words = useWords();
  const [judging, setJudging] = useState(false);
  // A saved view is for reading: whoever would judge continues from it first.
  const mayJudge = usePlace().saved === null && (others.length > 0 || lines.length > 1);
  const lang = lines[0]?.claim.document.source?.lang ?? 'und';
  const name = origin.voice.label ?? origin.voice.words ?? '';
  const judged = judgementsIn(origin);
  const overruled = judged.some(({ says }) => says === 'SAME_ORIGIN' || says === 'DIFFERENT_ORIGIN');
  const onKeyDown = (event: KeyboardEvent) => {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (!mayJudge || judging || held || !lettersAct() || letterOf(event) !== 'r') return;
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
          <JudgeOrigin
            origin={judgeable(origin, lines, words)}
            others={others}
            onClose={() => setJudging(false)}
          />
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
