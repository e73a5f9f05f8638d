import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { decode } from '../nvlist/index.ts';

/** How often a file that is just being written is read again, and the pause between. */
const ATTEMPTS = 50;
const PAUSE_MS = 2;

/**
 * The file in which libzpool remembers the pools that are imported, and a copy of it. libzpool writes over the file in place
 * (`spa_config_write` in `spa_config.c`): a death in the middle of that leaves an empty one, and pools that nobody has exported would
 * not be there when the engine starts again.
 */
export class PoolCache {
  readonly path: string;
  /** What the file was when it was copied last. */
  #copied = '';

  constructor(path: string) {
    this.path = path;
  }

  /** Takes the copy where the file was cut off. To be called before libzpool reads it. */
  restore(): void {
    const bytes = read(this.path);
    if (bytes === undefined || isWhole(bytes)) return;
    const copy = read(this.#copy);
    if (copy !== undefined && isWhole(copy)) replace(this.path, copy);
  }

  /** Copies the file when it is another than before. No call that has changed it may be answered earlier. */
  async keep(): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stamp = stampOf(this.path);
      if (stamp === this.#copied || stamp === undefined) return;
      const bytes = read(this.path);
      if (bytes !== undefined && isWhole(bytes)) {
        replace(this.#copy, bytes);
        this.#copied = stamp;
        return;
      }
      await delay(PAUSE_MS);
    }
  }

  get #copy(): string {
    return `${this.path}.copy`;
  }
}

/** Tells a file from what it is when it was written to. */
function stampOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
}

function read(path: string): Uint8Array | undefined {
  return stampOf(path) === undefined ? undefined : readFileSync(path);
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
    writeSync(fd, bytes);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(next, path);
}
