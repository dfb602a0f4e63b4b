import { type ReactNode, useEffect, useRef } from 'react';
import type { Asked } from '../api/use-query.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { hasMoved } from '../state/store.ts';
import { useWords } from '../words/index.ts';

interface PageProps {
  title: string;
  className?: string;
  children: ReactNode;
}

/** The frame of a page that is read rather than explored; its title is the window's too. */
export function Page({ title, className = '', children }: PageProps): ReactNode {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} · ${words.app}`;
  }, [title, words.app]);
  const main = useRef<HTMLElement>(null);
  // Whoever followed a link by key or by ear goes on from the head of the new page.
  useEffect(() => {
    if (hasMoved() && document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main id="main" className={`page ${className}`} tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

/** A page that stands on an answer: until it is there, or where it does not come, the page says so under a heading. */
export function AnsweredPage<R>({
  asked,
  children,
}: {
  asked: Asked<R>;
  children: (data: R) => ReactNode;
}): ReactNode {
  const words = useWords();
  if (asked.data !== null)
    return (
      <>
        <Failed asked={asked} />
        {children(asked.data)}
      </>
    );
  if (!asked.error && !asked.slow) return <main id="main" className="page" tabIndex={-1} />;
  const title = asked.error ? words.states.silent : words.states.readingRecord;
  return (
    <Page title={title}>
      <h1 className="sr">{title}</h1>
      {asked.error ? <Failed asked={asked} /> : <Loading />}
    </Page>
  );
}

/** A section of a page, with its title and what it counts. */
export function PageSection({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title} {note && <span className="muted">{note}</span>}
      </h2>
      {children}
    </section>
  );
}

/** The sections of a long page, with how much each holds. */
export function Contents({
  sections,
}: {
  sections: readonly { id: string; title: string; count: number }[];
}): ReactNode {
  const words = useWords();
  const go = (id: string) => {
    const section = document.getElementById(id);
    section?.scrollIntoView();
    section?.querySelector<HTMLElement>('h2')?.setAttribute('tabindex', '-1');
    section?.querySelector<HTMLElement>('h2')?.focus();
  };
  return (
    <nav className="toc" aria-label={words.pages.sections}>
      {sections.map(({ id, title, count }) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            // The fragment belongs to the canvas's positions.
            event.preventDefault();
            go(id);
          }}
        >
          {title} <span>{count}</span>
        </a>
      ))}
    </nav>
  );
}
