import { type ReactNode, useState } from 'react';
import { openAndTell } from '../explore/node-keys.ts';
import type { ShownGroup } from '../explore/use-groups.ts';
import { FamilyIcon } from '../marks/marks.tsx';
import { ThingLink } from '../shell/link.tsx';
import { add, hide } from '../state/canvas-steps.ts';
import { useWords } from '../words/index.ts';
import { Section } from './panel-parts.tsx';

/** How many members are listed at once. */
const LISTED = 60;

/** A group in the panel: what it stands for, each to be put on the canvas by itself, or all opened. */
export function GroupPanel({ group }: { group: ShownGroup }): ReactNode {
  const words = useWords();
  const w = words.panel.group;
  const [listed, setListed] = useState(LISTED);
  const { members } = group;
  return (
    <>
      <div className="ph">
        <p className="cap kind">
          <FamilyIcon family={group.family} size={16} />
          <span className="kind-text">{w.title}</span>
        </p>
        <h2>{group.heading}</h2>
        <p className="acts">
          <button type="button" className="btn solid" onClick={() => openAndTell(group.id, words)}>
            {w.open}
          </button>
          <button type="button" onClick={() => hide(group.id)}>
            {words.panel.hide}
          </button>
        </p>
        {group.more && <p className="small">{w.more}</p>}
      </div>
      <Section title={w.members}>
        <ul className="members">
          {members.slice(0, listed).map(({ entity }) => (
            <li key={entity.id}>
              <ThingLink id={entity.id}>{entity.heading}</ThingLink>{' '}
              <button
                type="button"
                className="btn quiet"
                aria-label={w.showOne(entity.heading)}
                onClick={() => add([entity.id], group.group.hub)}
              >
                {words.panel.onCanvas}
              </button>
            </li>
          ))}
        </ul>
        {members.length > listed && (
          <button type="button" onClick={() => setListed(listed + LISTED)}>
            {w.next(Math.min(LISTED, members.length - listed))}
          </button>
        )}
      </Section>
    </>
  );
}
