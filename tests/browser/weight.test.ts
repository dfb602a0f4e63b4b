// What the first page weighs, as it travels.
import { expect, test } from '@jest/globals';
import { type Explorer, shut } from './explorer.ts';
import { withExplorer } from './suite.ts';

let explorer: Explorer;
withExplorer((started) => {
  explorer = started;
});

/** Bytes that travelled, by the file or route they came from. */
async function weighed(path: string): Promise<Map<string, number>> {
  const page = await explorer.blank();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const names = new Map<string, string>();
  const weights = new Map<string, number>();
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.startsWith('http')) names.set(requestId, new URL(response.url).pathname);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId);
    if (name) weights.set(name, (weights.get(name) ?? 0) + encodedDataLength);
  });
  await page.goto(path);
  await page.getByRole('application').waitFor();
  await explorer.settle(page);
  await shut(page);
  return weights;
}

const sum = (weights: Iterable<number>) => [...weights].reduce((a, b) => a + b, 0);

test('the first page weighs less than 300 kB, and holds no graph, map, export or page of another kind', async () => {
  const weights = await weighed('/?lang=en');
  const files = [...weights].filter(([name]) => name !== '/graphql');
  // Without the hash, which may spell anything.
  const names = files.map(([name]) => name.replace(/-[\w-]{8}(?=\.\w+$)/, ''));
  expect(names.filter((name) => /Graph|cytoscape|map|export|event|entity/i.test(name))).toEqual([]);
  // Faces for other letters than basic Latin come because such letters stand on this page of this corpus.
  const plain = files.filter(([name]) => !name.endsWith('.woff2') || name.includes('-latin-wght-'));
  expect(plain.length).toBeLessThan(files.length);
  expect(sum(plain.map(([, bytes]) => bytes))).toBeLessThan(300_000);
  // The answers travel compressed as well.
  expect(weights.get('/graphql')).toBeLessThan(30_000);
}, 90_000);
