/**
 * Bytes that are overwritten when their scope ends. Their memory is outside of the JavaScript heap: what is in the heap is
 * moved about, and each move leaves a copy behind.
 */
export class SecretBytes implements Disposable {
  readonly bytes: Uint8Array;

  /** @param bytes - from now on ours alone */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Room for this many bytes. A buffer made by length alone would be in the heap when it is short. */
  static room(size: number): SecretBytes {
    return new SecretBytes(new Uint8Array(new ArrayBuffer(size)));
  }

  static copyOf(bytes: Uint8Array): SecretBytes {
    const copy = SecretBytes.room(bytes.length);
    copy.bytes.set(bytes);
    return copy;
  }

  [Symbol.dispose](): void {
    this.bytes.fill(0);
  }
}
