import type { ReactNode } from 'react';
import type { CardClaim } from '../api/ends.ts';
import { ClaimPageDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { CiteButton } from '../card/cite-button.tsx';
import { toCanvas } from '../card/to-canvas.ts';
import { AnsweredPage, Page } from '../pages/page.tsx';
import { UnknownPage } from '../pages/unknown.tsx';
import { Link } from '../shell/link.tsx';
import { open, useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { endsOfChain } from './ends.ts';
import { ChainPath } from './path-view.tsx';
import { ChainsSection, ChainsSwitch } from './section.tsx';
import { originOf, useChains, useOrigins } from './use-chains.ts';

interface ChainPageProps {
  id: string;
  /** The event of whose accounts it is one; without it, the event that the claim itself is of. */
  of: string | null;
}

/** One attribution as a path to be read, and below it every other account of the event. */
export default function ChainPage({ id, of }: ChainPageProps): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(ClaimPageDocument, { id, lang: languageOf(view), asOf: view.asof });
  return (
    <AnsweredPage asked={asked}>
      {({ node }) =>
        node?.__typename === 'Claim' ? (
          <Chain claim={node} of={of} />
        ) : (
          <UnknownPage words={words.panel.gone} />
        )
      }
    </AnsweredPage>
  );
}

function Chain({ claim, of }: { claim: CardClaim; of: string | null }): ReactNode {
  const words = useWords();
  const w = words.chains;
  const { origins } = useView();
  const event = of ?? endsOfChain(claim).events?.entities[0]?.id ?? null;
  const { data } = useChains(event);
  const lines = data?.chains.chains ?? [];
  const ids = lines.some((line) => line.claim.id === claim.id)
    ? lines.map((line) => line.claim.id)
    : [claim.id];
  const answer = useOrigins(origins ? ids : []);
  const origin = origins ? originOf(answer.data?.origins, claim.id) : null;
  const heading = data?.chains.event.heading;
  return (
    <Page title={`${w.title}: ${claim.sentence}`} className="wrap chain-page">
      <div className="dh">
        <p className="cap">{w.kind}</p>
        <h1 className="sentence-case">{claim.sentence}</h1>
        <p className="acts">
          <ChainsSwitch />
          <Link to={{ page: 'claim', id: claim.id }} className="btn">
            {words.card.openPage}
          </Link>
          <button type="button" onClick={() => toCanvas(claim)}>
            {words.panel.onCanvas}
          </button>
          <CiteButton claim={claim} />
          <button type="button" onClick={() => window.print()}>
            {words.pages.print}
          </button>
        </p>
      </div>
      <div className="body">
        <ChainPath claim={claim} origin={origin} />
        {event ? (
          <ChainsSection
            event={event}
            bare
            title={heading ? `${w.beside}: ${heading}` : w.beside}
            chosen={claim.id}
            onChoose={(other) =>
              open({ page: 'chain', id: other, of: event }, { sel: { type: 'claim', id: other } })
            }
          />
        ) : (
          <p className="small muted">{w.noEvent}</p>
        )}
      </div>
    </Page>
  );
}
