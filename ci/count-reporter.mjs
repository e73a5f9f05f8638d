/** Marks the line in a test run's output that {@link readCounts} finds, also when the run was in a guest. */
const MARK = '# counted:';

/**
 * A vitest reporter that adds one line with the numbers of the run. A file that could not be loaded and an error outside
 * of any test count as failed tests, so that no failure goes uncounted.
 */
export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} errors
   */
  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'passed' || state === 'failed' ? state : 'skipped']++;
      }
    }
    console.log(`${MARK} ${JSON.stringify(counts)}`);
  }
}

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * The numbers that a run reported, or undefined when it ended before it could.
 *
 * @param {string} output
 * @returns {Counts | undefined}
 */
export function readCounts(output) {
  const line = output.split('\n').findLast((text) => text.startsWith(MARK));
  return line === undefined ? undefined : JSON.parse(line.slice(MARK.length));
}
