import { describe, expect, test } from 'vitest';
import { type AlignedRun, align } from './align.ts';

const runs = (a: string, b: string) => [...align(a, b)].map(({ of, count }) => `${of}${count}`).join(' ');

/** Checks that the runs lead through both sequences, and that what is in both is equal. */
function walk(a: ArrayLike<unknown>, b: ArrayLike<unknown>): number {
  let [x, y, alone] = [0, 0, 0];
  for (const { of, count } of align(a, b)) {
    for (let i = 0; i < count; i++) {
      if (of === 'both') expect(a[x + i]).toBe(b[y + i]);
    }
    if (of !== 'b') x += count;
    if (of !== 'a') y += count;
    if (of !== 'both') alone += count;
  }
  expect([x, y]).toEqual([a.length, b.length]);
  return alone;
}

/** Items that are in one sequence alone, at least: by the longest common subsequence. */
function least(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const [above, row] = [rows[i - 1], rows[i]] as [number[], number[]];
      row[j] =
        a[i - 1] === b[j - 1]
          ? (above[j - 1] as number) + 1
          : Math.max(above[j] as number, row[j - 1] as number);
    }
  }
  return a.length + b.length - 2 * (rows[a.length]?.[b.length] as number);
}

describe('two sequences', () => {
  test.each<[string, string, string]>([
    ['', '', ''],
    ['abc', 'abc', 'both3'],
    ['', 'ab', 'b2'],
    ['ab', '', 'a2'],
    ['abcd', 'abxcd', 'both2 b1 both2'],
    ['abxcd', 'abcd', 'both2 a1 both2'],
    ['a', 'b', 'a1 b1'],
  ])('%j and %j are aligned', (a, b, expected) => {
    expect(runs(a, b)).toBe(expected);
  });

  test('have as few items alone as can be', () => {
    let state = 1;
    const random = (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
    const text = () => Array.from({ length: random(14) }, () => 'abcd'[random(4)]).join('');
    for (let i = 0; i < 300; i++) {
      const [a, b] = [text(), text()];
      expect(walk(a, b), `${a} ${b}`).toBe(least(a, b));
    }
  });

  test('that have nothing in common, or are long, are aligned in bounded time', () => {
    const a = Int32Array.from({ length: 20_000 }, (_, i) => 2 * i);
    const b = Int32Array.from({ length: 20_000 }, (_, i) => 2 * i + 1);
    expect(walk(a, b)).toBe(40_000);
    const moved = Int32Array.from(a, (_, i) => a[(i + 300) % a.length] as number);
    expect(walk(a, moved)).toBe(600);
  });
});

test('runs of one kind are joined', () => {
  const found: AlignedRun[] = [...align('aabbcc', 'cc')];
  expect(found).toEqual([
    { of: 'a', count: 4 },
    { of: 'both', count: 2 },
  ]);
});
