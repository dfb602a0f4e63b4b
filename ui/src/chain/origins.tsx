import type { ReactNode } from 'react';
import { VoiceText } from '../card/voice.tsx';
import { RuleNote } from '../questions/rule.tsx';
import { ThingLink } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import { useWords } from '../words/index.ts';
import { ChainTable } from './table.tsx';
import { type ChainLineOf, type Origin, type OriginsAnswer, type Tie, useOrigins } from './use-chains.ts';

interface ByOriginProps {
  lines: readonly ChainLineOf[];
  chosen: string | undefined;
  onChoose: (claim: string) => void;
}

/** The chains folded into the origins on which they rest, each with why. */
export function ByOrigin({ lines, chosen, onChoose }: ByOriginProps): ReactNode {
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
                lines={lines.filter(({ claim }) => origin.claims.some(({ id }) => id === claim.id))}
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

interface OriginGroupProps extends ByOriginProps {
  origin: Origin;
}

function OriginGroup({ origin, lines, chosen, onChoose }: OriginGroupProps): ReactNode {
  const words = useWords();
  const lang = lines[0]?.claim.document.source?.lang ?? 'und';
  const name = origin.voice.label ?? origin.voice.words ?? '';
  return (
    <li>
      <h3>
        {origin.root ? (
          <ThingLink id={origin.root.id}>{origin.root.heading}</ThingLink>
        ) : (
          <VoiceText voice={origin.voice} lang={lang} />
        )}{' '}
        <span className="muted">{words.counts.claims(lines.length)}</span>
      </h3>
      <details className="small why" open={lines.length > 1}>
        <summary>{lines.length > 1 ? words.chains.why : words.chains.whyOne}</summary>
        {origin.circular && <p>{words.chains.circular}</p>}
        <ul>
          {waysTo(origin, lines).map((ties) => (
            <li key={ties[0]?.claim.id}>
              <Why ties={ties} />
            </li>
          ))}
        </ul>
      </details>
      <ChainTable caption={name} lines={lines} chosen={chosen} onChoose={onChoose} />
    </li>
  );
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
