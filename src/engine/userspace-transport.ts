import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Duplex, Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { builtFile } from '../built-file.ts';
import {
  type Abi,
  type CleanupDescriptor,
  closedError,
  type IoctlReply,
  type IoctlRequest,
  JoinedAbort,
  type KernelLink,
  type KernelPipe,
  type OpenVolume,
  type Transport,
  ZfsError,
} from '../ioctl/index.ts';
import { SocketTransport } from '../service/index.ts';
import { ENGINE_CANNOT_MOUNT } from './cannot-mount.ts';
import type { EngineOrder } from './engine-order.ts';
import { LastWords } from './last-words.ts';

/** How to start an engine in a process of its own. */
export interface UserspaceOptions {
  /** ZFS in userspace: OpenZFS's libzpool in a child process. No kernel module and no root are needed. */
  readonly engine: 'userspace';
  /** Folder with libzpool and the libraries that it needs; the system's when left out. */
  readonly libraries?: string | undefined;
  /**
   * Folder in which the engine remembers its pools, as a machine does in `/etc/zfs/zpool.cache`: they are there again when
   * an engine is started with it the next time. When left out, the pools that are still imported are exported in the end. Only one engine
   * at a time can have a folder.
   */
  readonly state?: string | undefined;
  /**
   * Bytes that the engine caches at most (`zfs_arc_max`, zfs(4)), from 64 MiB to less than half of the machine's memory. Default
   * 256 MiB, as for zdb. A quarter of it can be written before writers wait.
   */
  readonly arcMax?: number | undefined;
  /** Command that runs Node for the engine's process. Default: the one that runs this. */
  readonly node?: readonly string[] | undefined;
}

/** How long an engine may take to start and to end, in milliseconds: it writes out what its pools still hold. */
const START_MS = 60_000;
const END_MS = 60_000;

/**
 * How the C library shares memory out in the engine's process (mallopt(3)). By default each of OpenZFS's many threads gets an arena,
 * what one frees the others cannot have, and most of what the process holds is free memory.
 */
const MALLOC = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** One process, and the connection to it. */
interface Engine {
  readonly child: ChildProcess;
  readonly transport: SocketTransport;
  readonly ended: Promise<unknown>;
}

/**
 * ZFS in a child process. A failed assertion in OpenZFS ends that process: all calls fail with `ZFSKIT_ENGINE_DIED`, and `restart`
 * starts it again, with the pools that it had.
 */
export class UserspaceTransport implements Transport {
  readonly cannotMount = ENGINE_CANNOT_MOUNT;
  readonly #options: UserspaceOptions;
  readonly #state: string;
  readonly #closing = new JoinedAbort();
  #engine: Engine;
  #restarting: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  private constructor(options: UserspaceOptions, state: string, engine: Engine) {
    this.#options = options;
    this.#state = state;
    this.#engine = engine;
  }

  /**
   * Starts an engine.
   *
   * @throws ZfsError `ZFSKIT_UNSUPPORTED` (there is no libzpool, or none that is known), `EBUSY` (another engine has the state
   *   folder), `ZFSKIT_INVALID_ARGUMENT` (`arcMax` is out of its bounds), `ZFSKIT_ENGINE_DIED`
   */
  static async open(options: UserspaceOptions): Promise<UserspaceTransport> {
    const state =
      options.state === undefined ? await mkdtemp(join(tmpdir(), 'zfskit-')) : resolve(options.state);
    try {
      return new UserspaceTransport(options, state, await startEngine(options, state));
    } catch (error) {
      if (options.state === undefined) await rm(state, { recursive: true, force: true });
      throw error;
    }
  }

  get abi(): Abi {
    return this.#engine.transport.abi;
  }

  /** Process of the engine; another one after `restart`. */
  get pid(): number {
    return this.#engine.child.pid ?? 0;
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply> {
    return this.#engine.transport.ioctl(request, signal);
  }

  pipe(direction: 'from-kernel' | 'to-kernel'): KernelPipe {
    return this.#engine.transport.pipe(direction);
  }

  cleanupDescriptor(): CleanupDescriptor {
    const { transport } = this.#engine;
    if (!transport.cleanupDescriptor) throw new Error('an engine has cleanup descriptors');
    return transport.cleanupDescriptor();
  }

  link(): KernelLink {
    const { transport } = this.#engine;
    if (!transport.link) throw new Error('an engine has links');
    return transport.link();
  }

  openVolume(name: string, options?: { readonly readOnly?: boolean | undefined }): Promise<OpenVolume> {
    const { transport } = this.#engine;
    if (!transport.openVolume) throw new Error('an engine has volumes');
    return transport.openVolume(name, options);
  }

  /**
   * Starts the engine again after it died (one that runs is ended first), with the pools that it had: whatever was committed
   * is there. Streams, holds until closing and open volumes of before are gone.
   *
   * @throws ZfsError as `open` does, `ZFSKIT_CLOSED`
   */
  restart(): Promise<void> {
    if (this.#closed) return Promise.reject(closedError());
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = undefined;
    });
    return this.#restarting;
  }

  async #restart(): Promise<void> {
    await endEngine(this.#engine);
    this.#engine = await startEngine(this.#options, this.#state);
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      this.#closing.abort(closedError());
      await this.#restarting?.catch(() => {});
      await endEngine(this.#engine);
      if (this.#options.state === undefined) await rm(this.#state, { recursive: true, force: true });
    })();
    return this.#closed;
  }

  /** `await using` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

async function startEngine(options: UserspaceOptions, state: string): Promise<Engine> {
  const order: EngineOrder = {
    libraries: options.libraries,
    state,
    keepsPools: options.state !== undefined,
    arcMax: options.arcMax,
  };
  const [node = process.execPath, ...args] = options.node ?? [process.execPath];
  const child = spawn(node, [...args, builtFile('engine-process.js'), JSON.stringify(order)], {
    // Ctrl-C is for this process; the engine ends when this one lets go of it.
    detached: true,
    env: { ...MALLOC, ...process.env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const words = new LastWords(child.stderr as Readable);
  const ended = once(child, 'close').catch(() => {});
  const describeLoss = async () => {
    child.ref();
    await ended;
    return diedError(child, words);
  };
  try {
    await once(child, 'spawn');
    const socket = child.stdio[3] as Duplex;
    const transport = await SocketTransport.over(socket, { describeLoss, helloMs: START_MS });
    child.unref();
    return { child, transport, ended };
  } catch (error) {
    child.kill('SIGKILL');
    throw words.refusal ?? error;
  }
}

/** Lets go of it: it writes out what its pools hold, and ends. */
async function endEngine({ child, transport, ended }: Engine): Promise<void> {
  child.ref();
  await transport.close();
  await Promise.race([ended, delay(END_MS, undefined, { ref: false })]);
  child.unref();
}

function diedError({ exitCode, signalCode }: ChildProcess, words: LastWords): ZfsError {
  const how = signalCode ?? `status ${exitCode}`;
  return new ZfsError({
    code: 'ZFSKIT_ENGINE_DIED',
    message: `the engine has died (${how})${words.text === '' ? '' : `: ${words.text}`}; restart() starts it again`,
  });
}
