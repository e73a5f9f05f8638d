import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { decode } from '../nvlist/index.ts';

/** How long a file that is just being written is read again, and the pause between. */
const WRITING_MS = 10_000;
const PAUSE_MS = 2;

/** A file that was written this long ago is no longer the one of another write in the same tick of the clock. */
const TICK_MS = 50;

/**
 * The file in which libzpool remembers the pools that are imported, and a copy of it. libzpool writes over the file in place
 * (`spa_config_write` in `spa_config.c`): a death in the middle of that leaves an empty one, and pools that nobody has exported would
 * not be there when the engine starts again.
 */
export class PoolCache {
  readonly path: string;
  /** What the file was when it was copied last; undefined for none. */
  #copied: string | undefined = '';

  constructor(path: string) {
    this.path = path;
  }

  /** Takes the copy where the file was cut off; without one there were no pools. To be called before libzpool reads it. */
  restore(): void {
    const bytes = read(this.path);
    if (bytes === undefined || isWhole(bytes)) return;
    const copy = read(this.#copy);
    if (copy !== undefined && isWhole(copy)) replace(this.path, copy);
    else rmSync(this.path);
  }

  /**
   * Copies the file when it is another than before. No call that has changed it may be answered earlier.
   *
   * @throws Error when it is not whole for long
   */
  async keep(): Promise<void> {
    for (const end = Date.now() + WRITING_MS; ; ) {
      const stat = statOf(this.path);
      if (stat === undefined) return this.#forget();
      const stamp = `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
      if (stamp === this.#copied) return;
      const bytes = read(this.path);
      if (bytes !== undefined && isWhole(bytes)) {
        replace(this.#copy, bytes);
        this.#copied = Date.now() - Number(stat.mtimeMs) > TICK_MS ? stamp : '';
        return;
      }
      if (Date.now() > end) throw new Error(`${this.path} is cut off`);
      await delay(PAUSE_MS);
    }
  }

  /** libzpool removes the file with the last pool: a copy would bring pools back that were exported. */
  #forget(): void {
    if (this.#copied === undefined) return;
    rmSync(this.#copy, { force: true });
    this.#copied = undefined;
  }

  get #copy(): string {
    return `${this.path}.copy`;
  }
}

function statOf(path: string) {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

/** The file, undefined where there is none: libzpool may remove it at any time. */
function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isWhole(bytes: Uint8Array): boolean {
  try {
    decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Puts a file in the place of another at once. */
function replace(path: string, bytes: Uint8Array): void {
  const next = `${path}.next`;
  const fd = openSync(next, 'w', 0o600);
  try {
    writeFileSync(fd, bytes);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(next, path);
}
