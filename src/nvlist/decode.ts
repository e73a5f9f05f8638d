import { HOST_IS_LITTLE } from './element.ts';
import { NvlistError } from './error.ts';
import { LIMITS } from './limits.ts';
import type { Nvlist } from './list.ts';
import { NativeObjectReader } from './native-object.ts';
import { NativeReader, SMALLEST_PAIR } from './native-reader.ts';
import type { NvObject } from './plain-object.ts';
import { HEADER_BYTES, type Reader, type ReadLimits } from './reader.ts';
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
export function decode(input: Uint8Array, options: DecodeOptions = {}): Nvlist {
  const bytes = plainBytes(input);
  const header = readHeader(bytes);
  const reader =
    header.encoding === 'native'
      ? new NativeReader(bytes, header.endian, options)
      : new XdrReader(bytes, options);
  reader.start();
  const list = reader.list();
  finish(reader, options);
  return list;
}

/**
 * Decodes straight to a plain object: faster than {@link decode}, without data types, order of duplicates and flags.
 * Names such as `__proto__` are harmless; the last pair of a name wins, as in libnvpair's lookups.
 */
export function decodeObject(input: Uint8Array, options: DecodeOptions = {}): NvObject {
  const bytes = plainBytes(input);
  const reader = objectReader(bytes, options);
  reader.start();
  const object = reader.object();
  finish(reader, options);
  return object;
}

function objectReader(bytes: Uint8Array, options: DecodeOptions): Reader {
  const header = readHeader(bytes);
  if (header.encoding === 'xdr') return new XdrReader(bytes, options);
  // The fast reader does not count pairs: it is for inputs that cannot hold too many.
  const countless = bytes.length / SMALLEST_PAIR <= (options.maxPairs ?? LIMITS.pairs);
  return countless && HOST_IS_LITTLE && header.endian === 'little'
    ? new NativeObjectReader(bytes, header.endian, options)
    : new NativeReader(bytes, header.endian, options);
}

/** Plain bytes in memory that nobody else writes: a Buffer's methods differ, shared memory may change while read. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  if (!(bytes.buffer instanceof ArrayBuffer)) return Uint8Array.from(bytes);
  if (Object.getPrototypeOf(bytes) === Uint8Array.prototype) return bytes;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Refuses bytes after the list if that was asked for. */
function finish(reader: Reader, options: DecodeOptions): void {
  if (options.trailing !== 'refuse') return;
  const end = reader.offset;
  const extra = reader.bytes.length - end;
  const zeros = reader.bytes.subarray(end).every((unit) => unit === 0);
  if (extra !== 0 && !(extra === reader.spare && zeros)) {
    throw new NvlistError('NVLIST_TRAILING', `${extra} bytes after the list`, { offset: end });
  }
}
