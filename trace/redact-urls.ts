const SEPARATOR = Buffer.from('://');
const SLASH = 0x2f;
const AT = 0x40;
const COLON = 0x3a;
const MASK = 0x78;

type Range = readonly [start: number, end: number];

/**
 * Where users and passwords of `http://` and `https://` addresses stand in the bytes. `keylocation` can be such an address; it is
 * in properties, command lines and history records (zfsprops(7), section keylocation). Bytes that end in `https://user:word`
 * may be cut off before the `@`: that counts as user and password too.
 *
 * @param isWhole - the bytes are a whole text, so that such an end is host and port
 */
export function usersIn(bytes: Uint8Array, isWhole = false): Range[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ranges: Range[] = [];
  for (let at = buffer.indexOf(SEPARATOR); at >= 0; at = buffer.indexOf(SEPARATOR, at + 3)) {
    if (!/https?$/i.test(buffer.toString('latin1', Math.max(0, at - 5), at))) continue;
    const end = userEnd(bytes, at + 3, isWhole);
    if (end >= 0) ranges.push([at + 3, end]);
  }
  return ranges;
}

/** Overwrites what {@link usersIn} finds with `x`, in place. */
export function redactUrls(bytes: Uint8Array, isWhole = false): void {
  for (const [start, end] of usersIn(bytes, isWhole)) bytes.fill(MASK, start, end);
}

/** As {@link redactUrls}, of a text. */
export function redactUrlsInText(text: string): string {
  if (!text.includes('://')) return text;
  const bytes = Buffer.from(text);
  redactUrls(bytes, true);
  return bytes.toString();
}

/** Offset of the last `@` before the host's end, of the bytes' end where it may come after it, or -1. */
function userEnd(bytes: Uint8Array, start: number, isWhole: boolean): number {
  let last = -1;
  for (let at = start; at < bytes.length; at++) {
    const unit = bytes[at] as number;
    if (unit <= 0x20 || unit === SLASH) return last;
    if (unit === AT) last = at;
  }
  const mayGoOn = !isWhole && bytes.indexOf(COLON, start) >= 0;
  return mayGoOn ? bytes.length : last;
}
