const UNITS = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** A number with at most five characters, in powers of 1024: `0`, `1023`, `1.50K`, `12.3M`, `1T`. */
export function humanNumber(value: bigint | number): string {
  const number = Number(value);
  let unit = 0;
  let scaled = number;
  for (; scaled >= 1024 && unit < UNITS.length - 1; unit++) scaled /= 1024;
  if (Number.isInteger(scaled)) return `${scaled}${UNITS[unit]}`;
  if (unit === 0) return scaled >= 10 ? scaled.toFixed(0) : scaled.toFixed(1);
  const decimals = [2, 1, 0].find((digits) => scaled.toFixed(digits).length <= 4) ?? 0;
  return `${scaled.toFixed(decimals)}${UNITS[unit]}`;
}

/** {@link humanNumber} of bytes, with `B` where it has no unit. */
export function humanBytes(value: bigint | number): string {
  const text = humanNumber(value);
  return /\d$/.test(text) ? `${text}B` : text;
}

/** Nanoseconds in the largest unit that leaves a whole number: `12us`, `3s`. */
export function humanNanoseconds(value: bigint): string {
  const units = ['ns', 'us', 'ms'];
  let scaled = value;
  for (const unit of units) {
    if (scaled < 1000n) return `${scaled}${unit}`;
    scaled /= 1000n;
  }
  return `${scaled}s`;
}

/** Seconds as `00:12:05`, with days before them. */
export function humanDuration(seconds: bigint): string {
  const two = (part: bigint) => String(part).padStart(2, '0');
  const clock = `${two((seconds / 3600n) % 24n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
  const days = seconds / 86400n;
  return days > 0n ? `${days} days ${clock}` : clock;
}

/** Seconds since 1970 as a local date and time. */
export function humanTime(seconds: bigint): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toLocaleString('sv-SE');
}

/** A bar for a fraction from 0 to 1. */
export function progressBar(fraction: number, width = 24): string {
  const full = Math.floor(Math.min(Math.max(fraction, 0), 1) * width);
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`;
}

/** JSON in which what could move a terminal's cursor is escaped; its value stays the same. */
export function printableJson(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character.split('').map(unicodeEscape).join(''),
  );
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * A text without what could move a terminal's cursor: names of files are anybody's. `\xNN` stands for a byte that is no text
 * (U+DC80 to U+DCFF), `\u{N}` for other characters.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code >= 0xdc80 && code <= 0xdcff
      ? `\\x${(code & 0xff).toString(16)}`
      : `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}
