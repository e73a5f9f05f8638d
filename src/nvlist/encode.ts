import type { Nvlist } from './list.ts';
import { NativeWriter } from './native-writer.ts';
import { Output } from './output.ts';
import type { Encoding, Endian } from './types.ts';
import { XdrWriter } from './xdr-writer.ts';

/** Options of {@link encode}. */
export interface EncodeOptions {
  /** Default `native`: what the kernel answers with; it takes either. */
  readonly encoding?: Encoding | undefined;
  /** Byte order of native data, default `little`. In XDR it only sets the header byte that readers ignore. */
  readonly endian?: Endian | undefined;
}

/**
 * Encodes a list byte for byte as libnvpair's `nvlist_pack` does.
 *
 * Throws `NVLIST_TOO_DEEP` for more than 100 embedded levels, `NVLIST_TOO_LARGE` for more than 2^31 - 1 bytes.
 */
export function encode(list: Nvlist, options: EncodeOptions = {}): Uint8Array {
  const out = new Output();
  const endian = options.endian ?? 'little';
  const writer = options.encoding === 'xdr' ? new XdrWriter(out, endian) : new NativeWriter(out, endian);
  try {
    writer.start(list);
    return out.finish();
  } catch (error) {
    out.release();
    throw error;
  }
}

/** Bytes that {@link encode} gives for the list, as libnvpair's `nvlist_size`. */
export function encodedSize(list: Nvlist, options: EncodeOptions = {}): number {
  return encode(list, options).length;
}
