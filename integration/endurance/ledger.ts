import { type Zfs, ZfsError } from 'zfskit';

const BLOCK = 4096;
const BLOCKS = 256;

/** A volume in which each block has a number, which only grows; what was acknowledged as synced must be there whatever happens. */
export class Ledger {
  readonly #zfs: Zfs;
  readonly #volume: string;
  /** What each block has at least. */
  readonly #synced = new BigUint64Array(BLOCKS);
  #last = 0n;

  private constructor(zfs: Zfs, volume: string) {
    this.#zfs = zfs;
    this.#volume = volume;
  }

  static async make(zfs: Zfs, pool: string): Promise<Ledger> {
    await zfs.datasets.create(`${pool}/ledger`, { kind: 'volume', size: BigInt(BLOCK * BLOCKS) });
    return new Ledger(zfs, `${pool}/ledger`);
  }

  /** Writes until it is time, or until a death. */
  async write(until: number, deadly: string): Promise<void> {
    try {
      await using volume = await this.#zfs.openVolume(this.#volume);
      while (Date.now() < until) {
        const written: [block: number, value: bigint][] = [];
        for (let count = 0; count < 8; count++) {
          const value = ++this.#last;
          const block = Number((value * 97n) % BigInt(BLOCKS));
          await volume.write(
            BigInt(block * BLOCK),
            new Uint8Array(new BigUint64Array(BLOCK / 8).fill(value).buffer),
          );
          written.push([block, value]);
        }
        await volume.sync();
        for (const [block, value] of written) this.#synced[block] = value;
      }
      await volume.close();
    } catch (error) {
      if (!(error instanceof ZfsError && error.code === deadly)) throw error;
    }
  }

  /** Fails where a block has less than was synced, or what was never written. */
  async compare(): Promise<void> {
    await using volume = await this.#zfs.openVolume(this.#volume, { readOnly: true });
    const bytes = await volume.read(0n, BLOCK * BLOCKS);
    const words = new BigUint64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
    for (const [block, least] of this.#synced.entries()) {
      const [found = 0n, ...rest] = words.subarray((block * BLOCK) / 8, ((block + 1) * BLOCK) / 8);
      if (found < least || found > this.#last || rest.some((word) => word !== found))
        throw new Error(`block ${block} of ${this.#volume} has ${found}, and ${least} was synced`);
    }
    await volume.close();
  }
}
