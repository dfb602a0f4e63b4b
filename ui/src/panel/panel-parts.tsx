import type { ReactNode } from 'react';
import type { EntityPanelPartsFragment, ExpansionPartsFragment } from '../api/types.gen.ts';
import { useVocabulary } from '../api/use-vocabulary.ts';
import type { Judgeable } from '../judge/entity-dialog.tsx';
import { JudgeThing } from '../judge/judge-thing.tsx';
import { FamilyIcon } from '../marks/marks.tsx';
import { Link, ThingLink } from '../shell/link.tsx';
import { hide, showOnly, togglePin } from '../state/canvas-steps.ts';
import { pageOf } from '../state/route.ts';
import { useView } from '../state/store.ts';
import { expanding } from '../state/ui.ts';
import { selectionOf } from '../state/view.ts';
import { useWords } from '../words/index.ts';
import { ExpandMenu } from './expand-menu.tsx';

/** A titled part of a panel. */
export function Section({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: ReactNode;
}): ReactNode {
  return (
    <>
      <h3 className="lab sec">
        {title} {note && <span className="muted">{note}</span>}
      </h3>
      {children}
    </>
  );
}

/** Family and kind in a line: what the thing is, by outline and by word. */
export function KindLine({
  entity,
  more,
}: {
  entity: Pick<EntityPanelPartsFragment, 'family' | 'kind' | 'plural'>;
  more?: string;
}): ReactNode {
  const words = useWords();
  const vocabulary = useVocabulary();
  const kind = vocabulary.kind(entity.kind);
  const family = words.families[entity.family];
  const parts = [family, kind === family ? '' : kind, entity.plural ? words.several : '', more ?? ''];
  return (
    <p className="cap kind">
      <FamilyIcon family={entity.family} size={16} />
      <span className="kind-text">{parts.filter(Boolean).join(' · ')}</span>
    </p>
  );
}

interface EntityActionsProps {
  entity: Judgeable & { expansions: readonly ExpansionPartsFragment[] };
}

/** Open, expand, pin, hide, judge. The one solid button opens the page. */
export function EntityActions({ entity }: EntityActionsProps): ReactNode {
  const words = useWords();
  const { id, expansions } = entity;
  const { show } = useView();
  const open = expanding.use() === id;
  const node = show.find((one) => one.id === id);
  const hidden = expansions.reduce((sum, one) => sum + one.hidden, 0);
  const isEvent = id.startsWith('event/');
  return (
    <>
      <p className="acts">
        <Link to={pageOf(id)} part={{ sel: selectionOf(id) }} className="btn solid">
          {isEvent ? words.panel.openDossier : words.panel.openPage}
        </Link>
        <button type="button" aria-expanded={open} onClick={() => expanding.set(open ? null : id)}>
          {words.panel.expand} <span className="muted">{hidden}</span>
        </button>
        {node && !node.hidden ? (
          <>
            <button type="button" aria-pressed={node.pinned} onClick={() => togglePin(id)}>
              {node.pinned ? words.panel.unpin : words.panel.pin}
            </button>
            <button type="button" onClick={() => hide(id)}>
              {words.panel.hide}
            </button>
          </>
        ) : (
          !isEvent && (
            <button type="button" onClick={() => showOnly([id])}>
              {words.panel.onCanvas}
            </button>
          )
        )}
        <JudgeThing thing={entity} />
      </p>
      {open && <ExpandMenu id={id} expansions={expansions} />}
    </>
  );
}

/** The names that texts use beside our heading, each in its script. */
export function OtherNames({
  entity,
}: {
  entity: Pick<EntityPanelPartsFragment, 'names' | 'heading' | 'label'>;
}): ReactNode {
  const own = new Set([entity.heading, entity.label].map((name) => name.toLowerCase()));
  const names = entity.names.filter((name) => name.form === 'PROPER' && !own.has(name.text.toLowerCase()));
  if (names.length === 0) return null;
  const unique = [...new Map(names.map((name) => [name.text, name])).values()];
  return (
    <p className="small names">
      {unique.slice(0, 6).map((name) => (
        <bdi key={name.text} lang={name.lang}>
          {name.text}
        </bdi>
      ))}
    </p>
  );
}

/** A line of links to things, under a word that says how they hang together. */
export function Things({
  title,
  things,
}: {
  title: string;
  things: readonly { id: string; label: string }[];
}): ReactNode {
  if (things.length === 0) return null;
  return (
    <p className="small things">
      <span className="muted">{title}</span>{' '}
      {things.map((thing, at) => (
        <span key={thing.id}>
          {at > 0 && ', '}
          <ThingLink id={thing.id} className="">
            {thing.label}
          </ThingLink>
        </span>
      ))}
    </p>
  );
}
