import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { JoinedAbort, ZfsError } from '../../ioctl/index.ts';
import { type DeviceConfig, LabelError, readConfig } from '../../label/index.ts';
import { isTaken } from './taken-device.ts';

/**
 * Where pools are looked for when no paths are given, in this order of preference. Source: `zpool_default_import_path` in
 * `lib/libzutil/os/linux/zutil_import_os.c`.
 */
export const DEFAULT_IMPORT_PATHS: readonly string[] = [
  '/dev/disk/by-vdev',
  '/dev/mapper',
  '/dev/disk/by-partlabel',
  '/dev/disk/by-partuuid',
  '/dev/disk/by-label',
  '/dev/disk/by-uuid',
  '/dev/disk/by-id',
  '/dev/disk/by-path',
  '/dev',
];

/** Paths that one search looks at, at most. */
const MAX_SCANNED_PATHS = 100_000;

/** Devices that are read at the same time, unless the caller says otherwise. */
const DEFAULT_CONCURRENCY = 16;
const MAX_CONCURRENCY = 64;

/** A device smaller than this cannot be a vdev (`SPA_MINDEVSIZE`). */
const SMALLEST_DEVICE_BYTES = 64 << 20;

/** Where to look for pools. */
export interface ImportSearch {
  /**
   * Directories, whose files and block devices are read, and single files or devices, in order of preference. Default:
   * {@link DEFAULT_IMPORT_PATHS}, of which those that are not there are passed over.
   */
  readonly paths?: readonly string[] | undefined;
  /** Devices to read at the same time, 1 to 64; 16 by default. */
  readonly concurrency?: number | undefined;
  /** Ends the search, which fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A path under which a device was found. */
export interface DeviceName {
  readonly path: string;
  /** Number of the search path that led to it: lower is preferred. */
  readonly order: number;
}

/** A device with a valid label. */
export interface ScannedDevice extends DeviceConfig {
  /** All its paths, in order of preference. */
  readonly names: readonly DeviceName[];
}

/** What a search found. */
export interface DeviceScan {
  readonly devices: readonly ScannedDevice[];
  /** Paths that could not be read, with the reason: a pool may miss devices because of them. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Block devices that something else has open exclusively, such as the paths below a multipath device. */
  readonly busy: readonly string[];
}

/**
 * Reads the labels of all devices in some places. A device with several paths is read once. Needs no ZFS.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`; the system's error where a given path cannot be listed; the signal's reason
 */
export async function scanDevices(search: ImportSearch = {}): Promise<DeviceScan> {
  const { signal } = search;
  const concurrency = checkConcurrency(search.concurrency ?? DEFAULT_CONCURRENCY);
  signal?.throwIfAborted();
  const named = await namesOf(search.paths ?? DEFAULT_IMPORT_PATHS);
  const unreadable = new Map<string, string>();
  const byIdentity = new Map<string, DeviceName[]>();
  await inParallel(named, concurrency, signal, async (name) => {
    const identity = await deviceIdentity(name.path, unreadable);
    if (identity === undefined) return;
    const names = byIdentity.get(identity);
    if (names) names.push(name);
    else byIdentity.set(identity, [name]);
  });
  const devices: ScannedDevice[] = [];
  const busy: string[] = [];
  await inParallel([...byIdentity.values()], concurrency, signal, async (unordered) => {
    const names = unordered.sort(byPreference);
    const path = (names[0] as DeviceName).path;
    const config = await tryReadConfig(path, unreadable);
    if (!config) return;
    if (config.identity.startsWith('block') && (await isTaken(path))) busy.push(path);
    else devices.push({ ...config, names });
  });
  devices.sort((a, b) => byPreference(a.names[0] as DeviceName, b.names[0] as DeviceName));
  return { devices, unreadable, busy };
}

function checkConcurrency(value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= MAX_CONCURRENCY) return value;
  throw invalid(`concurrency is a whole number from 1 to ${MAX_CONCURRENCY}, not ${value}`);
}

function invalid(message: string): ZfsError {
  return new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}

function byPreference(a: DeviceName, b: DeviceName): number {
  return a.order - b.order || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

async function namesOf(paths: readonly string[]): Promise<DeviceName[]> {
  const names = new Map<string, DeviceName>();
  for (const [order, place] of paths.entries()) {
    if (typeof place !== 'string' || place === '' || place.includes('\0'))
      throw invalid(`${JSON.stringify(place)} is not a path to search`);
    for (const path of await pathsIn(place)) {
      if (!names.has(path)) names.set(path, { path, order });
      if (names.size > MAX_SCANNED_PATHS) throw invalid(`more than ${MAX_SCANNED_PATHS} paths to read`);
    }
  }
  return [...names.values()];
}

/** The devices in a directory, or the device itself; its directory without symbolic links, as libzutil has it. */
async function pathsIn(place: string): Promise<string[]> {
  try {
    if (!(await stat(place)).isDirectory()) return [join(await realpath(dirname(place)), basename(place))];
    const folder = await realpath(place);
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || entry.isBlockDevice() || entry.isSymbolicLink())
      .map((entry) => join(folder, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** What the path leads to, or undefined where that cannot be a vdev. */
async function deviceIdentity(path: string, unreadable: Map<string, string>): Promise<string | undefined> {
  try {
    const stats = await stat(path, { bigint: true });
    if (stats.isBlockDevice()) return `block ${stats.rdev}`;
    if (stats.isFile() && stats.size >= SMALLEST_DEVICE_BYTES) return `file ${stats.dev}:${stats.ino}`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') unreadable.set(path, message);
  }
  return undefined;
}

async function tryReadConfig(
  path: string,
  unreadable: Map<string, string>,
): Promise<DeviceConfig | undefined> {
  try {
    const config = await readConfig(path);
    return config && config.sizeBytes >= SMALLEST_DEVICE_BYTES ? config : undefined;
  } catch (error) {
    if (!(error instanceof LabelError)) throw error;
    // A drive without a medium is no failure.
    const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOMEDIUM' && code !== 'ENXIO') unreadable.set(path, error.message);
    return undefined;
  }
}

async function inParallel<T>(
  items: readonly T[],
  concurrency: number,
  signal: AbortSignal | undefined,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) {
      signal?.throwIfAborted();
      await work(item);
    }
  };
  const workers = Array.from({ length: Math.min(concurrency, items.length) }, worker);
  // Whoever fails first ends the others at their next item; all are waited for, so that nothing stays open. After an abort
  // they close what they have open themselves: a device may never answer.
  const results = await unlessAborted(Promise.allSettled(workers), signal);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const abort = new JoinedAbort(signal);
  try {
    return await abort.race(work);
  } finally {
    abort.end();
  }
}
