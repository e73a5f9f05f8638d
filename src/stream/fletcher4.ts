/** The four 64-bit words of a fletcher-4 checksum (`zio_cksum_t`). */
export type Fletcher4Words = readonly [bigint, bigint, bigint, bigint];

const MASK = 0xffff_ffff_ffff_ffffn;

/** Fletcher-4 of bytes. */
export function fletcher4(bytes: Uint8Array, littleEndian = true): Fletcher4Words {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [a, b, c, d] = [0n, 0n, 0n, 0n];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    a += BigInt(view.getUint32(at, littleEndian));
    b += a;
    c = (c + b) & MASK;
    d = (d + c) & MASK;
  }
  return [a & MASK, b & MASK, c, d];
}
