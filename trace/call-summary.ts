import { TRACE_JSON_VERSION } from './call-json.ts';
import { durationText } from './duration-text.ts';
import { shortName } from './one-line.ts';
import type { TracedCall } from './traced-call.ts';

/** What is counted of the calls of one ioctl; times in nanoseconds. */
export interface IoctlCount {
  readonly name: string;
  calls: number;
  /** ioctls, repeated ones included. */
  attempts: number;
  errors: number;
  totalNs: bigint;
  maxNs: bigint;
}

const TITLES = ['% time', 'total', 'mean', 'max', 'calls', 'ioctls', 'errors', 'name'];

/** Request numbers without a name that are counted each; any program can make millions of them. */
const MAX_UNKNOWN = 1000;

/** Stands for all further ones. */
const OTHERS = 'others';

/** Counts calls by ioctl: how many, how long, how many failed. */
export class CallSummary {
  readonly #counts = new Map<string, IoctlCount>();
  #unknown = 0;

  /** Adds a call. One that never came back counts as failed, and takes no time. */
  add(call: TracedCall): void {
    const { attempts, errno, durationNs = 0n } = call;
    const count = this.#countOf(call);
    count.calls++;
    count.attempts += attempts;
    if (errno !== 0) count.errors++;
    count.totalNs += durationNs;
    if (durationNs > count.maxNs) count.maxNs = durationNs;
  }

  /** The counts, the ioctl that took longest first. */
  counts(): IoctlCount[] {
    return [...this.#counts.values()].sort((a, b) =>
      a.totalNs === b.totalNs ? b.calls - a.calls : a.totalNs < b.totalNs ? 1 : -1,
    );
  }

  /** A table as lines, with a last one for all ioctls together. */
  lines(): string[] {
    const all = this.#all();
    const rows = [...this.counts(), all].map((count) => cells(count, all.totalNs));
    const table = [TITLES, ...rows];
    const widths = TITLES.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    const lines = table.map((row) => padded(row, widths));
    const rule = widths.map((width) => '-'.repeat(width)).join('  ');
    return [...lines.slice(0, 1), rule, ...lines.slice(1, -1), rule, ...lines.slice(-1)];
  }

  /** The counts as the object that docs/reference/trace-json.md describes. */
  json(): object {
    const { calls, attempts, errors, totalNs } = this.#all();
    return {
      v: TRACE_JSON_VERSION,
      event: 'summary',
      calls,
      attempts,
      errors,
      total_ns: String(totalNs),
      ioctls: this.counts().map((count) => ({
        ioctl: count.name,
        calls: count.calls,
        attempts: count.attempts,
        errors: count.errors,
        total_ns: String(count.totalNs),
        mean_ns: String(count.totalNs / BigInt(count.calls)),
        max_ns: String(count.maxNs),
      })),
    };
  }

  #countOf({ name, known }: TracedCall): IoctlCount {
    const found = this.#counts.get(name);
    if (found) return found;
    const key = known || this.#unknown < MAX_UNKNOWN ? name : OTHERS;
    if (!known && key !== OTHERS) this.#unknown++;
    const count = this.#counts.get(key) ?? {
      name: key,
      calls: 0,
      attempts: 0,
      errors: 0,
      totalNs: 0n,
      maxNs: 0n,
    };
    this.#counts.set(key, count);
    return count;
  }

  #all(): IoctlCount {
    const all = { name: 'all', calls: 0, attempts: 0, errors: 0, totalNs: 0n, maxNs: 0n };
    for (const count of this.#counts.values()) {
      all.calls += count.calls;
      all.attempts += count.attempts;
      all.errors += count.errors;
      all.totalNs += count.totalNs;
      if (count.maxNs > all.maxNs) all.maxNs = count.maxNs;
    }
    return all;
  }
}

function cells({ name, calls, attempts, errors, totalNs, maxNs }: IoctlCount, allNs: bigint): string[] {
  const share = allNs === 0n ? 0 : (100 * Number(totalNs)) / Number(allNs);
  const mean = calls === 0 ? 0n : totalNs / BigInt(calls);
  const times = [totalNs, mean, maxNs].map(durationText);
  return [
    share.toFixed(2),
    ...times,
    `${calls}`,
    `${attempts}`,
    errors === 0 ? '' : `${errors}`,
    shortName(name),
  ];
}

function padded(row: readonly string[], widths: readonly number[]): string {
  const last = row.length - 1;
  return row.map((cell, i) => (i === last ? cell : cell.padStart(widths[i] ?? 0))).join('  ');
}
