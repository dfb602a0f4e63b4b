// A Jest reporter: leaves a run's counts in the folder ASCRIBE_TEST_COUNTS, for .ci/run to add up over the suites.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export default class Counts {
  onRunComplete(_contexts, results) {
    const folder = process.env.ASCRIBE_TEST_COUNTS;
    if (!folder) return;
    // A file that does not even load has no tests to count, yet it failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const counts = { passed: results.numPassedTests, failed };
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(counts));
  }
}
