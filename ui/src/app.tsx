import { lazy, type ReactNode, Suspense } from 'react';
import { ExplorePage } from './pages/explore.tsx';
import { UnknownPage } from './pages/unknown.tsx';
import { Shell } from './shell/shell.tsx';
import { Loading } from './shell/states.tsx';
import type { Route } from './state/route.ts';
import { usePlace } from './state/store.ts';
import { savingOpen } from './state/ui.ts';

// The first page is the explorer; the others are fetched when they are opened.
const EntityPage = lazy(() => import('./pages/entity.tsx'));
const EventPage = lazy(() => import('./pages/event.tsx'));
const ClaimPage = lazy(() => import('./pages/claim.tsx'));
const DocumentPage = lazy(() => import('./pages/document.tsx'));
const DocumentsPage = lazy(() => import('./pages/documents.tsx'));
const QuestionsPage = lazy(() => import('./questions/page.tsx'));
const ChainPage = lazy(() => import('./chain/page.tsx'));
const PathsPage = lazy(() => import('./paths/page.tsx'));
const ComparePage = lazy(() => import('./compare/page.tsx'));
const ViewsPage = lazy(() => import('./saved/page.tsx'));
const SavedPage = lazy(() => import('./saved/open.tsx'));
const SavedBanner = lazy(() => import('./saved/banner.tsx'));
const SaveDialog = lazy(() => import('./saved/dialog.tsx'));
const MethodPage = lazy(() => import('./pages/method.tsx'));

/** The page that the address names, within the shell. */
export function App(): ReactNode {
  const { route, saved } = usePlace();
  const saving = savingOpen.use();
  return (
    <Shell>
      <Suspense fallback={<Loading />}>
        {saved !== null && <SavedBanner id={saved} />}
        {pageFor(route)}
      </Suspense>
      <Suspense>{saving && <SaveDialog onClose={() => savingOpen.set(false)} />}</Suspense>
    </Shell>
  );
}

function pageFor(route: Route): ReactNode {
  switch (route.page) {
    case 'explore':
      return <ExplorePage />;
    case 'entity':
      return <EntityPage key={route.id} id={route.id} />;
    case 'event':
      return <EventPage key={route.id} id={route.id} />;
    case 'claim':
      return <ClaimPage key={route.id} id={route.id} />;
    case 'doc':
      return <DocumentPage key={route.id} id={route.id} />;
    case 'documents':
      return <DocumentsPage />;
    case 'questions':
      return <QuestionsPage name={route.name} args={route.args} />;
    case 'chain':
      return <ChainPage id={route.id} of={route.of} />;
    case 'paths':
      return <PathsPage asked={route} />;
    case 'compare':
      return <ComparePage a={route.a} b={route.b} />;
    case 'views':
      return <ViewsPage />;
    case 'saved':
      return <SavedPage key={route.id} id={route.id} />;
    case 'method':
      return <MethodPage />;
    case 'unknown':
      return <UnknownPage />;
  }
}
