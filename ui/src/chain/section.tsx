import type { ReactNode } from 'react';
import { PageSection } from '../pages/page.tsx';
import { Segmented } from '../shell/segmented.tsx';
import { Answered } from '../shell/states.tsx';
import { change, useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { ByOrigin } from './origins.tsx';
import { ChainTable } from './table.tsx';
import { useChains } from './use-chains.ts';

/** As reported, or collapsed to origins; kept in the address. */
export function ChainsSwitch(): ReactNode {
  const w = useWords().chains;
  const { origins } = useView();
  return (
    <Segmented
      label={w.show}
      choices={[
        { value: 'reported', name: w.reported },
        { value: 'origins', name: w.origins },
      ]}
      chosen={origins ? 'origins' : 'reported'}
      onChoose={(value) => change({ origins: value === 'origins' })}
    />
  );
}

interface ChainsSectionProps {
  event: string;
  title: string;
  note?: ReactNode;
  /** The switch stands elsewhere on the page. */
  bare?: boolean;
  chosen: string | undefined;
  onChoose: (claim: string) => void;
}

/** Every account of an event, chain by chain or origin by origin. */
export function ChainsSection({
  event,
  title,
  bare = false,
  chosen,
  onChoose,
}: ChainsSectionProps): ReactNode {
  const words = useWords();
  const { origins } = useView();
  const asked = useChains(event);
  const count = asked.data?.chains.chains.length;
  return (
    <PageSection
      id="chains"
      title={title}
      note={count === undefined ? undefined : words.counts.claims(count)}
    >
      {!bare && <ChainsSwitch />}
      <Answered asked={asked}>
        {({ chains }) => {
          if (chains.chains.length === 0)
            return (
              <p className="small">
                {words.chains.none} {words.panel.noData}
              </p>
            );
          const shared = { lines: chains.chains, chosen, onChoose };
          return origins ? <ByOrigin {...shared} /> : <ChainTable caption={title} {...shared} />;
        }}
      </Answered>
    </PageSection>
  );
}
