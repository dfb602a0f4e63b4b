import { type ReactNode, useEffect, useRef, useState } from 'react';
import { openAndTell } from '../explore/node-keys.ts';
import type { ShownGroup } from '../explore/use-groups.ts';
import { FamilyIcon, MarkIcon } from '../marks/marks.tsx';
import { ThingLink } from '../shell/link.tsx';
import { add, hide } from '../state/canvas-steps.ts';
import { MOST_AT_ONCE, opensBy, split } from '../state/expand.ts';
import { axes } from '../state/groups.ts';
import { expanding } from '../state/ui.ts';
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
  const whole = members.length <= MOST_AT_ONCE && !group.more;
  return (
    <>
      <div className="ph">
        <p className="cap kind">
          <FamilyIcon family={group.family} size={16} />
          <span className="kind-text">{w.title}</span>
        </p>
        <h2>{group.heading}</h2>
        <GroupCounts group={group} />
        <p className="acts">
          {whole && (
            <button type="button" className="btn solid" onClick={() => openAndTell(group.id, 'whole', words)}>
              {w.open}
            </button>
          )}
          <button type="button" onClick={() => hide(group.id)}>
            {words.panel.hide}
          </button>
        </p>
        {!whole && <OpenBy group={group} />}
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

/** By what a group may be opened, each with how many parts it has; what would tell nobody apart stays, and is dimmed. */
function OpenBy({ group }: { group: ShownGroup }): ReactNode {
  const words = useWords();
  const w = words.panel.group;
  const list = useRef<HTMLFieldSetElement>(null);
  const asked = expanding.use() === group.id;
  const { members } = group;
  const some = Math.min(MOST_AT_ONCE, members.length);

  useEffect(() => {
    if (!asked) return;
    list.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
    expanding.set(null);
  }, [asked]);

  return (
    <fieldset className="expand" aria-label={w.openBy} ref={list}>
      <ul>
        {axes.map((axis) => {
          const read = members.every(({ parts }) => parts[axis] !== undefined);
          const parts = split(members, (member) => member.parts[axis]);
          return (
            <li key={axis}>
              <button
                type="button"
                className="btn quiet"
                disabled={!read || !opensBy(parts, members)}
                onClick={() => openAndTell(group.id, axis, words)}
              >
                <span>{w.axes[axis]}</span>
                <span className="ct">{read ? parts.size : '…'}</span>
              </button>
            </li>
          );
        })}
        {some > 0 && (
          <li>
            <button type="button" className="btn quiet" onClick={() => openAndTell(group.id, 'some', words)}>
              <span>{w.some(some)}</span>
              <span className="ct" />
            </button>
          </li>
        )}
      </ul>
      <p className="small muted">{w.rule}</p>
    </fieldset>
  );
}

/** What is said of the members of a group, by stance. */
export function GroupCounts({ group: { stances } }: { group: ShownGroup }): ReactNode {
  const words = useWords();
  return (
    <p className="small counts">
      {stances.marks
        .filter(({ claims }) => claims > 0)
        .map(({ mark, claims }) => (
          <span key={mark} className="pair">
            <MarkIcon mark={mark} size={12} /> {claims} {words.marks[mark]}
          </span>
        ))}
      {stances.negated > 0 && <span className="muted">{words.paths.negated(stances.negated)}</span>}
    </p>
  );
}
