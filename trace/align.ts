/** A run of two sequences: items that both have, or that only one has. */
export interface AlignedRun {
  readonly of: 'both' | 'a' | 'b';
  readonly count: number;
}

/** Differences that are looked at together: their square is what a step costs in time and, halved, in memory. */
const MOST_DIFFERENCES = 500;

/**
 * Aligns two sequences so that as few items as possible are in only one of them: Myers' greedy algorithm ("An O(ND) Difference
 * Algorithm and Its Variations", 1986). Of sequences that differ much, it goes as far as it can with a limited number of
 * differences, and begins anew from there: the result is still right, only maybe not the shortest, time grows with the
 * length, and memory does not.
 */
export function* align(a: ArrayLike<unknown>, b: ArrayLike<unknown>): Generator<AlignedRun, void, void> {
  for (let x = 0, y = 0; x < a.length || y < b.length; ) {
    const runs = alignFrom(a, b, x, y);
    for (const run of runs) {
      if (run.of !== 'b') x += run.count;
      if (run.of !== 'a') y += run.count;
    }
    yield* runs;
  }
}

/** How far each diagonal got with a number of differences: by `diagonal + differences`, items of `a`; -1 for none. */
type Reach = Int32Array;

function alignFrom(a: ArrayLike<unknown>, b: ArrayLike<unknown>, fromA: number, fromB: number): AlignedRun[] {
  const lengthA = a.length - fromA;
  const lengthB = b.length - fromB;
  const reaches: Reach[] = [];
  for (let d = 0; ; d++) {
    const reach = new Int32Array(2 * d + 1).fill(-1);
    for (let k = -d; k <= d; k += 2) {
      let x = d === 0 ? 0 : start(reaches[d - 1] as Reach, d, k, lengthA, lengthB);
      if (x < 0) continue;
      while (x < lengthA && x - k < lengthB && a[fromA + x] === b[fromB + x - k]) x++;
      reach[k + d] = x;
    }
    reaches.push(reach);
    const isEnd = reach[lengthA - lengthB + d] === lengthA && Math.abs(lengthA - lengthB) <= d;
    if (isEnd) return runsTo(reaches, lengthA - lengthB, lengthA, lengthB);
    if (d === MOST_DIFFERENCES) return runsTo(reaches, furthest(reach, d), lengthA, lengthB);
  }
}

/** Where a diagonal is entered from its neighbours with one more difference; -1 where it cannot be. */
function start(before: Reach, d: number, k: number, lengthA: number, lengthB: number): number {
  const [onlyA, onlyB] = entries(before, d, k, lengthA, lengthB);
  return Math.max(onlyA, onlyB);
}

/** Items of `a` when an item of `a` alone is taken, and when one of `b` alone is. */
function entries(before: Reach, d: number, k: number, lengthA: number, lengthB: number): [number, number] {
  const left = before[k - 1 + d - 1] ?? -1;
  const above = before[k + 1 + d - 1] ?? -1;
  return [left >= 0 && left < lengthA ? left + 1 : -1, above >= 0 && above - (k + 1) < lengthB ? above : -1];
}

function furthest(reach: Reach, d: number): number {
  let best = 0;
  let bestSum = -1;
  for (let k = -d; k <= d; k += 2) {
    const x = reach[k + d] as number;
    if (x >= 0 && 2 * x - k > bestSum) [best, bestSum] = [k, 2 * x - k];
  }
  return best;
}

/** The way to a diagonal's end, found backwards. */
function runsTo(reaches: readonly Reach[], diagonal: number, lengthA: number, lengthB: number): AlignedRun[] {
  const runs: AlignedRun[] = [];
  const add = (of: AlignedRun['of'], count: number) => {
    const last = runs.at(-1);
    if (count === 0) return;
    if (last?.of === of) runs[runs.length - 1] = { of, count: last.count + count };
    else runs.push({ of, count });
  };
  let k = diagonal;
  for (let d = reaches.length - 1; d > 0; d--) {
    const [onlyA, onlyB] = entries(reaches[d - 1] as Reach, d, k, lengthA, lengthB);
    const entered = Math.max(onlyA, onlyB);
    add('both', ((reaches[d] as Reach)[k + d] as number) - entered);
    // Seen from the beginning, what only `a` has comes first.
    add(onlyB === entered ? 'b' : 'a', 1);
    k += onlyB === entered ? 1 : -1;
  }
  add('both', (reaches[0] as Reach)[0] as number);
  return runs.reverse();
}
