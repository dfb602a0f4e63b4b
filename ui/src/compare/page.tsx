import type { ReactNode } from 'react';
import { CompareDocument, type CompareQuery, type Family } from '../api/types.gen.ts';
import { useQuery } from '../api/use-query.ts';
import { CitePage } from '../card/cite-button.tsx';
import { Contents, Page, PageSection } from '../pages/page.tsx';
import { QuotedClaims } from '../questions/quoted.tsx';
import { RuleNote } from '../questions/rule.tsx';
import { ThingLink } from '../shell/link.tsx';
import { Answered } from '../shell/states.tsx';
import { open, useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { capital, useWords } from '../words/index.ts';
import { TwoBlanks } from './two-blanks.tsx';

type Comparison = CompareQuery['compare'];
type Compared = Comparison['both'][number];
type Only = Comparison['onlyA'][number];

const families: readonly Family[] = ['EVENT', 'ACTOR', 'DOCUMENT'];

/** Two events, actors or documents side by side: where they differ, what both say, what one leaves out. */
export default function ComparePage({ a, b }: { a: string; b: string }): ReactNode {
  const words = useWords();
  const w = words.compare;
  const view = useView();
  const ready = a !== '' && b !== '' && a !== b;
  const asked = useQuery(CompareDocument, ready ? { a, b, lang: languageOf(view), asOf: view.asof } : null);
  return (
    <Page title={w.title} className="wrap compare">
      <div className="dh">
        <h1>{w.title}</h1>
        <p className="lead">{w.lead}</p>
        <TwoBlanks
          a={a}
          b={b}
          labels={[w.first, w.second]}
          families={families}
          submit={w.go}
          onAsk={(first, second) => open({ page: 'compare', a: first, b: second })}
        />
      </div>
      {ready && <Answered asked={asked}>{({ compare }) => <Sides comparison={compare} />}</Answered>}
    </Page>
  );
}

function Sides({ comparison }: { comparison: Comparison }): ReactNode {
  const words = useWords();
  const w = words.compare;
  const { a, b, both, differ, onlyA, onlyB } = comparison;
  const sections = [
    { id: 'differ', title: w.differ, count: differ.length },
    { id: 'both', title: w.both, count: both.length },
    { id: 'only-a', title: w.only(a.heading), count: onlyA.length },
    { id: 'only-b', title: w.only(b.heading), count: onlyB.length },
  ];
  return (
    <>
      <Contents sections={sections} />
      <div className="body">
        <p className="acts">
          <CitePage title={`${w.title}: ${a.heading} · ${b.heading}`} />
          <button type="button" onClick={() => window.print()}>
            {words.pages.print}
          </button>
        </p>
        <PageSection id="differ" title={w.differ} note={w.points(differ.length)}>
          <Both lines={differ} names={[a, b]} />
        </PageSection>
        <PageSection id="both" title={w.both} note={w.points(both.length)}>
          <Both lines={both} names={[a, b]} />
        </PageSection>
        <div className="halves">
          <PageSection
            id="only-a"
            title={w.only(a.heading)}
            note={`${w.points(onlyA.length)}, ${w.onlyNote}`}
          >
            <OnlyOne lines={onlyA} />
          </PageSection>
          <PageSection
            id="only-b"
            title={w.only(b.heading)}
            note={`${w.points(onlyB.length)}, ${w.onlyNote}`}
          >
            <OnlyOne lines={onlyB} />
          </PageSection>
        </div>
        <RuleNote rule={comparison.rule} />
      </div>
    </>
  );
}

function Nothing(): ReactNode {
  const words = useWords();
  return (
    <p className="small">
      {words.compare.nothing} {words.panel.noData}
    </p>
  );
}

function Both({
  lines,
  names,
}: {
  lines: readonly Compared[];
  names: readonly { id: string; heading: string }[];
}): ReactNode {
  if (lines.length === 0) return <Nothing />;
  return (
    <ul className="answer-lines compared">
      {lines.map((line) => (
        <li key={`${line.text} ${line.a[0]?.id}`}>
          <p>{capital(line.text)}</p>
          <div className="halves">
            {[line.a, line.b].map((claims, at) => (
              <div key={names[at]?.id}>
                <h3 className="lab">
                  <ThingLink id={names[at]?.id ?? ''}>{names[at]?.heading}</ThingLink>
                </h3>
                <QuotedClaims claims={claims} />
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function OnlyOne({ lines }: { lines: readonly Only[] }): ReactNode {
  if (lines.length === 0) return <Nothing />;
  return (
    <ul className="answer-lines">
      {lines.map((line) => (
        <li key={`${line.text} ${line.claims[0]?.id}`}>
          <p>{capital(line.text)}</p>
          <QuotedClaims claims={line.claims} />
        </li>
      ))}
    </ul>
  );
}
