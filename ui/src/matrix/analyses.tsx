import type { ReactNode } from 'react';
import type { EventAnalysesQuery } from '../api/types.gen.ts';
import { languageOfClaim } from '../card/chain-line.tsx';
import { Verbatim } from '../card/quotation.tsx';
import { VoiceText } from '../card/voice.tsx';
import { MarkIcon } from '../marks/marks.tsx';
import { PageSection } from '../pages/page.tsx';
import { RuleNote } from '../questions/rule.tsx';
import { ThingLink } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import { change } from '../state/store.ts';
import { capital, useWords } from '../words/index.ts';
import { DriftPicture } from './drift-picture.tsx';
import { useEventAnalyses } from './use-matrix.ts';

type Drift = EventAnalysesQuery['drift']['lines'][number];

/** What is computed of an event: the standing of each accused, and how certainty went over time. */
export function EventAnalyses({ event }: { event: string }): ReactNode {
  const w = useWords().matrix;
  const asked = useEventAnalyses(event);
  return (
    <Answered asked={asked}>
      {({ standing, drift }) => (
        <>
          <PageSection id="standing" title={w.standing} note={w.standingNote}>
            <Standings standing={standing} />
          </PageSection>
          <PageSection id="drift" title={w.drift} note={w.driftNote}>
            {drift.lines.length === 0 && <p className="small">{w.noDrift}</p>}
            <ul className="drift-lines">
              {drift.lines.map((line) => (
                <DriftLine key={`${line.stem} ${line.text}`} line={line} />
              ))}
            </ul>
            <RuleNote rule={drift.rule} />
          </PageSection>
        </>
      )}
    </Answered>
  );
}

function Standings({ standing }: { standing: EventAnalysesQuery['standing'] }): ReactNode {
  const words = useWords();
  if (standing.standings.length === 0) return <p className="small">{words.matrix.noStanding}</p>;
  return (
    <>
      <ul className="standings">
        {standing.standings.map(({ actor, label, because, claims }) => (
          <li key={actor.id}>
            <b>
              <ThingLink id={actor.id}>{actor.heading}</ThingLink>
            </b>{' '}
            <span className="tag">{label}</span>{' '}
            <span className="cap">{words.counts.claims(claims.length)}</span>
            <br />
            <span className="small">{because}</span>
          </li>
        ))}
      </ul>
      <RuleNote rule={standing.rule} />
    </>
  );
}

/** One proposition from retelling to retelling, each with its hedge in its own words. */
function DriftLine({ line }: { line: Drift }): ReactNode {
  const words = useWords();
  const w = words.matrix;
  return (
    <li>
      <b>{capital(line.text)}</b> <span className="tag">{w.courses[line.course]}</span>
      <DriftPicture points={line.points} />
      <table className="drift">
        <caption className="sr">{line.text}</caption>
        <thead>
          <tr>
            <th scope="col">{w.points.when}</th>
            <th scope="col">{w.points.voice}</th>
            <th scope="col">{w.points.level}</th>
            <th scope="col">{w.points.words}</th>
          </tr>
        </thead>
        <tbody>
          {line.points.map(({ claim, level, hedge, reporting, colour, published }) => {
            const lang = languageOfClaim(claim);
            const spoken = reporting ? [...hedge, reporting] : hedge;
            return (
              <tr key={claim.id}>
                <td>{published?.label ?? <span className="muted">{w.noDate}</span>}</td>
                <td>
                  <button
                    type="button"
                    className="claim-button"
                    onClick={() => change({ sel: { type: 'claim', id: claim.id } })}
                  >
                    <MarkIcon mark={claim.mark} size={14} /> <VoiceText voice={claim.voice} lang={lang} />
                  </button>
                  {claim.proposition.negated && claim.mark === 'ASSERTS' && (
                    <span className="tag">{words.card.plainNegative}</span>
                  )}
                </td>
                <td>{words.hedges[level]}</td>
                <td>
                  {spoken.length === 0 && <span className="muted">{words.card.noHedge}</span>}
                  {spoken.map((one) => (
                    <span key={one}>
                      <Verbatim words={one} lang={lang} />{' '}
                    </span>
                  ))}
                  <span className="muted">{words.card.link.colour[colour]}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </li>
  );
}
