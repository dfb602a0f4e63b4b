import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { pageOf, type Route } from '../state/route.ts';
import { change, hrefOf, open, usePlace } from '../state/store.ts';
import { selectionOf, type ViewState } from '../state/view.ts';

interface LinkProps {
  to: Route;
  /** What of the view changes on the way. */
  part?: Partial<ViewState>;
  className?: string;
  current?: boolean;
  lang?: string | undefined;
  children: ReactNode;
}

const plainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link within the explorer; a middle click or Ctrl opens it in a tab of its own. */
export function Link({ to, part = {}, className, current = false, lang, children }: LinkProps): ReactNode {
  const follow = (event: MouseEvent) => {
    if (!plainClick(event)) return;
    event.preventDefault();
    open(to, part);
  };
  return (
    <a
      href={hrefOf(to, part)}
      className={className}
      lang={lang}
      aria-current={current ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}

interface ThingLinkProps {
  id: string;
  className?: string;
  lang?: string | undefined;
  children: ReactNode;
}

/** All that is named is a link: beside the canvas a click selects and Enter opens; on a page both open. */
export function ThingLink({ id, className = 'plain', lang, children }: ThingLinkProps): ReactNode {
  const { route } = usePlace();
  const beside = route.page === 'explore';
  const sel = selectionOf(id);
  const to = pageOf(id);
  const click = (event: MouseEvent) => {
    if (!plainClick(event)) return;
    event.preventDefault();
    // A key press arrives as a click without a pointer: that is Enter, which opens.
    if (beside && event.detail > 0) change({ sel });
    else open(to, { sel });
  };
  const keep = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.stopPropagation();
  };
  return (
    <a href={hrefOf(to, { sel })} className={className} lang={lang} onClick={click} onKeyDown={keep}>
      <bdi>{children}</bdi>
    </a>
  );
}
