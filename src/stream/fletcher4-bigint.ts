/**
 * Fletcher-4 for where there is no WebAssembly: slow, but then so is everything there.
 *
 * @param sums - four little-endian 64-bit words, changed in place
 * @param bytes - a multiple of 4
 */
export function addWords(sums: Uint8Array, bytes: Uint8Array, littleEndian: boolean): void {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const view = new DataView(sums.buffer, sums.byteOffset, 32);
  const whole = [0, 8, 16, 24].map((at) => view.getBigUint64(at, true));
  for (let at = 0; at < bytes.length; at += 4) {
    let add = BigInt(words.getUint32(at, littleEndian));
    for (let i = 0; i < 4; i++) {
      add = BigInt.asUintN(64, (whole[i] as bigint) + add);
      whole[i] = add;
    }
  }
  whole.forEach((sum, i) => {
    view.setBigUint64(i * 8, sum, true);
  });
}
