import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { useWhereabouts } from '../explore/use-whereabouts.ts';
import { FamilyIcon } from '../marks/marks.tsx';
import { ThingLink } from '../shell/link.tsx';
import { useTheme } from '../shell/shell.tsx';
import { Loading } from '../shell/states.tsx';
import { change, useView } from '../state/store.ts';
import { selectionOf } from '../state/view.ts';
import { listed, useWords } from '../words/index.ts';
import { idsOf, markedBy, type Shown } from './ids.ts';
import { type OffMap, type Town, townsOf } from './towns.ts';
import { useMapWords } from './words.ts';
import './map.css';

const WorldMap = lazy(() => import('./world-map.tsx'));

/** What is shown, at its towns; and beside it the list that equals the map. */
export default function MapView(shown: Shown): ReactNode {
  const w = useMapWords();
  const theme = useTheme();
  const { sel } = useView();
  const { record, graph, passing, families } = shown;
  const ids = useMemo(() => idsOf({ record, graph, passing, families }), [record, graph, passing, families]);
  const found = useWhereabouts(ids);
  const { towns, off } = useMemo(() => townsOf(found ?? []), [found]);
  const marked = useMemo(
    () => markedBy(sel, { record, graph, passing, families }),
    [sel, record, graph, passing, families],
  );
  const isSelected = useCallback(
    (town: Town) => marked.has(town.id) || town.things.some(({ id }) => marked.has(id)),
    [marked],
  );
  if (!found) return <Loading />;
  return (
    <div className="map">
      <Suspense fallback={<Loading />}>
        <WorldMap
          towns={towns}
          isSelected={isSelected}
          onSelect={(town) => change({ sel: selectionOf(town.id) })}
          theme={theme}
        />
      </Suspense>
      <section className="map-list" aria-label={w.list}>
        {towns.length === 0 && <p>{w.none}</p>}
        <ul className="plain">
          {towns.map((town) => (
            <TownItem key={town.id} town={town} marked={marked} />
          ))}
        </ul>
        {off.length > 0 && <NotOnMap off={off} />}
        <p className="cap">{w.outlines}</p>
      </section>
    </div>
  );
}

function TownItem({ town, marked }: { town: Town; marked: ReadonlySet<string> }): ReactNode {
  const words = useWords();
  const w = useMapWords();
  return (
    <li className={marked.has(town.id) ? 'town sel' : 'town'}>
      <button
        type="button"
        aria-pressed={marked.has(town.id)}
        onClick={() => change({ sel: selectionOf(town.id) })}
      >
        <FamilyIcon family="PLACE" size={16} /> <bdi>{town.heading}</bdi>
      </button>{' '}
      <span className="muted small">
        {words.counts.things(town.things.length)} · {w.precision(town.source)}
      </span>
      <ul className="plain">
        {town.things.map((thing) => (
          <li key={thing.id} className={marked.has(thing.id) ? 'sel' : undefined}>
            <FamilyIcon family={thing.family} size={14} /> {thing.near && <i className="tag">{thing.near}</i>}{' '}
            <ThingLink id={thing.id}>{thing.heading}</ThingLink>
          </li>
        ))}
      </ul>
    </li>
  );
}

function NotOnMap({ off }: { off: readonly OffMap[] }): ReactNode {
  const w = useMapWords();
  const { lang } = useView();
  return (
    <details open={off.length <= 12}>
      <summary>{w.off(off.length)}</summary>
      <ul className="plain">
        {off.map((one) => (
          <li key={one.id}>
            <FamilyIcon family={one.family} size={14} /> <ThingLink id={one.id}>{one.heading}</ThingLink>{' '}
            <span className="muted small">
              {one.places.length > 0 ? w.noPoint(listed(one.places, lang)) : w.noPlace}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
