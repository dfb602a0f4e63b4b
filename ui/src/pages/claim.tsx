import type { ReactNode } from 'react';
import type { CardClaim } from '../api/ends.ts';
import { ClaimPageDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { ChainDetail } from '../card/chain-line.tsx';
import { ClaimCard } from '../card/claim-card.tsx';
import { ClaimPages } from '../card/claim-pages.tsx';
import { Link, ThingLink } from '../shell/link.tsx';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Judgements } from './judgements.tsx';
import { AnsweredPage, Page, PageSection } from './page.tsx';
import { UnknownPage } from './unknown.tsx';

/** The question of the catalogue that follows a point through its retellings. */
const RETOLD = 'how-proposition-hardened';

/** What a citation links to: the card, its chain in full, and the claims on the same point. */
export default function ClaimPage({ id }: { id: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(ClaimPageDocument, { id, lang: languageOf(view), asOf: view.asof });
  return (
    <AnsweredPage asked={asked}>
      {({ node }) => {
        if (node?.__typename !== 'Claim') return <UnknownPage words={words.panel.gone} />;
        return (
          <Page title={node.sentence} className="wrap one">
            <div className="dh">
              <p className="cap">{words.pages.claim}</p>
              <h1>{node.sentence}</h1>
              <Joins claim={node} />
            </div>
            <div className="body">
              <ClaimCard claim={node} full selected />
              <PageSection id="chain" title={words.card.chain}>
                <ChainDetail claim={node} />
              </PageSection>
              <SameStem claim={node} />
              <PageSection id="judgements" title={words.pages.judgements}>
                <Judgements judgements={node.judgements} />
              </PageSection>
            </div>
          </Page>
        );
      }}
    </AnsweredPage>
  );
}

/** What the claim joins, as links. */
function Joins({ claim }: { claim: CardClaim }): ReactNode {
  const { subject, object } = claim.proposition;
  const ends = [...subject.entities, ...(object?.entities ?? [])];
  return (
    <p className="small names">
      {ends.map((entity) => (
        <ThingLink key={entity.id} id={entity.id} className="">
          {entity.heading}
        </ThingLink>
      ))}
    </p>
  );
}

/** Where an accusation and its denial meet. */
function SameStem({ claim }: { claim: CardClaim }): ReactNode {
  const words = useWords();
  return (
    <PageSection id="stem" title={words.pages.sameStem} note={words.pages.sameStemNote}>
      <ClaimPages
        filter={{ stem: [claim.proposition.stem], not: { ids: [claim.id] } }}
        none={words.pages.noneStem}
        first={6}
      />
      <p className="acts">
        <Link to={{ page: 'questions', name: RETOLD, args: { proposition: claim.proposition.stem } }}>
          {words.questions.retold}
        </Link>
      </p>
    </PageSection>
  );
}
