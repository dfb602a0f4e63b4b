import type { ReactNode } from 'react';
import { type CardClaim, standsInHeading } from '../api/ends.ts';
import type { Family, Mark } from '../api/types.gen.ts';
import { languageOfClaim, VoiceName } from '../card/chain-line.tsx';
import { WhenFact } from '../card/facts.tsx';
import { Quotation, Verbatim } from '../card/quotation.tsx';
import { VoiceText } from '../card/voice.tsx';
import { FamilyIcon, MarkIcon, textureOf } from '../marks/marks.tsx';
import { Link, ThingLink } from '../shell/link.tsx';
import { useWords } from '../words/index.ts';
import { endsOfChain } from './ends.ts';
import { EndsWords } from './ends-words.tsx';
import { Why } from './origins.tsx';
import type { Origin, Tie } from './use-chains.ts';

type ChainLink = CardClaim['chain'][number];

interface PathProps {
  claim: CardClaim;
  /** Given where the path is folded: it then begins at the origin, and says why the claim rests on it. */
  origin: { origin: Origin; ties: readonly Tie[] } | null;
}

/** One attribution as a path to be read: document, voices, speaker, claim with its quotation, event, accused. */
export function ChainPath({ claim, origin }: PathProps): ReactNode {
  const w = useWords().chains;
  const { events, far, last } = endsOfChain(claim);
  const lang = languageOfClaim(claim);
  const stance = { mark: claim.mark, texture: textureOf(claim.hedge.level, standsInHeading(claim)) };
  return (
    <ol className="path" aria-label={origin ? w.pathToOrigin : w.path}>
      {origin ? <OriginSteps {...origin} lang={lang} /> : <VoiceSteps claim={claim} lang={lang} />}
      <ClaimStep claim={claim} lang={lang} />
      {events && (
        <Step name={w.steps.event} kind="event" {...stance}>
          <Node family="EVENT">
            <EndsWords ends={events} lang={lang} linked />
          </Node>
          {claim.happened && <span className="cap">{claim.happened.label}</span>}
        </Step>
      )}
      <Step name={w.steps[last]} kind={last} {...stance}>
        {far ? (
          <Node family={far.entities[0]?.family ?? 'ACTOR'}>
            <EndsWords ends={far} lang={lang} linked />
          </Node>
        ) : (
          <span className="muted">{w.noOne}</span>
        )}
      </Step>
    </ol>
  );
}

interface StepProps {
  name: string;
  kind: string;
  /** The line that leads to it: explicit, implied, or inherited from what the words head. */
  join?: 'imp' | 'inh' | undefined;
  mark?: Mark;
  texture?: string;
  children: ReactNode;
}

function Step({ name, kind, join, mark, texture, children }: StepProps): ReactNode {
  const tee = mark === 'DENIES' ? 'tee' : '';
  const line = mark ? `stanced ${mark.toLowerCase()} ${texture ?? ''} ${tee}` : (join ?? '');
  return (
    <li className={`step ${kind} ${line}`}>
      <span className="lab">{name}</span>
      <div className="what">{children}</div>
    </li>
  );
}

function VoiceSteps({ claim, lang }: { claim: CardClaim; lang: string }): ReactNode {
  const words = useWords();
  const w = words.chains.steps;
  const end = claim.chain.length - 1;
  return (
    <>
      <Step name={w.document} kind="document">
        <Node family="DOCUMENT">
          <Link
            to={{ page: 'doc', id: claim.document.id }}
            part={{ sel: { type: 'claim', id: claim.id } }}
            className="plain"
          >
            <bdi>{claim.document.label}</bdi>
          </Link>
        </Node>
        <span className="cap">
          {words.where[claim.where]}
          {claim.published && (
            <>
              {' · '}
              <WhenFact when={claim.published} lang={lang} />
            </>
          )}
        </span>
      </Step>
      {claim.chain.map((link, at) => (
        <Step
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain is never reordered
          key={at}
          name={at === end ? w.speaker : w.voice}
          kind={at === end ? 'speaker' : 'voice'}
          join={joinOf(link, at === end && end === 0 && standsInHeading(claim))}
        >
          <Voice link={link} lang={lang} first={at === 0} own={end === 0} />
        </Step>
      ))}
    </>
  );
}

function joinOf(link: ChainLink, inherited: boolean): 'imp' | 'inh' | undefined {
  if (inherited) return 'inh';
  return link.implied || link.inferred ? 'imp' : undefined;
}

function Node({ family, children }: { family: Family; children: ReactNode }): ReactNode {
  return (
    <span className="node">
      <FamilyIcon family={family} size={16} />
      <b>{children}</b>
    </span>
  );
}

/** One voice, with its reporting words and what is ours about the link. */
function Voice({
  link,
  lang,
  first,
  own,
}: {
  link: ChainLink;
  lang: string;
  first: boolean;
  own: boolean;
}): ReactNode {
  const words = useWords();
  const w = words.card;
  const notes = [
    link.implied ? w.link.implied : '',
    link.inferred ? w.link.inferred : '',
    link.voice === null && !link.words ? w.link.hidden : '',
    own ? w.ownVoice : first ? w.link.publisher : '',
    link.words ? w.link.colour[link.colour] : '',
  ].filter(Boolean);
  return (
    <>
      <Node family={link.voice?.family ?? 'ACTOR'}>
        <VoiceName link={link} lang={lang} first={first} />
      </Node>
      {link.voice && link.words && (
        <span className="said">
          <Verbatim words={link.words} lang={lang} />
        </span>
      )}
      {link.in && (
        <span className="cap">
          <ThingLink id={link.in.id}>{w.through(link.in.label)}</ThingLink>
        </span>
      )}
      {notes.length > 0 && <span className="cap">{notes.join(' · ')}</span>}
    </>
  );
}

/** The origin at the head of a folded path, and by which steps the claim rests on it. */
function OriginSteps({
  origin,
  ties,
  lang,
}: {
  origin: Origin;
  ties: readonly Tie[];
  lang: string;
}): ReactNode {
  const words = useWords();
  const w = words.chains;
  return (
    <>
      <Step name={w.steps.origin} kind="speaker">
        <Node family={origin.root?.family ?? 'ACTOR'}>
          {origin.root ? (
            <ThingLink id={origin.root.id}>{origin.root.heading}</ThingLink>
          ) : (
            <VoiceText voice={origin.voice} lang={lang} />
          )}
        </Node>
        <span className="cap">{words.ties.rests(origin.claims.length)}</span>
      </Step>
      <Step name={w.whyOne} kind="why">
        {origin.circular && <span className="cap">{w.circular}</span>}
        <Why ties={[...ties].reverse()} />
      </Step>
    </>
  );
}

function ClaimStep({ claim, lang }: { claim: CardClaim; lang: string }): ReactNode {
  const words = useWords();
  const w = words.chains;
  return (
    <Step name={w.steps.claim} kind="claim">
      <p className="head">
        <MarkIcon mark={claim.mark} /> <b>{words.marks[claim.mark]}</b>{' '}
        {claim.denies && claim.mark === 'DENIES' && (
          <span className="tag">{words.denials[claim.denies]}</span>
        )}
        {claim.proposition.subject.mode === 'EITHER' && <span className="tag">{words.card.either}</span>}
        {standsInHeading(claim) && <span className="tag">{words.card.only(words.where[claim.where])}</span>}
      </p>
      <Quotation quotes={claim.quotes} highlights={claim.highlights} lang={lang} />
      <p className="cap">
        {words.card.hedge}{' '}
        {claim.hedge.words.length === 0 ? (
          claim.hedge.level === 'FLAT' ? (
            words.card.noHedge
          ) : (
            words.hedges[claim.hedge.level]
          )
        ) : (
          <>
            {claim.hedge.words.map((hedge) => (
              <Verbatim key={hedge} words={hedge} lang={lang} />
            ))}{' '}
            · {words.hedges[claim.hedge.level]}
          </>
        )}
        {' · '}
        {w.basis}{' '}
        {claim.basis.length === 0
          ? w.basisNone
          : claim.basis.map((basis) => <Verbatim key={basis.words} words={basis.words} lang={lang} />)}
      </p>
    </Step>
  );
}
