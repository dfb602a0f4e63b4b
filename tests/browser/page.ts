import { afterEach } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Explorer, type PageOptions, queryOf, shut } from './explorer.ts';
import { withExplorer } from './suite.ts';

/** For files whose every test has one page of its own: the explorer, and the page that the running test opened. */
export let explorer: Explorer;
export let page: Page;

/** Starts the explorer as `withExplorer` does, and closes each test's page after it; `more` is done before the tests. */
export function withPages(more?: () => Promise<void>): void {
  withExplorer(async (started) => {
    explorer = started;
    await more?.();
  });
  afterEach(() => shut(page));
}

/** Opens the page of a test. */
export async function open(path: string, options?: PageOptions): Promise<void> {
  page = await explorer.open(path, options);
}

/** What the address of the page asks for. */
export const query = (): Promise<URLSearchParams> => queryOf(page);

/** The panel beside the view. */
export const panel = (): Locator => page.getByRole('complementary', { name: 'Selection' });

/** The cards of claims in the panel. */
export const cards = (): Locator => panel().getByRole('article');
