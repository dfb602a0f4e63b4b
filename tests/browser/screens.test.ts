// The main pages compared with pictures of them: both themes, both widths, both directions.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { compare } from './compare-pictures.ts';
import { type Explorer, NARROW, pictures, shut, WIDE } from './explorer.ts';
import { withExplorer } from './suite.ts';

/*
 * They are made anew by `ASCRIBE_PICTURES=write npm run test:browser -- tests/browser/screens.test.ts`, and looked at
 * before they are kept. With `ASCRIBE_PICTURES=tell` the test says of each page how far it is from its picture.
 */
const folder = fileURLToPath(new URL('./screens', import.meta.url));
const mode = process.env['ASCRIBE_PICTURES'];

/**
 * So large a part of a picture may differ. Another rasteriser (no hinting, no subpixel positions) was seen to differ in
 * up to 0.04 %; a button that is missing differs in more.
 */
const TOLERANCE = 0.003;

const STRIKE = 'event/hudhud-bombing';
let claim: string;

interface Shown {
  path: () => string;
  /** Pages to be read are shown further down than a window reaches. */
  height?: number;
}
const pages: Record<string, Shown> = {
  rails: { path: () => '/explore?sel=event/quay-clinic-shelling' },
  graph: {
    path: () => '/explore?show=actor/brennia,event/hudhud-bombing,event/quay-clinic-shelling,actor/open-ward',
  },
  list: { path: () => '/explore?layout=list' },
  event: { path: () => `/${STRIKE}`, height: 1000 },
  actor: { path: () => '/entity/actor/brennia' },
  claim: { path: () => `/${claim}` },
  chain: { path: () => `/chain/${claim.replace('claim/', '')}` },
  reader: { path: () => '/doc/radio-estuary-2041-03-12' },
  answer: { path: () => `/questions/who-did-it?q.event=${STRIKE}` },
  method: { path: () => '/about/method' },
};

const themes = ['light', 'dark'] as const;
const ways = [WIDE, NARROW].flatMap((size) => (['en', 'ar'] as const).map((lang) => ({ size, lang })));

let explorer: Explorer;
let desk: Page;

withExplorer(async (started) => {
  explorer = started;
  const { chains } = await explorer.server.data(
    `{ chains(event: "${STRIKE}") { chains { claim { id proposition { subject { mode } } } } } }`,
  );
  claim = chains.chains.find(
    ({ claim: told }: { claim: { proposition: { subject: { mode: string } } } }) =>
      told.proposition.subject.mode === 'EITHER',
  ).claim.id;
  desk = await explorer.open('/about/method');
});

/** The page once nothing moves on it any more: twice the same picture. */
async function still(page: Page): Promise<Buffer> {
  for (let last: Buffer | null = null; ; ) {
    await explorer.settle(page);
    const next = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (last && next.equals(last)) return next;
    last = next;
  }
}

/** What is wrong with one picture. */
async function strange(name: string, shot: Buffer): Promise<string[]> {
  writeFileSync(join(pictures, `${name}.png`), shot);
  const file = join(folder, `${name}.webp`);
  const before = mode === 'write' || !existsSync(file) ? null : readFileSync(file);
  const { kept, differs, where } = await compare(desk, shot, before);
  if (mode === 'write') writeFileSync(file, Buffer.from(kept, 'base64'));
  else if (differs === null) return [`${name}: no picture is kept`];
  else {
    const told = `${name}: ${(differs * 100).toFixed(2)} % differs, first at ${where.join(' ')}`;
    if (mode === 'tell') console.log(told);
    if (differs > TOLERANCE) return [told];
  }
  return [];
}

test.each(Object.keys(pages))(
  'the page %s looks as it did when its pictures were made',
  async (which) => {
    const { path, height } = pages[which] as Shown;
    const found = await Promise.all(
      ways.map(async ({ size, lang }) => {
        const page = await explorer.open(`${path()}${path().includes('?') ? '&' : '?'}lang=${lang}`, {
          viewport: { ...size, height: height ?? size.height },
          touch: size === NARROW,
        });
        const wrong: string[] = [];
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          wrong.push(...(await strange(`${which}-${size.width}-${colorScheme}-${lang}`, await still(page))));
        }
        await shut(page);
        return wrong;
      }),
    );
    if (found.flat().length > 0) throw new Error(`Look into ${pictures}:\n${found.flat().join('\n')}`);
    expect(explorer.watch).toEqual({ errors: [], strangers: [] });
  },
  120_000,
);
