import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { file, openZfs, type Zfs } from 'zfskit';
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
 * kernel does.
 */
export class EngineHost implements AsyncDisposable {
  readonly folder: string;
  /** Of the service. */
  readonly socket: string;
  readonly zfs: Zfs;
  readonly #server: ChildProcess;

  private constructor(folder: string, socket: string, zfs: Zfs, server: ChildProcess) {
    this.folder = folder;
    this.socket = socket;
    this.zfs = zfs;
    this.#server = server;
  }

  static async open(): Promise<EngineHost> {
    const folder = await mkdtemp(join(tmpdir(), 'zfskit-example-'));
    const socket = join(folder, 'zfs.sock');
    const libraries = join(openzfsFolder(), 'lib');
    const args = ['serve', '--socket', socket, '--engine', 'userspace', '--libraries', libraries];
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

  /** A new pool on one file, and its name, which nobody else uses. */
  async pool(bytes?: number): Promise<string> {
    const name = `zfskit-test-${randomBytes(4).toString('hex')}`;
    await this.zfs.pools.create(name, { vdevs: [file(await this.image(bytes))] });
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

  async [Symbol.asyncDispose](): Promise<void> {
    await this.zfs.close();
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGTERM');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
