import type { ReactNode } from 'react';
import { MethodDocument, type MethodQuery } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { FamilyIcon, LineSample, MarkIcon, SetSample, TieIcon } from '../marks/marks.tsx';
import { KeyTable } from '../shell/keys-dialog.tsx';
import { Answered } from '../shell/states.tsx';
import { allFamilies, allMarks } from '../state/filter.ts';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { Page, PageSection } from './page.tsx';

/** How things are counted and drawn, which keys there are, and what the store holds. */
export default function MethodPage(): ReactNode {
  const words = useWords();
  const w = words.methodPage;
  const view = useView();
  const asked = useQuery(MethodDocument, { lang: languageOf(view), asOf: view.asof });
  return (
    <Page title={w.title} className="wrap one">
      <div className="dh">
        <h1>{w.title}</h1>
        <p className="lead">{w.lead}</p>
      </div>
      <div className="body">
        <PageSection id="counting" title={w.counting}>
          <Lines lines={w.rules} />
        </PageSection>
        <Answered asked={asked}>
          {(answer) => (
            <PageSection id="contested" title={w.contested}>
              <p className="prose">{answer.contested.rule}</p>
            </PageSection>
          )}
        </Answered>
        <PageSection id="legend" title={w.legend}>
          <LegendExplained />
        </PageSection>
        <PageSection id="clocks" title={w.clocks}>
          <Lines lines={w.clockRules} />
        </PageSection>
        <PageSection id="keys" title={w.keys}>
          <KeyTable />
        </PageSection>
        {asked.data && <Holdings answer={asked.data} />}
      </div>
    </Page>
  );
}

function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <ul className="prose rules">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function LegendExplained(): ReactNode {
  const words = useWords();
  const w = words.methodPage;
  return (
    <div className="explained">
      <Sample
        title={w.stance}
        entries={allMarks.map((mark) => [<MarkIcon key={mark} mark={mark} />, words.marks[mark]])}
      />
      <Sample
        title={w.hedge}
        entries={[
          [<LineSample key="solid" texture="solid" />, words.hedges.FLAT],
          [
            <LineSample key="dashed" texture="dashed" />,
            `${words.hedges.PROBABLE}, ${words.hedges.BELIEVED}`,
          ],
          [<LineSample key="dotted" texture="dotted" />, words.hedges.POSSIBLE],
          [<LineSample key="hollow" texture="hollow" />, words.legend.headings],
        ]}
      />
      <Sample
        title={w.sets}
        entries={(['one', 'and', 'either', 'some'] as const).map((set) => [
          <SetSample key={set} set={set} />,
          words.sets[set],
        ])}
      />
      <Sample
        title={w.kinds}
        entries={allFamilies.map((family) => [
          <FamilyIcon key={family} family={family} />,
          words.families[family],
        ])}
      />
      <Sample
        title={w.ties}
        entries={[
          [<TieIcon key="c" tie="CONTRADICTS" />, w.contradicts],
          [<TieIcon key="s" tie="SAME_ORIGIN" />, w.sameOrigin],
        ]}
      />
      <p className="small">{w.type}</p>
    </div>
  );
}

function Sample({
  title,
  entries,
}: {
  title: string;
  entries: readonly (readonly [ReactNode, string])[];
}): ReactNode {
  return (
    <div>
      <h3 className="lab">{title}</h3>
      <ul>
        {entries.map(([sample, name]) => (
          <li key={name} className="lg">
            <span className="sample">{sample}</span> {name}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Holdings({ answer }: { answer: MethodQuery }): ReactNode {
  const words = useWords();
  const w = words.methodPage;
  const { stats, vocabulary } = answer;
  const counts = new Map(stats.predicates.map(({ predicate, claims }) => [predicate, claims]));
  const numbers = Object.keys(w.stats) as (keyof typeof w.stats)[];
  return (
    <>
      <PageSection id="holds" title={w.holds}>
        <dl className="facts two">
          {numbers.map((name) => (
            <div key={name} className="fact">
              <dt>{w.stats[name]}</dt>
              <dd>{stats[name]}</dd>
            </div>
          ))}
        </dl>
      </PageSection>
      <PageSection id="predicates" title={w.predicates}>
        <div className="scroll">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{w.predicate}</th>
                <th scope="col">{w.means}</th>
                <th scope="col">{w.denying}</th>
                <th scope="col">{w.claims}</th>
              </tr>
            </thead>
            <tbody>
              {vocabulary.predicates.map((one) => (
                <tr key={one.predicate}>
                  <th scope="row">{one.forward}</th>
                  <td lang="en" dir="ltr">
                    {one.meaning}
                  </td>
                  <td>{w.denialWords[one.denies]}</td>
                  <td>{counts.get(one.predicate) ?? 0}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="cap">{w.version(vocabulary.version)}</p>
      </PageSection>
    </>
  );
}
