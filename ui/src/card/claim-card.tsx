import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { type CardClaim, standsInHeading } from '../api/ends.ts';
import { JudgeClaim } from '../judge/claim-dialog.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { letterAlone } from '../shell/letter.ts';
import { Link } from '../shell/link.tsx';
import { KeyHint } from '../shell/segmented.tsx';
import { change, open, usePlace } from '../state/store.ts';
import { useWords, type Words } from '../words/index.ts';
import { ChainLine, languageOfClaim } from './chain-line.tsx';
import { PrintedReference, RefusedCopy, useCite } from './cite-button.tsx';
import { ClaimFacts } from './facts.tsx';
import { Quotation } from './quotation.tsx';
import { toCanvas } from './to-canvas.ts';

interface ClaimCardProps {
  claim: CardClaim;
  /** All clocks, ties and grade, as on the claim's own page. */
  full?: boolean;
  /** The selected claim is outlined, alike in every view. */
  selected?: boolean;
  /** What J and K do where one card shows a list's claims in turn; else they walk from card to card. */
  onMove?: ((by: 1 | -1) => void) | undefined;
}

/** A claim, whole: never without its quotation, its hedge and its voice. */
export function ClaimCard({ claim, full = false, selected = false, onMove }: ClaimCardProps): ReactNode {
  const words = useWords();
  const { saved } = usePlace();
  const [judging, setJudging] = useState(false);
  const { cite, refused } = useCite(claim);
  const sel = { type: 'claim', id: claim.id } as const;

  const actions: Record<string, () => void> = {
    d: () => open({ page: 'doc', id: claim.document.id }, { sel }),
    c: cite,
    v: () => open({ page: 'chain', id: claim.id, of: null }, { sel }),
    g: () => toCanvas(claim),
    // A saved view is for reading: whoever would judge continues from it first.
    ...(saved === null && { r: () => setJudging(true) }),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = letterAlone(event);
    if (key === null) return;
    const by = key === 'j' ? 1 : -1;
    if (key === 'j' || key === 'k') onMove ? onMove(by) : moveFocus(event.currentTarget, by);
    else if (actions[key]) actions[key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <article
      className={`card${selected ? ' on' : ''}${claim.review === 'PROPOSED' ? ' proposed' : ''}`}
      aria-label={`${words.card.label}: ${claim.sentence}`}
      data-claim={claim.id}
      // A card takes the keys J K V D C G R, so it must take focus.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it answers keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && !selected) change({ sel: claimSelection(claim.id) });
      }}
    >
      <CardHead claim={claim} />
      <p className="say">{claim.sentence}</p>
      <Quotation quotes={claim.quotes} highlights={claim.highlights} lang={languageOfClaim(claim)} />
      <ChainLine claim={claim} />
      <ClaimFacts claim={claim} full={full} />
      <Standing claim={claim} words={words} />
      <PrintedReference id={claim.id} />
      <footer>
        <CardButton label={words.card.document} keyName="D" act={actions['d']} />
        <CardButton label={words.card.cite} keyName="C" act={actions['c']} />
        <CardButton label={words.card.showChain} keyName="V" act={actions['v']} />
        <CardButton label={words.card.canvas} keyName="G" act={actions['g']} />
        {actions['r'] && <CardButton label={words.judge.review} keyName="R" act={actions['r']} />}
      </footer>
      {judging && <JudgeClaim claim={claim} onClose={() => setJudging(false)} />}
      {refused && <RefusedCopy text={refused} />}
    </article>
  );
}

function claimSelection(id: string): { type: 'claim'; id: string } {
  return { type: 'claim', id };
}

function CardHead({ claim }: { claim: CardClaim }): ReactNode {
  const words = useWords();
  return (
    <header>
      <MarkIcon mark={claim.mark} />
      <b className="small">{words.marks[claim.mark]}</b>
      {tagsOf(claim, words).map((tag) => (
        <span key={tag} className="tag">
          {tag}
        </span>
      ))}
      <span className="cap id">
        <Link to={{ page: 'claim', id: claim.id }} part={{ sel: claimSelection(claim.id) }} className="plain">
          {words.card.label} <bdi>{claim.short}</bdi>
        </Link>{' '}
        · {words.reviews[claim.review]}
      </span>
    </header>
  );
}

function tagsOf(claim: CardClaim, words: Words): string[] {
  const { subject, negated } = claim.proposition;
  const tags: string[] = [];
  if (subject.mode === 'EITHER') tags.push(words.card.either);
  if (subject.mode === 'SOME') tags.push(words.card.some);
  if (claim.denies)
    tags.push(claim.mark === 'DENIES' ? words.denials[claim.denies] : words.card.plainNegative);
  else if (negated && claim.mark === 'ASSERTS') tags.push(words.card.plainNegative);
  if (standsInHeading(claim)) tags.push(words.card.only(words.where[claim.where]));
  if (claim.mark === 'SILENCE' && claim.chain.length > 1) tags.push(words.card.reported);
  if (claim.condition) tags.push(words.card.conditional);
  return tags;
}

function Standing({ claim, words }: { claim: CardClaim; words: Words }): ReactNode {
  if (claim.supersededBy)
    return (
      <p className="small standing">
        {words.card.replaced}{' '}
        <Link to={{ page: 'claim', id: claim.supersededBy.id }}>
          {words.card.successor} <bdi>{claim.supersededBy.short}</bdi>
        </Link>
      </p>
    );
  return claim.withdrawn ? <p className="small standing">{words.card.withdrawn}</p> : null;
}

interface CardButtonProps {
  label: string;
  keyName: string;
  act: (() => void) | undefined;
}

function CardButton({ label, keyName, act }: CardButtonProps): ReactNode {
  return (
    <button type="button" className="btn quiet" onClick={act} aria-keyshortcuts={keyName}>
      {label} <KeyHint keys={keyName} />
    </button>
  );
}

/** J and K walk from card to card, wherever on the page they stand. */
function moveFocus(from: HTMLElement, by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('article[data-claim]')];
  const next = cards[cards.indexOf(from) + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
