import { Fragment, type ReactNode } from 'react';
import type { CardClaim } from '../api/ends.ts';
import type { WhenPartsFragment } from '../api/types.gen.ts';
import { ThingLink } from '../shell/link.tsx';
import { useView } from '../state/store.ts';
import { dayInWords, useWords } from '../words/index.ts';
import { languageOfClaim } from './chain-line.tsx';
import { Verbatim } from './quotation.tsx';
import { ByVoice, useTies } from './ties.tsx';

type Hedged = Pick<CardClaim, 'hedge'> & Parameters<typeof languageOfClaim>[0];

/** Hedging words as written, or that there are none. */
export function HedgeFact({ claim }: { claim: Hedged }): ReactNode {
  const words = useWords();
  if (claim.hedge.words.length === 0)
    return claim.hedge.level === 'FLAT' ? words.card.noHedge : words.hedges[claim.hedge.level];
  const lang = languageOfClaim(claim);
  return (
    <>
      {claim.hedge.words.map((hedge) => (
        <Fragment key={hedge}>
          <Verbatim words={hedge} lang={lang} />{' '}
        </Fragment>
      ))}
      · {words.hedges[claim.hedge.level]}
    </>
  );
}

/** A date with the words that gave it and whether it is ours. */
export function WhenFact({ when, lang }: { when: WhenPartsFragment; lang: string }): ReactNode {
  const words = useWords();
  return (
    <>
      {when.label}
      {when.words && !sameWords(when.words, when.label) && (
        <>
          {' '}
          <span className="muted">{words.card.from}</span> <Verbatim words={when.words} lang={lang} />
        </>
      )}
      {when.inferred && <span className="muted"> {words.card.inferred}</span>}
    </>
  );
}

/** “28 November, 2019” says no more than 28 November 2019. */
function sameWords(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(a) === plain(b);
}

function BasisFact({ claim }: { claim: CardClaim }): ReactNode {
  const words = useWords();
  if (claim.basis.length === 0) return <span className="muted">{words.card.notStated}</span>;
  const lang = languageOfClaim(claim);
  return claim.basis.map((basis) => (
    <span key={basis.words} className="item">
      <Verbatim words={basis.words} lang={lang} />
      {basis.entity && (
        <>
          {' '}
          <ThingLink id={basis.entity.id}>{basis.entity.label}</ThingLink>
        </>
      )}
    </span>
  ));
}

type OtherClaim = CardClaim['answers'][number];

function Others({ claims, none }: { claims: readonly OtherClaim[]; none: string }): ReactNode {
  const words = useWords();
  if (claims.length === 0) return <span className="muted">{none}</span>;
  return claims.map((other) => (
    <span key={other.id} className="item">
      <ThingLink id={other.id} className="">
        {other.voice.label ?? (other.voice.words ? `“${other.voice.words}”` : words.card.notNamed)}
      </ThingLink>
    </span>
  ));
}

interface Fact {
  name: string;
  value: ReactNode;
  /** Takes the whole line. */
  long?: boolean;
}

/** A list of names and values, in pairs across where there is room. */
export function Facts({ facts, wide = false }: { facts: readonly Fact[]; wide?: boolean }): ReactNode {
  if (facts.length === 0) return null;
  return (
    <dl className={wide ? 'facts two' : 'facts'}>
      {facts.map(({ name, value, long }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd className={long ? 'long' : undefined}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Hedge and basis; four clocks; what answers it and how it was graded. Full cards keep the three apart. */
export function ClaimFacts({ claim, full }: { claim: CardClaim; full: boolean }): ReactNode {
  const words = useWords();
  const { lang } = useView();
  const w = words.card;
  const theirs = languageOfClaim(claim);
  const own = claim.proposition.when;
  const known = useTies(claim, full);
  const first: Fact[] = [
    ...(known ? [{ name: words.ties.origin, value: known.origin }] : []),
    { name: w.basis, value: <BasisFact claim={claim} /> },
    { name: w.hedge, value: <HedgeFact claim={claim} /> },
  ];
  if (claim.condition)
    first.push({
      name: w.conditional,
      value: <Verbatim words={claim.condition} lang={theirs} />,
      long: true,
    });
  const happened = own ? (
    <WhenFact when={own} lang={theirs} />
  ) : (
    (claim.happened?.label ?? <span className="muted">{w.noDate}</span>)
  );
  const clocks: Fact[] = [{ name: w.happened, value: happened, long: true }];
  if (claim.said)
    clocks.push({ name: w.said, value: <WhenFact when={claim.said} lang={theirs} />, long: true });
  else if (full) clocks.push({ name: w.said, value: <span className="muted">{w.notStated}</span> });
  clocks.push({
    name: w.published,
    long: true,
    value: claim.published ? (
      <WhenFact when={claim.published} lang={theirs} />
    ) : (
      <span className="muted">{w.noDate}</span>
    ),
  });
  if (full) clocks.push({ name: w.recorded, value: dayInWords(claim.recorded, lang) });
  const denials = claim.answeredBy.filter((other) => other.mark === 'DENIES');
  const others = claim.answeredBy.filter((other) => other.mark !== 'DENIES');
  const ties: Fact[] = [];
  if (known && (claim.attribution || claim.denies)) {
    ties.push({
      name: words.ties.rivals,
      value: <ByVoice claims={known.rivals} none={words.ties.noRival} />,
    });
    if (known.compatible.length > 0)
      ties.push({ name: words.ties.compatible, value: <ByVoice claims={known.compatible} none="" /> });
  }
  if (claim.answers.length > 0)
    ties.push({ name: w.answers, value: <Others claims={claim.answers} none="" /> });
  if (others.length > 0) ties.push({ name: w.answeredBy, value: <Others claims={others} none="" /> });
  const met = known?.deniedBy.filter(({ id }) => !denials.some((one) => one.id === id)) ?? [];
  if (full || denials.length > 0)
    ties.push({
      name: w.deniedBy,
      value: (
        <>
          {(denials.length > 0 || met.length === 0) && <Others claims={denials} none={w.noDenial} />}
          {met.length > 0 && <ByVoice claims={met} none="" />}
        </>
      ),
    });
  if (full || claim.grade)
    ties.push({ name: w.grade, value: claim.grade ?? <span className="muted">{w.notGraded}</span> });
  if (!full) return <Facts facts={[...first, ...clocks, ...ties]} />;
  return (
    <>
      <Facts facts={first} wide />
      <Facts facts={clocks} wide />
      <Facts facts={ties} wide />
    </>
  );
}
