import type { ReactNode } from 'react';
import { type EntityFilter, KnowledgeDocument, type KnowledgeQuery } from '../api/types.gen.ts';
import { type Asked, useQuery } from '../api/use-query.ts';
import { Gaps } from '../questions/gaps.tsx';
import { QuotedClaims } from '../questions/quoted.tsx';
import { RuleNote } from '../questions/rule.tsx';
import { ThingLink } from '../shell/link.tsx';
import { useView } from '../state/store.ts';
import { languageOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';

/** What was handed on about some things, or under a mechanism. */
export function useKnowledge(of: { mechanism?: string; filter?: EntityFilter }): Asked<KnowledgeQuery> {
  const view = useView();
  return useQuery(KnowledgeDocument, { ...of, lang: languageOf(view), asOf: view.asof });
}

/** Who passed what to whom in time order, and what then happened; on the list is not hit. */
export function KnowledgeSteps({ knowledge }: { knowledge: KnowledgeQuery['knowledge'] }): ReactNode {
  const words = useWords();
  const w = words.knowledge;
  return (
    <>
      {knowledge.steps.length === 0 && (
        <p className="small">
          {w.none} {words.panel.noData}
        </p>
      )}
      <ol className="knowledge">
        {knowledge.steps.map((step) => (
          <li key={`${step.text} ${step.claims[0]?.id}`}>
            <span className="small muted">{step.when?.label ?? words.card.noDate}</span>
            <div>
              <p>
                <b>{step.text}</b>
              </p>
              <p className="small">
                {step.about.map((thing, at) => (
                  <span key={thing.id}>
                    {at > 0 && ', '}
                    <ThingLink id={thing.id} className="">
                      {thing.heading}
                    </ThingLink>
                  </span>
                ))}
              </p>
              <QuotedClaims claims={step.claims} />
              {step.size.length > 0 && (
                <>
                  <h3 className="lab">{w.size}</h3>
                  <QuotedClaims claims={step.size} />
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
      {knowledge.steps.length > 0 && <Gaps gaps={knowledge.gaps} />}
      <RuleNote rule={knowledge.rule} />
    </>
  );
}
