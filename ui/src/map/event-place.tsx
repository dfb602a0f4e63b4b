import { type ReactNode, useMemo } from 'react';
import { useWhereabouts } from '../explore/use-whereabouts.ts';
import { useWords } from '../words/index.ts';
import { Locator } from './locator.tsx';
import { townsOf } from './towns.ts';
import { useMapWords } from './words.ts';
import './locator.css';

/** Where an event is said to have happened, by its towns, and when; for the page of an event. */
export default function EventPlace({ event, when }: { event: string; when: string | null }): ReactNode {
  const words = useWords();
  const w = useMapWords();
  const ids = useMemo(() => [event], [event]);
  const found = useWhereabouts(ids);
  const { towns } = useMemo(() => townsOf(found ?? []), [found]);
  if (!found) return null;
  if (towns.length === 0) return <p className="cap">{w.notHere}</p>;
  return (
    <figure className="event-place">
      <Locator towns={towns} />
      <figcaption className="cap">
        {towns.map((town) => (
          <span key={town.id}>
            <b>
              <bdi>{town.heading}</bdi>
            </b>
            {town.things.map(({ near }) => near && ` (${near})`)}, {w.precision(town.source)}.{' '}
          </span>
        ))}
        {when && (
          <>
            {words.timeline.title.HAPPENED}: {when}.{' '}
          </>
        )}
        {w.outlines}
      </figcaption>
    </figure>
  );
}
