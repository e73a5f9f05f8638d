import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openZfs, type UserspaceOptions, type Zfs } from 'zfskit';

/** The release whose libzpool is tested: a Debian suite. */
export const suite = process.env['ZFSKIT_ENGINE_SUITE'] ?? 'bookworm';

/** Folder with Debian's OpenZFS of the suite: `lib` and `sbin`, downloaded the first time. */
export function openzfsFolder(): string {
  const script = fileURLToPath(new URL('openzfs.sh', import.meta.url));
  return execFileSync(script, [suite], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/** How to run a program that was built for the suite: what stands before it, and its environment. */
export function forSuite(): { readonly prefix: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  const lib = join(openzfsFolder(), 'lib');
  if (suite === 'bookworm') return { prefix: [], env: { ...process.env, LD_LIBRARY_PATH: lib } };
  const script = fileURLToPath(new URL('../../fuzz/glibc.sh', import.meta.url));
  const glibc = execFileSync(script, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  const path = `${lib}:${glibc}:/lib/x86_64-linux-gnu`;
  return { prefix: [`${glibc}/ld-linux-x86-64.so.2`, '--library-path', path], env: process.env };
}

/** Runs a stock command of the suite and gives its standard output: what zfskit did is checked by others than zfskit. */
export function stock(program: 'zdb' | 'zstream', ...args: readonly string[]): string {
  const { prefix, env } = forSuite();
  const [file = '', ...rest] = [...prefix, join(openzfsFolder(), 'sbin', program), ...args];
  return execFileSync(file, rest, { encoding: 'utf8', maxBuffer: 64 << 20, env });
}

/** Options of an engine with the suite's libzpool. */
export function engineOptions(): UserspaceOptions {
  return {
    engine: 'userspace',
    libraries: join(openzfsFolder(), 'lib'),
    node: [...forSuite().prefix, process.execPath],
  };
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
    const zfs = await openZfs({ ...engineOptions(), state: join(folder, 'state') });
    return new EngineFixture(zfs, folder);
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
