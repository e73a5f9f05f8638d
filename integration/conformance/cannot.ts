import type { RunnerTestCase } from 'vitest';

/**
 * What of the suite is not true of the engine, by file and words of the test's title ('' for the whole file), and why. Each is
 * printed with its reason.
 */
const CANNOT: Readonly<Record<string, readonly (readonly [title: string, reason: string])[]>> = {};

/** Why a test is skipped on the engine; undefined for one that runs. */
export function reasonToSkip(test: RunnerTestCase): string | undefined {
  const file = test.file.name.split('/').at(-1) ?? '';
  const title = titleOf(test);
  return CANNOT[file]?.find(([words]) => title.includes(words))?.[1];
}

function titleOf(test: RunnerTestCase): string {
  const names = [test.name];
  for (let suite = test.suite; suite; suite = suite.suite) names.unshift(suite.name);
  return names.join(' > ');
}
