import { createHash } from 'node:crypto';
import type { Endian } from '../nvlist/index.ts';

/** `ZEC_MAGIC`: stands before the checksum in a block that holds its own (`zio_eck_t`, `include/sys/spa.h`). */
const CHECKSUM_MAGIC = 0x0210da7ab10c7a11n;

/** Magic and four words. */
const TRAILER_BYTES = 40;
const CHECKSUM_BYTES = 32;

/** What the checksum at the end of a block says of it. */
export type BlockCheck =
  | { readonly state: 'valid'; readonly endian: Endian }
  | { readonly state: 'no-checksum' }
  | { readonly state: 'bad-checksum' };

/**
 * Checks a block of a label by the SHA-256 at its end. The checksum is taken over the block with the block's own byte offset
 * on the device in the checksum's place, so that a block in a wrong place is refused too.
 *
 * Source: `zio_checksum_error_impl`, `zio_checksum_label_verifier` in `module/zfs/zio_checksum.c`.
 *
 * @param offset - bytes from the beginning of the device
 */
export function checkBlock(block: Uint8Array, offset: number): BlockCheck {
  const endian = checksumEndian(block);
  if (endian === undefined) return { state: 'no-checksum' };
  const expected = checksumOf(block, offset, endian);
  const found = block.subarray(block.length - CHECKSUM_BYTES);
  return Buffer.compare(expected, found) === 0 ? { state: 'valid', endian } : { state: 'bad-checksum' };
}

/**
 * Writes magic and checksum into the end of a block: the opposite of {@link checkBlock}.
 *
 * @param offset - bytes from the beginning of the device
 */
export function sealBlock(block: Uint8Array, offset: number, endian: Endian = 'little'): void {
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  view.setBigUint64(block.length - TRAILER_BYTES, CHECKSUM_MAGIC, endian === 'little');
  block.set(checksumOf(block, offset, endian), block.length - CHECKSUM_BYTES);
}

function checksumEndian(block: Uint8Array): Endian | undefined {
  if (block.length < TRAILER_BYTES) return undefined;
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  const at = block.length - TRAILER_BYTES;
  if (view.getBigUint64(at, true) === CHECKSUM_MAGIC) return 'little';
  return view.getBigUint64(at, false) === CHECKSUM_MAGIC ? 'big' : undefined;
}

function checksumOf(block: Uint8Array, offset: number, endian: Endian): Uint8Array {
  const verifier = Buffer.alloc(CHECKSUM_BYTES);
  if (endian === 'little') verifier.writeBigUInt64LE(BigInt(offset));
  else verifier.writeBigUInt64BE(BigInt(offset));
  const body = block.subarray(0, block.length - CHECKSUM_BYTES);
  const digest = createHash('sha256').update(body).update(verifier).digest();
  return endian === 'little' ? digest.swap64() : digest;
}
