import { type ReactNode, useEffect } from 'react';
import { announcement } from '../state/announce.ts';
import { useView } from '../state/store.ts';
import { useWords } from '../words/index.ts';
import { useGlobalKeys } from './global-keys.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { useMedia } from './use-media.ts';

/** The theme in force: the reader's choice, else the system's. */
export function useTheme(): 'light' | 'dark' {
  const { theme } = useView();
  const dark = useMedia('(prefers-color-scheme: dark)');
  if (theme !== 'system') return theme;
  return dark ? 'dark' : 'light';
}

/** What surrounds every page: the bar, the way past it, the live region and the keys. */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  const words = useWords();
  const { lang } = useView();
  const theme = useTheme();
  useGlobalKeys();
  useEffect(() => {
    const root = document.documentElement;
    root.lang = lang;
    root.dir = lang === 'ar' ? 'rtl' : 'ltr';
    root.dataset['theme'] = theme;
  }, [lang, theme]);
  return (
    <div className="shell">
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place on the page, as links do */}
      <a className="skip btn" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <TopBar />
      {children}
      <LiveRegion />
      <KeysDialog />
    </div>
  );
}

/** The address is the view's, so that a skip moves the focus rather than the fragment. */
function skip(event: { preventDefault: () => void }): void {
  event.preventDefault();
  const main = document.getElementById('main');
  main?.focus();
  main?.scrollIntoView();
}

function LiveRegion(): ReactNode {
  const { words, turn } = announcement.use();
  return (
    <div className="sr" role="status" aria-live="polite">
      <span key={turn}>{words}</span>
    </div>
  );
}
