import { decode, encode, Nvlist, readHeader } from '../src/nvlist/index.ts';
import { HIDDEN_NAMES } from './is-hidden.ts';
import { redactUrls, usersIn } from './redact-urls.ts';

/** Bytes without secrets. */
export interface Redacted {
  /** The given bytes themselves where nothing had to be overwritten, else a copy of the same length. */
  readonly bytes: Uint8Array;
  /** There is something in them that nobody may see, which is overwritten. */
  readonly redacted: boolean;
}

type NumberArray = Uint8Array | Int16Array | BigInt64Array;

/** Bytes of the stream header, which stay as they are. */
const HEADER_BYTES = 4;

/** So much of a name is searched for: with more Node.js takes an algorithm that is ten times slower here. */
const TAIL_BYTES = 6;

const NEEDLES = [...HIDDEN_NAMES].map((name) => Buffer.from(name));

/**
 * Overwrites what is in `hidden_args` and `wkeydata` at any depth of an encoded list, and users and passwords of web addresses
 * anywhere. It stays a list of the same length, with the same names and types: numbers become 0, texts `xxx`. Where such a name
 * stands in bytes that cannot be decoded, or are not as libnvpair writes them, all that follows it becomes 0.
 */
export function redactBytes(bytes: Uint8Array): Redacted {
  const keys = redactKeys(bytes);
  if (usersIn(keys ?? bytes).length === 0) return { bytes: keys ?? bytes, redacted: keys !== undefined };
  const copy = keys ?? bytes.slice();
  redactUrls(copy);
  return { bytes: copy, redacted: true };
}

/** A copy without keys, or undefined when there are none. */
function redactKeys(bytes: Uint8Array): Uint8Array | undefined {
  const nameEnd = endOfHiddenName(bytes);
  if (nameEnd < 0) return undefined;
  const copy = Uint8Array.from(bytes);
  const list = canonicalList(copy);
  if (!list) return copy.fill(0, nameEnd);
  const { end, cleared } = list;
  if (!cleared && endOfHiddenName(bytes.subarray(end)) < 0) return undefined;
  if (cleared) copy.set(cleared.subarray(HEADER_BYTES), HEADER_BYTES);
  return copy.fill(0, end);
}

/** Offset after the first name of a secret in the bytes, or -1. */
function endOfHiddenName(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = NEEDLES.map((name) => endOfName(buffer, name)).filter((end) => end >= 0);
  return ends.length === 0 ? -1 : Math.min(...ends);
}

function endOfName(buffer: Buffer, name: Buffer): number {
  const tail = name.subarray(-TAIL_BYTES);
  for (let at = buffer.indexOf(tail); at >= 0; at = buffer.indexOf(tail, at + 1)) {
    const end = at + TAIL_BYTES;
    if (end >= name.length && name.equals(buffer.subarray(end - name.length, end))) return end;
  }
  return -1;
}

interface CanonicalList {
  /** Where the list ends in the bytes. */
  readonly end: number;
  /** The list without secrets, of the same length; undefined when there are none in it. */
  readonly cleared: Uint8Array | undefined;
}

/** The list in the bytes, or undefined when it is none, or written otherwise than here, so that places cannot be told. */
function canonicalList(bytes: Uint8Array): CanonicalList | undefined {
  try {
    const header = readHeader(bytes);
    const list = decode(bytes);
    const own = encode(list, header);
    const end = own.length;
    if (Buffer.compare(own.subarray(HEADER_BYTES), bytes.subarray(HEADER_BYTES, end)) !== 0) return undefined;
    if (!hidesSomething(list)) return { end, cleared: undefined };
    const cleared = encode(clearedList(list, false), header);
    return cleared.length === end ? { end, cleared } : undefined;
  } catch {
    return undefined;
  }
}

function hidesSomething(list: Nvlist): boolean {
  return list
    .pairs()
    .some(
      ({ name, value }) => HIDDEN_NAMES.has(name) || listsIn(value).some((child) => hidesSomething(child)),
    );
}

function listsIn(value: unknown): Nvlist[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item) => item instanceof Nvlist);
}

/** The same pairs, duplicates and flags, with nothing in the hidden ones. */
function clearedList(list: Nvlist, isInside: boolean): Nvlist {
  const cells = list.rawCells();
  const cleared = cells.map((cell, at) => {
    const isValue = at % 3 === 2;
    return isValue ? clearedValue(cell, isInside || HIDDEN_NAMES.has(cells[at - 2] as string)) : cell;
  });
  return new Nvlist(list.flags, list.version, cleared);
}

function clearedValue(value: unknown, isSecret: boolean): unknown {
  if (value instanceof Nvlist) return clearedList(value, isSecret);
  if (Array.isArray(value)) return value.map((item) => clearedValue(item, isSecret));
  if (!isSecret) return value;
  if (ArrayBuffer.isView(value)) return zeros(value as NumberArray);
  switch (typeof value) {
    case 'string':
      return 'x'.repeat(wireBytes(value));
    case 'bigint':
      return 0n;
    case 'number':
      return 0;
    default:
      return false;
  }
}

function zeros(numbers: NumberArray): NumberArray {
  const copy = numbers.slice();
  new Uint8Array(copy.buffer).fill(0);
  return copy;
}

/** Bytes of a text on the wire, where a lone surrogate stands for one byte that is not UTF-8. */
function wireBytes(text: string): number {
  return Buffer.byteLength(text) - 2 * (text.match(/\p{Cs}/gu)?.length ?? 0);
}
