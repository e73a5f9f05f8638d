const UNITS = [
  { name: 's', size: 1e9 },
  { name: 'ms', size: 1e6 },
  { name: 'µs', size: 1e3 },
  { name: 'ns', size: 1 },
] as const;

/** Nanoseconds with three digits and a unit: `250 µs`, `1.24 ms`, `12.3 s`, `4 min 05 s`. */
export function durationText(nanoseconds: number): string {
  if (nanoseconds >= 60e9) {
    const seconds = Math.round(nanoseconds / 1e9);
    return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  }
  // 999.95 µs is 1.00 ms: decided after rounding.
  const { name, size } = UNITS.find((unit) => nanoseconds >= unit.size * 0.9995) ?? UNITS[3];
  const scaled = nanoseconds / size;
  const decimals = size === 1 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  return `${scaled.toFixed(decimals)} ${name}`;
}

/** Nanoseconds since the trace began as seconds: `12.345678`. */
export function sinceText(nanoseconds: number): string {
  return (nanoseconds / 1e9).toFixed(6);
}

/** A place on the axis of time. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Round times between two, at most `most` of them. */
export function ticks(from: number, to: number, most: number): Tick[] {
  const step = roundStep((to - from) / Math.max(most, 1));
  const { name, size } = UNITS.find((unit) => step >= unit.size) ?? UNITS[3];
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: Math.min(count, most + 1) }, (_, index) => {
    const at = (first + index) * step;
    return { at, label: `${Number((at / size).toPrecision(12))} ${name}` };
  });
}

/** 1, 2 or 5 times a power of ten, at least 1 ns. */
function roundStep(least: number): number {
  if (!(least > 1)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((digit) => digit * power >= least) ?? 10) * power;
}

/** Nanoseconds since 1970, in decimal, as `2026-09-21 14:13:20.000000 UTC`; a number that is no date as it is. */
export function dateText(nanoseconds: bigint): string {
  const date = new Date(Number(nanoseconds / 1_000_000n));
  if (Number.isNaN(date.getTime())) return `${nanoseconds} ns`;
  const micros = String((nanoseconds / 1000n) % 1_000_000n).padStart(6, '0');
  return `${date.toISOString().slice(0, 19).replace('T', ' ')}.${micros} UTC`;
}
