/** One line of a benchmark: our time beside a peer's, milliseconds or microseconds. */
export interface Comparison {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: 'us' | 'ms';
  readonly peer: string;
  readonly note?: string;
}

/** Prints a line as soon as it is known: a run takes minutes. */
export function report(row: Comparison): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(row));
    return;
  }
  const { name, ours, theirs, unit, peer, note } = row;
  const times = `${ours.toFixed(1).padStart(9)} ${unit}  ${peer} ${theirs.toFixed(1)} ${unit}`;
  const more = note === undefined ? '' : `  (${note})`;
  console.log(`${name.padEnd(36)} ${times}  ${(theirs / ours).toFixed(2)} times as fast${more}`);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Milliseconds that something took. */
export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
