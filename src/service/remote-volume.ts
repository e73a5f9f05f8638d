import { type OpenVolume, ZfsError } from '../ioctl/index.ts';
import { badFrame, u8, u32, u64 } from './payload.ts';
import { VOLUME, VOLUME_PIECE_BYTES } from './protocol.ts';

/** Sends one `volume` request and gives its result, of `taken` bytes where that is much. */
export type VolumeRequest = (parts: readonly Uint8Array[], taken?: number) => Promise<Buffer>;

/** A volume that the service's transport has open. */
export class RemoteVolume implements OpenVolume {
  readonly name: string;
  readonly blockSize: number;
  readonly #request: VolumeRequest;
  readonly #release: () => Promise<void>;
  readonly #id: number;
  #closed: Promise<void> | undefined;

  constructor(
    name: string,
    blockSize: number,
    id: number,
    request: VolumeRequest,
    release: () => Promise<void>,
  ) {
    this.name = name;
    this.blockSize = blockSize;
    this.#id = id;
    this.#request = request;
    this.#release = release;
  }

  async size(): Promise<bigint> {
    const result = await this.#ask(VOLUME.size);
    if (result.length !== 8) throw badFrame(`the size of a volume in ${result.length} bytes`);
    return result.readBigUInt64LE();
  }

  async read(offset: bigint, length: number): Promise<Uint8Array> {
    this.#check(offset, BigInt(length));
    const whole = length <= VOLUME_PIECE_BYTES ? undefined : Buffer.allocUnsafeSlow(length);
    for (let at = 0; at < length || at === 0; at += VOLUME_PIECE_BYTES) {
      const count = Math.min(VOLUME_PIECE_BYTES, length - at);
      const range = [u64(offset + BigInt(at)), u32(count)];
      const piece = await this.#ask(VOLUME.read, range, count);
      if (piece.length !== count) throw badFrame(`${piece.length} bytes of a volume instead of ${count}`);
      if (!whole) return piece;
      whole.set(piece, at);
    }
    return whole as Buffer;
  }

  async write(offset: bigint, bytes: Uint8Array): Promise<void> {
    this.#check(offset, BigInt(bytes.length));
    for (let at = 0; at < bytes.length || at === 0; at += VOLUME_PIECE_BYTES) {
      const piece = bytes.subarray(at, at + VOLUME_PIECE_BYTES);
      await this.#ask(VOLUME.write, [u64(offset + BigInt(at)), piece]);
    }
  }

  async discard(offset: bigint, length: bigint): Promise<void> {
    this.#check(offset, length);
    await this.#ask(VOLUME.discard, [u64(offset, length)]);
  }

  async sync(): Promise<void> {
    await this.#ask(VOLUME.sync);
  }

  close(): Promise<void> {
    this.#closed ??= this.#release();
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #ask(operation: number, parts: readonly Uint8Array[] = [], taken = 0): Promise<Buffer> {
    if (this.#closed) {
      throw new ZfsError({ code: 'ZFSKIT_CLOSED', message: `${this.name}: the volume was closed` });
    }
    return this.#request([u8(operation), u32(this.#id), ...parts], taken);
  }

  #check(offset: bigint, length: bigint): void {
    if (offset >= 0n && length >= 0n && offset + length < 1n << 63n) return;
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: `${this.name}: there are no ${length} bytes from byte ${offset} on`,
      subject: this.name,
    });
  }
}
