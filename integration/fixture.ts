import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';
import { type DatasetPropertyInputs, file, openZfs, type Zfs, ZfsError } from 'zfskit';

/** Linux 5.10 and OpenZFS 2.0.3: `zfskit run` needs a later kernel, and an engine a later libzpool. */
export const isBullseye = process.env['ZFSKIT_VM'] === 'bullseye';

/** Runs a stock command and gives its standard output. What zfskit did is checked by others than zfskit. */
export async function command(program: string, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(program, args, { maxBuffer: 64 << 20 })).stdout;
}

/**
 * What is the same of two streams of one snapshot: a digest of the bytes. In 2.0 the length alone where blocks are embedded:
 * up to 7 bytes behind each are whatever was in the kernel's memory (`dump_write_embedded` in its `dmu_send.c`).
 *
 * @param source - a command that writes the stream, or reads it from a file
 */
export async function sameStream(zfs: Zfs, source: string, embedded: boolean): Promise<string> {
  const [major, minor] = zfs.transport.abi.release;
  const program = embedded && major === 2 && minor === 0 ? 'wc -c' : 'sha256sum';
  return (await command('sh', '-c', `${source} | ${program}`)).trim();
}

/** What this process holds right now. */
export async function held(): Promise<{ fds: string[]; threads: number }> {
  const fds = await readdir('/proc/self/fd');
  const targets = await Promise.all(fds.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => undefined)));
  const threads = await readdir('/proc/self/task');
  const open = targets.filter(
    (target) => target !== undefined && !target.startsWith(`/proc/${process.pid}/fd`),
  );
  return { fds: (open as string[]).sort(), threads: threads.length };
}

/** A place for pools of one test: a folder with sparse files and names that nobody else uses. */
export class Fixture implements AsyncDisposable {
  readonly zfs: Zfs;
  readonly folder: string;
  readonly #pools = new Set<string>();
  readonly #mounts: string[] = [];

  private constructor(zfs: Zfs, folder: string) {
    this.zfs = zfs;
    this.folder = folder;
  }

  /** With `ZFSKIT_TEST_SOCKET` over the service at that socket. */
  static async open(): Promise<Fixture> {
    const folder = await mkdtemp(join(tmpdir(), 'zfskit-test-'));
    const socket = process.env['ZFSKIT_TEST_SOCKET'];
    return new Fixture(await openZfs(socket === undefined ? {} : { socket }), folder);
  }

  /** A pool name of our own; the pool is destroyed in the end, whoever creates it. */
  poolName(): string {
    const name = `zfskit-test-${randomBytes(4).toString('hex')}`;
    this.#pools.add(name);
    return name;
  }

  /** A new sparse file of this many bytes. */
  async image(bytes = 1 << 30): Promise<string> {
    const path = join(this.folder, `disk-${randomBytes(4).toString('hex')}`);
    await using handle = await open(path, 'wx');
    await handle.truncate(bytes);
    return path;
  }

  /** A new pool on one file of this many bytes, and its name. */
  async pool(
    rootProperties: DatasetPropertyInputs = { mountpoint: 'none' },
    bytes?: number,
  ): Promise<string> {
    const name = this.poolName();
    await this.zfs.pools.create(name, {
      vdevs: [file(await this.image(bytes))],
      properties: { cachefile: 'none' },
      rootProperties,
    });
    return name;
  }

  /** Mounts a filesystem whose mountpoint is legacy, or a snapshot, with mount(8). */
  async mount(dataset: string): Promise<string> {
    const path = await mkdtemp(join(this.folder, 'mnt-'));
    await command('mount', '-t', 'zfs', dataset, path);
    this.#mounts.push(path);
    return path;
  }

  async unmount(path: string): Promise<void> {
    await command('umount', path);
    this.#mounts.splice(this.#mounts.indexOf(path), 1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const path of [...this.#mounts]) await this.unmount(path);
    for (const pool of this.#pools) {
      // udev may still look into the device of a new volume.
      await vi.waitFor(() => this.#destroy(pool), { timeout: 30_000, interval: 200 });
    }
    await this.zfs.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #destroy(pool: string): Promise<void> {
    await this.zfs.pools.destroy(pool).catch((error: unknown) => {
      if (!(error instanceof ZfsError && error.code === 'ENOENT')) throw error;
    });
  }
}
