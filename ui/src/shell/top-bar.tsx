import { type ReactNode, useState } from 'react';
import { BrandGlyph, CloseGlyph, MenuGlyph, SaveGlyph, SearchGlyph, ThemeGlyph } from '../marks/glyphs.tsx';
import { switchTheme } from '../search/commands.ts';
import { SearchBox } from '../search/search-box.tsx';
import type { Route } from '../state/route.ts';
import { change, usePlace } from '../state/store.ts';
import { askSearch, keysOpen, savingOpen } from '../state/ui.ts';
import { useWords, type Words } from '../words/index.ts';
import { AsOfControl } from './as-of.tsx';
import { Link } from './link.tsx';
import { NARROW, useMedia } from './use-media.ts';

/** Brand, search, pages, as-of, language, theme and keys. */
export function TopBar(): ReactNode {
  const narrow = useMedia(NARROW);
  return (
    <header className="top">
      <Brand />
      {narrow ? <NarrowTools /> : <WideTools />}
    </header>
  );
}

function Brand(): ReactNode {
  const words = useWords();
  return (
    <Link
      to={{ page: 'explore' }}
      part={{ show: [], positions: {}, sel: null, layout: null, list: false }}
      className="brand"
      lang="en"
    >
      <BrandGlyph />
      {words.app}
    </Link>
  );
}

function WideTools(): ReactNode {
  return (
    <>
      <SearchBox />
      <Nav />
      <AsOfControl />
      <Switches />
    </>
  );
}

function NarrowTools(): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState<'search' | 'menu' | null>(null);
  const toggle = (what: 'search' | 'menu') => {
    setOpen(open === what ? null : what);
    if (what === 'search' && open !== what) setTimeout(askSearch);
  };
  if (open === 'search')
    return (
      <>
        <SearchBox onDone={() => setOpen(null)} />
        <button type="button" className="btn quiet" onClick={() => setOpen(null)}>
          <CloseGlyph />
          <span className="sr">{words.close}</span>
        </button>
      </>
    );
  return (
    <>
      <div className="tools">
        <button
          type="button"
          className="btn quiet"
          aria-label={words.search.label}
          onClick={() => toggle('search')}
        >
          <SearchGlyph size={18} />
        </button>
        <button
          type="button"
          className="btn quiet"
          aria-label={words.menu}
          aria-expanded={open === 'menu'}
          onClick={() => toggle('menu')}
        >
          <MenuGlyph />
        </button>
      </div>
      {open === 'menu' && (
        // Choosing a page closes the menu.
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: what is within answers
        <div className="menu" onClick={(event) => (event.target as Element).closest('a') && setOpen(null)}>
          <Nav />
          <AsOfControl />
          <Switches />
        </div>
      )}
    </>
  );
}

function pagesOf(words: Words): { to: Route; name: string; is: readonly Route['page'][] }[] {
  return [
    {
      to: { page: 'explore' },
      name: words.explore,
      is: ['explore', 'entity', 'event', 'claim', 'chain', 'paths'],
    },
    { to: { page: 'questions', name: null, args: {} }, name: words.questions.title, is: ['questions'] },
    { to: { page: 'compare', a: '', b: '' }, name: words.compare.title, is: ['compare'] },
    { to: { page: 'documents' }, name: words.documents, is: ['documents', 'doc'] },
    { to: { page: 'views' }, name: words.saved.nav, is: ['views', 'saved'] },
    { to: { page: 'method' }, name: words.method, is: ['method'] },
  ];
}

function Nav(): ReactNode {
  const words = useWords();
  const { route } = usePlace();
  return (
    <nav className="nav" aria-label={words.nav}>
      {pagesOf(words).map(({ to, name, is }) => (
        <Link key={name} to={to} current={is.includes(route.page)}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

function Switches(): ReactNode {
  const words = useWords();
  const { view, saved } = usePlace();
  const other = view.lang === 'ar' ? 'en' : 'ar';
  return (
    <div className="switches small">
      {saved === null && (
        <button
          type="button"
          className="btn quiet"
          aria-label={words.saved.save}
          title={words.saved.save}
          onClick={() => savingOpen.set(true)}
        >
          <SaveGlyph />
        </button>
      )}
      <button
        type="button"
        className="btn quiet system-face"
        lang={other}
        onClick={() => change({ lang: other })}
      >
        <span aria-hidden="true">{words.otherLanguageShort}</span>
        <span className="sr">{words.otherLanguage}</span>
      </button>
      <button type="button" className="btn quiet" aria-label={words.theme.label} onClick={switchTheme}>
        <ThemeGlyph />
      </button>
      <button
        type="button"
        className="btn quiet"
        aria-label={words.keysButton}
        onClick={() => keysOpen.set(true)}
      >
        ?
      </button>
    </div>
  );
}
