/** Marks the line in a test run's output that {@link readCounts} finds, also when the run was in a guest. */
const MARK = '# counted:';

/** How much is kept of what failed, and of why. */
const MAX_FAILURES = 20;
const MAX_REASON = 500;

/**
 * A vitest reporter that adds one line with the numbers of the run and with what failed. A file that could not be loaded and an error
 * outside of any test count as failed tests, so that no failure goes uncounted.
 */
export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} errors
   */
  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    const failures = errors.map((error) => failure('outside of any test', [error]));
    for (const module of modules) {
      const unloaded = module.errors();
      counts.failed += unloaded.length;
      if (unloaded.length > 0) failures.push(failure(module.relativeModuleId, unloaded));
      for (const test of module.children.allTests()) {
        const { state, errors: reasons = [] } = test.result();
        counts[state === 'passed' || state === 'failed' ? state : 'skipped']++;
        if (state === 'failed')
          failures.push(failure(`${module.relativeModuleId} > ${test.fullName}`, reasons));
      }
    }
    console.log(`${MARK} ${JSON.stringify({ ...counts, failures: failures.slice(0, MAX_FAILURES) })}`);
  }
}

/**
 * @param {string} where
 * @param {readonly { message: string }[]} errors
 */
function failure(where, errors) {
  return `${where}: ${errors
    .map(({ message }) => message)
    .join('; ')
    .slice(0, MAX_REASON)}`;
}

/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: readonly string[] }} Counts
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
