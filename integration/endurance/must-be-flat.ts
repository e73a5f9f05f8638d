import { expect } from 'vitest';
import type { Held } from './endure.ts';
import type { Report } from './report.ts';

/** In fewer rounds caches still fill. */
const LONG = 100;

/** Fails where the last quarter of the time took more than the one before it. */
export function mustBeFlat({ samples }: Report): void {
  const warm = samples.slice(Math.floor(samples.length / 2));
  const half = Math.ceil(warm.length / 2);
  const most = (part: readonly Held[], what: keyof Held) => Math.max(...part.map((sample) => sample[what]));
  const [early, late] = [warm.slice(0, half), warm.slice(half)];
  if (late.length === 0) return;
  const memory = most(early, 'mebibytes');
  expect(most(late, 'mebibytes')).toBeLessThan(
    samples.length < LONG ? 1.3 * memory + 100 : 1.05 * memory + 8,
  );
  expect(most(late, 'fds')).toBeLessThanOrEqual(most(early, 'fds') + 8);
  expect(most(late, 'threads')).toBeLessThanOrEqual(most(early, 'threads') + 16);
}
