const UNITS = [
  [1_000_000_000, 's'],
  [1_000_000, 'ms'],
  [1_000, 'us'],
] as const;

/** Nanoseconds with three figures in the unit that fits: `812ns`, `4.05us`, `21.3ms`, `95.0s`. */
export function durationText(nanoseconds: bigint): string {
  const value = Number(nanoseconds);
  for (const [size, unit] of UNITS) {
    // 999.95us is 1.00ms: decided after rounding.
    if (value < size * 0.9995) continue;
    const scaled = value / size;
    const figures = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
    return `${scaled.toFixed(figures)}${unit}`;
  }
  return `${nanoseconds}ns`;
}
