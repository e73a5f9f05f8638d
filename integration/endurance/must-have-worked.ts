import { expect } from 'vitest';
import type { Report } from './report.ts';

/** From how many seconds on every chore has had its chance. */
const LONG = 600;

/** Fails where too little was done, and after a long time where some chore never succeeded. */
export function mustHaveWorked(report: Report, seconds: number): void {
  expect(report.total).toBeGreaterThan(20);
  if (seconds < LONG) return;
  const never = [...report.chores].filter(([, outcomes]) => !outcomes.has('done')).map(([name]) => name);
  expect(never).toEqual([]);
}
