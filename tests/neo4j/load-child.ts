import { writeSync } from 'node:fs';
import { generate } from '../../bench/generate.ts';
import { openNeo4j } from '../../src/store/neo4j/index.ts';

/** Loads a graph and says on standard output how far it is, until it is done or killed. */
const [url = '', claims = '', at = ''] = process.argv.slice(2);
const store = await openNeo4j(url);
await store.load.set('large', generate(Number(claims)), {
  at,
  progress: (progress) => writeSync(1, `${JSON.stringify(progress)}\n`),
});
await store.close();
