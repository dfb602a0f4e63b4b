// Jest's order of test files: the longest first, so that both workers are busy to the end. Jest goes by what files took
// before and, on a fresh clone, by their size; of these few the size tells nothing.
import jestSequencer from '@jest/test-sequencer';

const longest = [
  'contract/sqlite.test.ts',
  'store/kill.test.ts',
  'cli/store.test.ts',
  'cli/ask.test.ts',
  'cli/serve.test.ts',
  'analysis/properties.test.ts',
  'cli/check.test.ts',
  'cli/refusals.test.ts',
  'neo4j/contract.test.ts',
];

const rank = ({ path }) => {
  const at = longest.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/tests/${name}`));
  return at < 0 ? longest.length : at;
};

export default class LongestFirst extends jestSequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
