import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from './fixture.ts';

/** A folder of so little memory that a pool on a file there runs out of disk when told to. */
export class SmallDisk implements AsyncDisposable {
  readonly #folder: string;
  readonly #ballast: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#ballast = join(folder, 'ballast');
  }

  static async mount(folder: string): Promise<SmallDisk> {
    await mkdir(folder);
    await command('mount', '-t', 'tmpfs', '-o', 'size=96m', 'zfskit-test', folder);
    return new SmallDisk(folder);
  }

  async image(): Promise<string> {
    const path = join(this.#folder, 'disk');
    await using handle = await open(path, 'wx');
    await handle.truncate(80 << 20);
    return path;
  }

  /** From now on, every block that is written for the first time is an error of the disk. */
  async fill(): Promise<void> {
    await using handle = await open(this.#ballast, 'w');
    const piece = Buffer.alloc(1 << 20);
    for (let bytes = piece.length; bytes >= 4096; ) {
      const written = await handle.write(piece, 0, bytes).then(
        ({ bytesWritten }) => bytesWritten === bytes,
        () => false,
      );
      if (!written) bytes >>= 1;
    }
  }

  async empty(): Promise<void> {
    await rm(this.#ballast, { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await command('umount', this.#folder);
  }
}
