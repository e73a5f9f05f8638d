import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Zfs } from 'zfskit';
import { EngineTransport } from 'zfskit/engine';

/** The release whose libzpool is tested: a Debian suite. */
export const suite = process.env['ZFSKIT_ENGINE_SUITE'] ?? 'bookworm';

/** Folder with Debian's OpenZFS of the suite: `lib` and `sbin`, downloaded the first time. */
export function openzfsFolder(): string {
  const script = fileURLToPath(new URL('openzfs.sh', import.meta.url));
  return execFileSync(script, [suite], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/** Runs a stock command of the suite and gives its standard output: what zfskit did is checked by others than zfskit. */
export function stock(program: 'zdb' | 'zstream', ...args: readonly string[]): string {
  const folder = openzfsFolder();
  const lib = join(folder, 'lib');
  const glibc = suite === 'bookworm' ? undefined : newerGlibc();
  const command = join(folder, 'sbin', program);
  const [file = '', ...rest] = glibc
    ? [`${glibc}/ld-linux-x86-64.so.2`, '--library-path', `${lib}:${glibc}:/lib/x86_64-linux-gnu`, command]
    : [command];
  return execFileSync(file, [...rest, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: glibc ? process.env : { ...process.env, LD_LIBRARY_PATH: lib },
  });
}

function newerGlibc(): string {
  const script = fileURLToPath(new URL('../../fuzz/glibc.sh', import.meta.url));
  return execFileSync(script, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/** An engine of a test file's own, with a folder for the files of its pools. */
export class EngineFixture implements AsyncDisposable {
  readonly zfs: Zfs;
  readonly folder: string;

  private constructor(zfs: Zfs, folder: string) {
    this.zfs = zfs;
    this.folder = folder;
  }

  static async open(): Promise<EngineFixture> {
    const folder = await mkdtemp(join(tmpdir(), 'zfskit-engine-'));
    const libraries = join(openzfsFolder(), 'lib');
    return new EngineFixture(
      new Zfs(await EngineTransport.open({ libraries, state: join(folder, 'state') })),
      folder,
    );
  }

  /** A pool name that nobody else uses. */
  poolName(): string {
    return `zfskit-test-${randomBytes(4).toString('hex')}`;
  }

  /** A new sparse file of this many bytes. */
  async image(bytes = 1 << 28): Promise<string> {
    const path = join(this.folder, `disk-${randomBytes(4).toString('hex')}`);
    await using handle = await open(path, 'wx');
    await handle.truncate(bytes);
    return path;
  }

  /** A new pool on one file, and its name. */
  async pool(bytes?: number): Promise<string> {
    const name = this.poolName();
    await this.zfs.pools.create(name, { vdevs: [{ type: 'file', path: await this.image(bytes) }] });
    return name;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.zfs.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
