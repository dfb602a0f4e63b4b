import type { ReactNode } from 'react';
import { type CardClaim, standsInHeading } from '../api/ends.ts';
import { Link, ThingLink } from '../shell/link.tsx';
import { capital, useWords, type Words } from '../words/index.ts';
import { Verbatim } from './quotation.tsx';

type ChainLink = CardClaim['chain'][number];

/** The language of a claim's document; unknown where it was not coded. */
export function languageOfClaim(claim: { document: { source: { lang: string } | null } }): string {
  return claim.document.source?.lang ?? 'und';
}

/** One voice: a name, or the text's own words where it is hidden. */
export function VoiceName({
  link,
  lang,
  first,
}: {
  link: ChainLink;
  lang: string;
  first: boolean;
}): ReactNode {
  const words = useWords();
  if (link.voice)
    return (
      <b>
        <ThingLink id={link.voice.id}>{capital(link.voice.label)}</ThingLink>
      </b>
    );
  if (link.words)
    return (
      <>
        <Verbatim words={link.words} lang={lang} />
        &nbsp;<span className="muted">{words.card.unnamed}</span>
      </>
    );
  return <span className="muted">{first ? words.card.publisherUnknown : words.card.notNamed}</span>;
}

function joinOf(link: ChainLink): string | undefined {
  return link.implied || link.inferred ? 'imp' : undefined;
}

function ownWords(claim: CardClaim, words: Words): string {
  const place = words.where[claim.where];
  return standsInHeading(claim) ? place : `${words.card.ownVoice}, ${place}`;
}

/**
 * The chain in one line: solid where a voice is explicit, dashed where it is implied or inferred, double where the
 * words are inherited from the page they head.
 */
export function ChainLine({ claim }: { claim: CardClaim }): ReactNode {
  const words = useWords();
  const lang = languageOfClaim(claim);
  const last = claim.chain.length - 1;
  return (
    <div className="chain">
      <span className="sr">{words.card.chain}: </span>
      <ol>
        <li>
          <Link
            to={{ page: 'doc', id: claim.document.id }}
            part={{ sel: { type: 'claim', id: claim.id } }}
            className="plain"
          >
            <bdi>{capital(claim.document.label)}</bdi>
          </Link>
        </li>
        {claim.chain.map((link, at) => (
          // A voice may speak twice in one chain, so that only the place tells links apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain is never reordered
          <li key={at} className={joinOf(link)}>
            <span className={at === last && last > 0 ? 'sp' : undefined}>
              <VoiceName link={link} lang={lang} first={at === 0} />
              {link.inferred && <span className="muted"> ({words.card.inferred})</span>}
            </span>
          </li>
        ))}
        {last <= 0 && (
          <li className={standsInHeading(claim) ? 'inh' : undefined}>
            <span className="sp">{ownWords(claim, words)}</span>
          </li>
        )}
      </ol>
    </div>
  );
}

/** The chain in full: every voice with its reporting words and what is ours about the link. */
export function ChainDetail({ claim }: { claim: CardClaim }): ReactNode {
  const words = useWords();
  const lang = languageOfClaim(claim);
  return (
    <ol className="chain-detail">
      {claim.chain.map((link, at) => {
        const notes = [
          link.implied ? words.card.link.implied : '',
          link.inferred ? words.card.link.inferred : '',
          link.voice === null ? words.card.link.hidden : '',
          link.words ? words.card.link.colour[link.colour] : '',
        ].filter(Boolean);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain is never reordered
          <li key={at} className={joinOf(link)}>
            <VoiceName link={link} lang={lang} first={at === 0} />
            {link.voice && link.words && (
              <>
                {' '}
                <Verbatim words={link.words} lang={lang} />
              </>
            )}
            {at === 0 && !link.words && <span className="muted"> {words.card.link.publisher}</span>}
            {link.in && (
              <span className="muted">
                {' '}
                <ThingLink id={link.in.id}>{words.card.through(link.in.label)}</ThingLink>
              </span>
            )}
            {notes.length > 0 && <span className="muted"> · {notes.join(' · ')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
