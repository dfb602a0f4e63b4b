import type { ReactNode } from 'react';
import {
  ClaimPageDocument,
  ClaimsDocument,
  EdgeClaimsDocument,
  type GraphEdgePartsFragment,
} from '../api/types.gen.ts';
import { useClaims } from '../api/use-claims.ts';
import { useQuery } from '../api/use-query.ts';
import { ClaimCard } from '../card/claim-card.tsx';
import { ClaimList } from '../card/claim-list.tsx';
import { VoiceText } from '../card/voice.tsx';
import { OriginCount } from '../chain/origins.tsx';
import { useOrigins } from '../chain/use-chains.ts';
import { MarkIcon } from '../marks/marks.tsx';
import { ThingLink } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import type { ContestedEvent, ContestedRow } from '../state/filter.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { listed, useWords } from '../words/index.ts';
import { Contradictions } from './contradictions.tsx';
import { Section } from './panel-parts.tsx';

const MOST = 100;

/** One claim as its card, and what else stands on the page of words it comes from. */
export function ClaimPanel({
  id,
  onMove,
}: {
  id: string;
  onMove?: ((by: 1 | -1) => void) | undefined;
}): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(ClaimPageDocument, { id, lang: languageOf(view), asOf: view.asof });
  return (
    <Answered asked={asked}>
      {({ node }) =>
        node?.__typename === 'Claim' ? (
          <>
            <h2 className="sr">{words.card.label}</h2>
            <ClaimCard claim={node} selected full onMove={onMove} />
          </>
        ) : (
          <p className="small">{words.panel.gone}</p>
        )
      }
    </Answered>
  );
}

/** A row of the rails: the claims of one origin, each as its card. */
export function RowPanel({ row, event }: { row: ContestedRow; event: ContestedEvent }): ReactNode {
  const words = useWords();
  const view = useView();
  const asked = useQuery(ClaimsDocument, {
    filter: { ids: row.claims.map((claim) => claim.id) },
    first: MOST,
    lang: languageOf(view),
    asOf: view.asof,
  });
  const lang = row.claims[0]?.document.source?.lang ?? 'und';
  return (
    <>
      <div className="ph">
        <p className="cap kind">
          <MarkIcon mark={row.mark} size={14} /> {words.marks[row.mark]} · {words.counts.origins(row.origins)}
        </p>
        <h2>
          <VoiceText voice={row.voice} lang={lang} />
        </h2>
        <p className="small">
          <ThingLink id={event.event.id} className="">
            {event.event.heading}
          </ThingLink>
          {row.remark && <span className="muted"> · {row.remark}</span>}
        </p>
      </div>
      <Answered asked={asked} what={words.counts.claims(row.claims.length)}>
        {({ claims }) => (
          <>
            <Contradictions event={ownTies(event, row)} cards={claims.nodes} />
            <Section title={words.panel.claimsOf} note={words.counts.claims(claims.totalCount)}>
              <ClaimList claims={claims.nodes} />
            </Section>
          </>
        )}
      </Answered>
    </>
  );
}

/** The event with the ties of one row alone. */
function ownTies(event: ContestedEvent, row: ContestedRow): ContestedEvent {
  const at = event.rows.indexOf(row);
  return { ...event, ties: event.ties.filter((tie) => tie.from === at || tie.to === at) };
}

/** An edge: never a truth of its own, always its claims, each as its card. */
export function EdgePanel({ id, edge }: { id: string; edge: GraphEdgePartsFragment | null }): ReactNode {
  const words = useWords();
  const { asked, claims, total, more } = useClaims({ edge: [id] });
  return (
    <>
      <div className="ph">
        <p className="cap kind">
          {words.panel.edge}{' '}
          {edge && `· ${edge.family === 'VOICE' ? words.panel.voice : words.panel.content}`}
        </p>
        <h2>{edge ? <EdgeSentence edge={edge} /> : words.panel.edgeSays}</h2>
        {edge && <EdgeCounts edge={edge} />}
        <EdgeOrigins id={id} />
      </div>
      <Answered asked={asked}>
        {() => (
          <Section title={words.panel.edgeSays} note={words.counts.claims(total)}>
            <ClaimList claims={claims} total={total} {...(more ? { onMore: more } : {})} />
          </Section>
        )}
      </Answered>
    </>
  );
}

/** The most claims of an edge whose origins are counted. */
const COUNTED = 100;

/** On how many independent origins an edge rests: mentions are not voices. */
function EdgeOrigins({ id }: { id: string }): ReactNode {
  const { asof } = useView();
  const { data } = useQuery(EdgeClaimsDocument, { edge: id, first: COUNTED, asOf: asof });
  const whole = data && data.claims.totalCount <= COUNTED;
  const origins = useOrigins(whole ? data.claims.nodes.map((claim) => claim.id) : []);
  if (!origins.data) return null;
  return (
    <p className="small">
      <OriginCount answer={origins.data.origins} />
    </p>
  );
}

/** An edge as it reads: what is at its near end, how it joins, and where it leads. */
export function EdgeSentence({ edge }: { edge: GraphEdgePartsFragment }): ReactNode {
  const { lang } = useView();
  const ends = (side: GraphEdgePartsFragment['subject']) =>
    listed(
      side.entities.map((entity) => entity.label),
      lang,
      side.mode === 'EITHER' ? 'disjunction' : 'conjunction',
    );
  return (
    <>
      <bdi>{ends(edge.subject)}</bdi> <span className="rel">{edge.label}</span> <bdi>{ends(edge.object)}</bdi>
    </>
  );
}

/** What stands behind an edge, by stance and by voice. */
export function EdgeCounts({ edge }: { edge: GraphEdgePartsFragment }): ReactNode {
  const words = useWords();
  const { counts } = edge;
  return (
    <p className="small counts">
      {counts.marks
        .filter(({ claims }) => claims > 0)
        .map(({ mark, claims }) => (
          <span key={mark} className="pair">
            <MarkIcon mark={mark} size={12} /> {claims} {words.marks[mark]}
          </span>
        ))}
      <span className="muted">
        {words.counts.speakers(counts.speakers)} · {words.counts.documents(counts.documents)}
      </span>
    </p>
  );
}
