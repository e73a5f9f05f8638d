const ROW = 16;

/** Lines of a MiB. */
const MOST = 65_536;

/** Bytes as lines of offset, hexadecimal digits and printable ASCII; what is beyond a MiB is counted in one more. */
export function hexLines(bytes: Uint8Array, indent: number): string[] {
  const space = ' '.repeat(indent);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length && lines.length < MOST; at += ROW) {
    const row = Array.from(bytes.subarray(at, at + ROW));
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${space}${at.toString(16).padStart(6, '0')}  ${hex.padEnd(3 * ROW - 1)}  ${text}`);
  }
  const rest = bytes.length - MOST * ROW;
  if (rest > 0) lines.push(`${space}… ${rest} more bytes`);
  return lines;
}
