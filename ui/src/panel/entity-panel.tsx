import type { ReactNode } from 'react';
import { EntityPanelDocument } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { ClaimList } from '../card/claim-list.tsx';
import { Link } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import { pageOf } from '../state/route.ts';
import { useView } from '../state/store.ts';
import { languageOf, visibleIds } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { EntityActions, KindLine, OtherNames, Section, Things } from './panel-parts.tsx';

/** An entity in the panel: what it is called, what it belongs to, and the first claims that name it. */
export function EntityPanel({ id }: { id: string }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(EntityPanelDocument, {
    id,
    shown: visibleIds(view),
    lang: languageOf(view),
    asOf: view.asof,
  });
  return (
    <Answered asked={asked}>
      {({ entity }) => {
        if (!entity) return <p className="small">{words.panel.gone}</p>;
        const places = entity.located.flatMap((claim) => claim.proposition.object?.entities ?? []);
        const unique = [...new Map(places.map((place) => [place.id, place])).values()];
        return (
          <>
            <div className="ph">
              <KindLine entity={entity} />
              <h2>{entity.heading}</h2>
              <OtherNames entity={entity} />
              <Things title={words.panel.within} things={entity.within} />
              <Things title={words.panel.located} things={unique} />
              <Things title={words.panel.holds} things={entity.holds.slice(0, 8)} />
              <Things title={words.panel.same} things={entity.same} />
              <EntityActions entity={entity} />
            </div>
            <Section title={words.panel.claimsOf} note={words.counts.claims(entity.claims.totalCount)}>
              <ClaimList claims={entity.claims.nodes} />
            </Section>
            {entity.claims.totalCount > entity.claims.nodes.length && (
              <p>
                <Link to={pageOf(id)}>{words.panel.allClaims(entity.claims.totalCount)}</Link>
              </p>
            )}
          </>
        );
      }}
    </Answered>
  );
}
