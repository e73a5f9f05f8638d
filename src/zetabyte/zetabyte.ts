import { openZfs, Zfs, ZfsError } from '../zfs/index.ts';
import { unsupported } from './command-failure.ts';
import {
  isPropertyValueSet,
  listTableToPropertyList,
  parsePropertyList,
  parseTabSeperatedTable,
  zfsError,
  zfsErrorStr,
} from './command-output.ts';
import { DatasetCommands, DEFAULT_ZFS_LIST_PROPERTIES } from './dataset-commands.ts';
import {
  extractDatasetName,
  extractLeafName,
  extractParentDatasetName,
  extractPool,
  extractSnapshotName,
  isZfsSnapshot,
} from './name-parts.ts';
import { DEFAULT_ZPOOL_LIST_PROPERTIES, PoolCommands } from './pool-commands.ts';
import { generateZvolSize } from './volume-size.ts';
import type { ZetabyteOptions } from './zetabyte-options.ts';

const TEN_MINUTES_MS = 600_000;

/** Longest time that a timer of Node can wait, in milliseconds. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** Carries out what a command would, on an open ZFS, within the time that the options give. */
export type RunCommand = <T>(
  command: string,
  args: readonly unknown[],
  work: (zfs: Zfs, signal: AbortSignal) => Promise<T>,
) => Promise<T>;

/**
 * The interface of the class of that name in democratic-csi's `src/utils/zfs.js` (MIT licence,
 * https://github.com/democratic-csi/democratic-csi), on ioctls: its drivers for local ZFS need another import and nothing else.
 *
 * What a method resolves to is what that class makes of the commands' output with -Hp. A failure is a ZfsError whose message
 * is what the command prints to standard error, so that `error.toString().includes('dataset does not exist')` holds; its
 * `code` says the same. Filesystems are mounted and unmounted as the commands do it; nothing is shared (`sharenfs`).
 */
export class Zetabyte implements AsyncDisposable {
  readonly options: ZetabyteOptions;
  readonly DEFAULT_ZPOOL_LIST_PROPERTIES = DEFAULT_ZPOOL_LIST_PROPERTIES;
  readonly DEFAULT_ZFS_LIST_PROPERTIES = DEFAULT_ZFS_LIST_PROPERTIES;
  /** Names, tables of text and sizes, without ZFS. */
  readonly helpers = {
    zfsErrorStr,
    zfsError,
    parseTabSeperatedTable,
    parsePropertyList,
    listTableToPropertyList,
    extractSnapshotName,
    extractDatasetName,
    isZfsSnapshot,
    extractPool,
    extractParentDatasetName,
    extractLeafName,
    isPropertyValueSet,
    generateZvolSize,
  };
  readonly zfs: DatasetCommands;
  readonly zpool: PoolCommands;
  #opening: Promise<Zfs> | undefined;

  /**
   * Opens nothing yet: ZFS is opened at the first call.
   *
   * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for an executor that reaches another host, without `zfs`
   */
  constructor(options: ZetabyteOptions = {}) {
    refuseOtherHost(options);
    this.options = options;
    options.paths ??= {
      zfs: '/sbin/zfs',
      zpool: '/sbin/zpool',
      sudo: '/usr/bin/sudo',
      chroot: '/usr/sbin/chroot',
    };
    options.timeout ||= TEN_MINUTES_MS;
    options.logger ??= console;
    options.log_commands ??= false;
    const run: RunCommand = (command, args, work) => this.#run(command, args, work);
    this.zfs = new DatasetCommands(run, options);
    this.zpool = new PoolCommands(run, options);
  }

  /** @throws ZfsError `ZFSKIT_UNSUPPORTED`: no command is run */
  exec(command: string): never {
    throw unsupported(`exec ${command}`, 'no command is run: use child_process');
  }

  /** Closes what was opened; not an open ZFS that was given. It is opened again at the next call. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    // What could not be opened has told its caller so.
    const zfs = await opening?.catch(() => undefined);
    await zfs?.close();
  }

  /** `await using` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #run<T>(
    command: string,
    args: readonly unknown[],
    work: (zfs: Zfs, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.options.log_commands) this.#log(command, args);
    const limit = new AbortController();
    const timeout = Math.min(this.options.timeout ?? TEN_MINUTES_MS, MAX_TIMEOUT_MS);
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        const message = `${command}: no answer within ${timeout} ms`;
        limit.abort(new ZfsError({ code: 'ZFSKIT_DEADLINE', message }));
        reject(limit.signal.reason);
      }, timeout);
      this.#open()
        .then((zfs) => {
          limit.signal.throwIfAborted();
          return work(zfs, limit.signal);
        })
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }

  #open(): Promise<Zfs> {
    const { zfs } = this.options;
    if (zfs instanceof Zfs) return Promise.resolve(zfs);
    this.#opening ??= openZfs(zfs).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  #log(command: string, args: readonly unknown[]): void {
    const text = JSON.stringify(args, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    const { logger } = this.options;
    const message = `executing zfs command: ${command} ${text}`;
    if (logger?.verbose) logger.verbose(message);
    else logger?.debug?.(message);
  }
}

/** Stands for democratic-csi's class of that name, whose commands go to another host by ssh: ioctls do not. */
export class ZfsSshProcessManager {
  /** @throws ZfsError `ZFSKIT_UNSUPPORTED` */
  constructor(_client?: unknown) {
    throw unsupported(
      'ZfsSshProcessManager',
      'ioctls are of this host: run zfskit where ZFS is, or use zfskit serve there',
    );
  }
}

function refuseOtherHost({ executor, zfs }: ZetabyteOptions): void {
  if (zfs !== undefined || typeof executor !== 'object' || executor === null || !('client' in executor))
    return;
  const message =
    'the executor reaches another host, and ioctls are of this one: give the option zfs, or none';
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
