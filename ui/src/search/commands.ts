import { clearFilters } from '../state/filter-steps.ts';
import { showGraphOfRecord } from '../state/record-graph.ts';
import { noPaths } from '../state/route.ts';
import { canTravel, change, here, open, redo, setTheme, step, undo } from '../state/store.ts';
import { exporting, keysOpen, savingOpen } from '../state/ui.ts';
import { firstView, type Layout, layoutOf, layouts } from '../state/view.ts';
import type { Words } from '../words/index.ts';

/** Something the palette can do. */
export interface Command {
  id: string;
  name: string;
  act: () => void;
}

/** The layout that the positions of the graph came from, which rails leave as they are. */
let graphLayout: Layout = 'force';

/**
 * Shows a layout; choosing the one in force lays out anew. From the record's rails the graph takes what the rails
 * show; from other rails it comes back as it was left.
 */
export function chooseLayout(layout: Layout): void {
  const { view } = here();
  const before = layoutOf(view);
  if (before !== 'rails' && before !== 'map') graphLayout = before;
  // Neither rails nor the map move what the graph put anywhere.
  if (layout === 'rails' || layout === 'map') step({ layout });
  else if (view.show.length === 0) showGraphOfRecord(layout);
  else if ((before === 'rails' || before === 'map') && layout === graphLayout) step({ layout });
  else step({ layout, positions: {} });
}

/** Goes on to the next layout. */
export function switchLayout(): void {
  const at = layouts.indexOf(layoutOf(here().view));
  chooseLayout(layouts[(at + 1) % layouts.length] ?? 'rails');
}

/** Back to the contested record, from wherever one is. */
export function openRecord(): void {
  open({ page: 'explore' }, { show: [], positions: {}, sel: null, layout: null, list: false });
}

/** Light becomes dark and dark light, whatever the system says. */
export function switchTheme(): void {
  setTheme(document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark');
}

/** The claim that is selected, or that opens the selected row. */
function selectedClaim(): string | null {
  const { sel } = here().view;
  return sel?.type === 'claim' || sel?.type === 'row' ? sel.id : null;
}

/** The things that are selected, so that paths may lead from the first to the second. */
function selectedThings(): { a: string; b: string } {
  const { sel, also } = here().view;
  const thing = sel?.type === 'entity' || sel?.type === 'event' ? sel.id : '';
  return { a: thing, b: also[0] ?? '' };
}

function openChain(): void {
  const id = selectedClaim();
  if (id) open({ page: 'chain', id, of: null }, { sel: { type: 'claim', id } });
}

/** The commands whose name holds the typed words. */
export function commandsFor(text: string, words: Words): Command[] {
  const { route } = here();
  const w = words.commands;
  const exploring = route.page === 'explore';
  const can = canTravel();
  const all: (Command & { there: boolean })[] = [
    { id: 'record', name: w.record, act: openRecord, there: true },
    { id: 'documents', name: w.documents, act: () => open({ page: 'documents' }), there: true },
    {
      id: 'questions',
      name: words.questions.title,
      act: () => open({ page: 'questions', name: null, args: {} }),
      there: true,
    },
    {
      id: 'compare',
      name: words.compare.title,
      act: () => open({ page: 'compare', a: '', b: '' }),
      there: true,
    },
    {
      id: 'paths',
      name: words.paths.title,
      act: () => open({ page: 'paths', ...noPaths, ...selectedThings() }),
      there: true,
    },
    { id: 'chain', name: words.chains.open, act: openChain, there: selectedClaim() !== null },
    { id: 'views', name: words.saved.title, act: () => open({ page: 'views' }), there: true },
    { id: 'save', name: words.saved.save, act: () => savingOpen.set(true), there: here().saved === null },
    { id: 'method', name: w.method, act: () => open({ page: 'method' }), there: true },
    { id: 'keys', name: w.keys, act: () => keysOpen.set(true), there: true },
    { id: 'list', name: w.list, act: () => change({ list: !here().view.list }), there: exploring },
    { id: 'layout', name: w.layout, act: switchLayout, there: exploring },
    { id: 'export', name: words.record.export, act: () => exporting.set(true), there: exploring },
    { id: 'theme', name: w.theme, act: switchTheme, there: true },
    {
      id: 'language',
      name: w.language,
      act: () => change({ lang: here().view.lang === 'ar' ? firstView.lang : 'ar' }),
      there: true,
    },
    { id: 'clear', name: w.clear, act: clearFilters, there: exploring },
    { id: 'undo', name: w.undo, act: undo, there: exploring && can.undo },
    { id: 'redo', name: w.redo, act: redo, there: exploring && can.redo },
  ];
  const wanted = text.trim().toLowerCase();
  return all.filter((one) => one.there && one.name.toLowerCase().includes(wanted));
}
