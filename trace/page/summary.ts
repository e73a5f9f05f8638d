import { isTrouble } from './filter.ts';
import type { PageCall } from './page-data.ts';

/** What the calls of one ioctl add up to; times in nanoseconds. */
export interface IoctlSummary {
  readonly name: string;
  readonly calls: number;
  readonly errors: number;
  readonly total: number;
  readonly mean: number;
  readonly max: number;
}

/** Sums by ioctl. A call that never came back counts as one that took no time. */
export function summarize(calls: readonly PageCall[]): IoctlSummary[] {
  const byName = new Map<string, PageCall[]>();
  for (const call of calls) {
    const group = byName.get(call.name);
    if (group) group.push(call);
    else byName.set(call.name, [call]);
  }
  return [...byName].map(([name, group]) => {
    const times = group.map(({ duration }) => duration ?? 0);
    const total = times.reduce((sum, time) => sum + time, 0);
    return {
      name,
      calls: group.length,
      errors: group.filter(isTrouble).length,
      total,
      mean: total / group.length,
      max: times.reduce((most, time) => Math.max(most, time), 0),
    };
  });
}
