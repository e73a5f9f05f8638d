/** Nanoseconds since 1970 as `2026-11-21T17:25:57.123456789Z`; as the number itself where there is no such date. */
export function timeText(nanoseconds: bigint): string {
  const date = new Date(Number(nanoseconds / 1_000_000n));
  const fraction = String(nanoseconds % 1_000_000_000n).padStart(9, '0');
  return Number.isNaN(date.getTime()) || nanoseconds < 0n
    ? String(nanoseconds)
    : `${date.toISOString().slice(0, -5)}.${fraction}Z`;
}

/** Nanoseconds since 1970 as local time of day, with so many digits after the seconds: `17:25:57.123456`. */
export function clockText(nanoseconds: bigint, digits: 0 | 6): string {
  const date = new Date(Number(nanoseconds / 1_000_000n));
  if (Number.isNaN(date.getTime())) return String(nanoseconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return digits === 0 ? clock : `${clock}.${microseconds(nanoseconds)}`;
}

/** Nanoseconds as seconds with six digits after the point: `0.000412`. */
export function secondsText(nanoseconds: bigint): string {
  return nanoseconds < 0n
    ? `-${secondsText(-nanoseconds)}`
    : `${nanoseconds / 1_000_000_000n}.${microseconds(nanoseconds)}`;
}

function microseconds(nanoseconds: bigint): string {
  return String((nanoseconds % 1_000_000_000n) / 1000n).padStart(6, '0');
}
