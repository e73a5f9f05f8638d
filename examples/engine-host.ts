import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { file, openZfs, type Zfs, ZfsError } from 'zfskit';
import { openzfsFolder } from '../integration/engine/engine-fixture.ts';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** A program of examples/ that runs, with what it has printed. */
export class RunningExample {
  readonly child: ChildProcess;
  /** Resolves with the exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  stdout = '';
  stderr = '';
  #changed = () => {};

  constructor(program: string, args: readonly string[]) {
    this.child = spawn(process.execPath, [join(dist, 'examples', `${program}.js`), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      this.#changed();
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
      this.#changed();
    });
    this.ended = once(this.child, 'close').then(([status, signal]) => status ?? signal);
  }

  /** Waits until a stream of it matches, and gives the match; fails when it ends before. */
  async says(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this[stream]);
      if (match) return match;
      const changed = new Promise<false>((resolve) => {
        this.#changed = () => resolve(false);
      });
      const isOver = await Promise.race([changed, this.ended.then(() => true)]);
      if (isOver && !pattern.test(this[stream])) {
        throw new Error(`it ended without ${pattern}: ${this.stdout}${this.stderr}`);
      }
    }
  }

  /** Ends it, and waits until it is over. */
  async kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Starts a program of examples/: its path there, without `.ts`. */
export function start(program: string, ...args: readonly string[]): RunningExample {
  return new RunningExample(program, args);
}

/** Runs a program of examples/ to its end. */
export async function run(program: string, ...args: readonly string[]) {
  const running = start(program, ...args);
  const status = await running.ended;
  const { stdout, stderr } = running;
  return { status, stdout, stderr };
}

/**
 * A host with ZFS, as an example sees it: OpenZFS in userspace behind a service, which goes on when the example is killed, as a
 * kernel does. With `ZFSKIT_EXAMPLES_ENGINE=kernel` it is this machine's kernel.
 */
export class EngineHost implements AsyncDisposable {
  readonly folder: string;
  /** Of the service. */
  readonly socket: string;
  readonly zfs: Zfs;
  readonly #server: ChildProcess;
  readonly #pools = new Set<string>();

  private constructor(folder: string, socket: string, zfs: Zfs, server: ChildProcess) {
    this.folder = folder;
    this.socket = socket;
    this.zfs = zfs;
    this.#server = server;
  }

  static async open(): Promise<EngineHost> {
    const folder = await mkdtemp(join(tmpdir(), 'zfskit-example-'));
    const socket = join(folder, 'zfs.sock');
    const onKernel = process.env['ZFSKIT_EXAMPLES_ENGINE'] === 'kernel';
    const engine = onKernel ? [] : ['--engine', 'userspace', '--libraries', join(openzfsFolder(), 'lib')];
    const args = ['serve', '--socket', socket, ...engine];
    const server = spawn(process.execPath, [join(dist, 'cli.js'), ...args, '--grace', '1'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await once(server.stderr as NodeJS.ReadableStream, 'data');
    return new EngineHost(folder, socket, await openZfs({ socket }), server);
  }

  /** A new sparse file of this many bytes. */
  async image(bytes = 1 << 29): Promise<string> {
    const path = join(this.folder, `disk-${randomBytes(4).toString('hex')}`);
    await using handle = await open(path, 'wx');
    await handle.truncate(bytes);
    return path;
  }

  /** A pool name that nobody else uses; the pool is destroyed in the end, whoever creates it. */
  poolName(): string {
    const name = `zfskit-test-${randomBytes(4).toString('hex')}`;
    this.#pools.add(name);
    return name;
  }

  /** A new pool on one file, and its name. */
  async pool(bytes?: number): Promise<string> {
    const name = this.poolName();
    await this.zfs.pools.create(name, {
      vdevs: [file(await this.image(bytes))],
      properties: { cachefile: 'none' },
      rootProperties: { mountpoint: 'none' },
    });
    return name;
  }

  /** Writes bytes that nothing compresses into a volume. */
  async fill(volume: string, bytes: number, at = 0n): Promise<void> {
    await using opened = await this.zfs.openVolume(volume);
    const chunk = 1 << 20;
    for (let done = 0; done < bytes; done += chunk) {
      await opened.write(at + BigInt(done), randomBytes(Math.min(chunk, bytes - done)));
    }
    await opened.sync();
  }

  /** Unloads the key of a volume that was just written to: udev may still look into its device. */
  async unloadKey(volume: string): Promise<void> {
    await vi.waitFor(() => this.zfs.encryption.unloadKey(volume), { timeout: 30_000, interval: 200 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const pool of this.#pools) {
      // udev may still look into the device of a volume.
      await vi.waitFor(() => this.#destroy(pool), { timeout: 30_000, interval: 200 });
    }
    await this.zfs.close();
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGTERM');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  async #destroy(pool: string): Promise<void> {
    await this.zfs.pools.destroy(pool).catch((error: unknown) => {
      if (!(error instanceof ZfsError && error.code === 'ENOENT')) throw error;
    });
  }
}
