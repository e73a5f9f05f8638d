import { NvlistError } from './error.ts';
import { LIMITS } from './limits.ts';
import { Nvlist } from './list.ts';
import { NativeReader } from './native-reader.ts';
import { copyObject, createObject, MEDIUM_ROOM, type NvObject, SMALL_ROOM } from './plain-object.ts';
import type { Reader, ReadLimits } from './reader.ts';
import type { Encoding, Endian } from './types.ts';
import { XdrReader } from './xdr-reader.ts';

/** Options of {@link decode} and {@link decodeObject}. */
export interface DecodeOptions extends ReadLimits {
  /**
   * What to do with bytes after the list: the kernel hands out buffers larger than the list, and libnvpair ignores what
   * follows, so that is the default. `refuse` throws `NVLIST_TRAILING`.
   */
  readonly trailing?: 'ignore' | 'refuse' | undefined;
}

/** What the first four bytes of an encoded list say. */
export interface StreamHeader {
  readonly encoding: Encoding;
  /** Byte order of a native stream; for XDR the byte order of the host that wrote it, without a meaning for readers. */
  readonly endian: Endian;
}

/** Bytes of the stream header (`nvs_header_t`). */
export const HEADER_BYTES = 4;

/**
 * Reads the stream header.
 * Throws `NVLIST_TRUNCATED`, `NVLIST_BAD_ENCODING` or `NVLIST_BAD_ENDIAN`.
 *
 * Source: `nvs_header_t` and `nvlist_common` in OpenZFS `module/nvpair/nvpair.c`.
 */
export function readHeader(bytes: Uint8Array): StreamHeader {
  const [encoding, endian] = bytes;
  if (bytes.length < HEADER_BYTES) {
    throw new NvlistError('NVLIST_TRUNCATED', 'no stream header', { offset: bytes.length });
  }
  if (encoding !== 0 && encoding !== 1) {
    throw new NvlistError('NVLIST_BAD_ENCODING', `encoding ${encoding}`, { offset: 0 });
  }
  if (encoding === 0 && endian !== 0 && endian !== 1) {
    throw new NvlistError('NVLIST_BAD_ENDIAN', `byte order ${endian}`, { offset: 1 });
  }
  return { encoding: encoding === 0 ? 'native' : 'xdr', endian: endian === 0 ? 'big' : 'little' };
}

/**
 * Decodes a list with everything that stands in the bytes: order, data types, duplicates, flags. Encoding and byte
 * order are found in its header; unlike libnvpair, native data of the other byte order is read too.
 *
 * Throws {@link NvlistError} with code, byte offset and path for anything that libnvpair refuses.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Nvlist {
  const reader = openReader(bytes, options);
  const list = readList(reader);
  finish(reader, options);
  return list;
}

/**
 * Decodes straight to a plain object: much faster than {@link decode}, without data types, order of duplicates and
 * flags. Names such as `__proto__` are harmless; the last pair of a name wins, as in libnvpair's lookups.
 */
export function decodeObject(bytes: Uint8Array, options: DecodeOptions = {}): NvObject {
  const reader = openReader(bytes, options);
  const object = readObject(reader);
  finish(reader, options);
  return object;
}

/** Plain bytes in memory that nobody else writes: a Buffer's methods differ, shared memory may change while read. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  if (!(bytes.buffer instanceof ArrayBuffer)) return Uint8Array.from(bytes);
  if (Object.getPrototypeOf(bytes) === Uint8Array.prototype) return bytes;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A reader placed before the first pair of the outermost list. */
export function openReader(input: Uint8Array, options: DecodeOptions): Reader {
  const bytes = plainBytes(input);
  const header = readHeader(bytes);
  const reader =
    header.encoding === 'native'
      ? new NativeReader(bytes, HEADER_BYTES, header.endian, options)
      : new XdrReader(bytes, HEADER_BYTES, options);
  reader.start();
  return reader;
}

/** Refuses bytes after the list if that was asked for. */
export function finish(reader: Reader, options: DecodeOptions): void {
  if (options.trailing !== 'refuse') return;
  const end = reader.offset;
  const extra = reader.bytes.length - end;
  const zeros = reader.bytes.subarray(end).every((unit) => unit === 0);
  if (extra !== 0 && !(extra === reader.spare && zeros)) {
    throw new NvlistError('NVLIST_TRAILING', `${extra} bytes after the list`, { offset: end });
  }
}

function readList(reader: Reader): Nvlist {
  const list = new Nvlist(reader.flags, reader.version);
  while (reader.next()) {
    const { name, type } = reader;
    if (type.element !== 'list') list.append(name, type, reader.value());
    else if (type.array) list.append(name, type, readChildren(reader, readList));
    else list.append(name, type, readChild(reader, name, reader.valueAt, -1, 1, readList));
  }
  return list;
}

/** How many names the list read last at each depth had: the next one there will hardly have others. */
const namesAtDepth = new Uint32Array(LIMITS.depth + 1);

function readObject(reader: Reader): NvObject {
  const { depth } = reader;
  const expected = namesAtDepth[depth] as number;
  let object = createObject(expected);
  let room = expected <= SMALL_ROOM ? SMALL_ROOM : expected <= MEDIUM_ROOM ? MEDIUM_ROOM : Infinity;
  let names = 0;
  while (reader.next()) {
    const { name, type } = reader;
    if (++names > room) {
      object = copyObject(object, names);
      room = names <= MEDIUM_ROOM ? MEDIUM_ROOM : Infinity;
    }
    if (type.element !== 'list') object[name] = reader.value() as string;
    else if (type.array) object[name] = readChildren(reader, readObject);
    else object[name] = readChild(reader, name, reader.valueAt, -1, 1, readObject);
  }
  namesAtDepth[depth] = names;
  return object;
}

function readChildren<T>(reader: Reader, read: (reader: Reader) => T): T[] {
  const { name, count, valueAt } = reader;
  const children: T[] = [];
  for (let i = 0; i < count; i++) children.push(readChild(reader, name, valueAt, i, count, read));
  return children;
}

function readChild<T>(
  reader: Reader,
  name: string,
  valueAt: number,
  index: number,
  count: number,
  read: (reader: Reader) => T,
): T {
  reader.enter(name, valueAt, index, count);
  const child = read(reader);
  reader.leave();
  return child;
}
