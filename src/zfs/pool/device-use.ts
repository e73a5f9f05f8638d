import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DeviceConfig, LabelError, readConfig } from '../../label/index.ts';
import { readMountLines } from '../mounts.ts';
import { isTaken } from './taken-device.ts';
import type { LeafVdev } from './vdev.ts';

/** What speaks against a device as a vdev of a new pool. */
export interface DeviceUse {
  readonly kind:
    | 'missing'
    | 'not-a-device'
    | 'unreadable'
    | 'too-small'
    | 'mounted'
    | 'swap'
    | 'held'
    | 'busy'
    | 'in-pool';
  readonly path: string;
  readonly message: string;
  /** Of `in-pool`: the pool's name; undefined in the labels of spares and cache vdevs. */
  readonly pool?: string | undefined;
  /** Of `in-pool`: the pool's guid; undefined in the labels of spares and cache vdevs. */
  readonly poolGuid?: bigint | undefined;
  /** Of `in-pool`: `active` (in use, or not exported), `exported`, `spare` or `l2cache`. */
  readonly poolState?: 'active' | 'exported' | 'spare' | 'l2cache' | undefined;
}

/** A device's size in bytes, where it can be known, and what speaks against it. */
export interface DeviceReport {
  readonly size: bigint | undefined;
  readonly uses: readonly DeviceUse[];
}

/** Smallest vdev in bytes (`SPA_MINDEVSIZE`). */
const SMALLEST = 64n << 20n;

/** States in a label that speak against a device: a destroyed pool does not count. */
const POOL_STATES = ['active', 'exported', 'spare', 'l2cache'] as const;

/** Where the kernel describes a block device by its numbers. */
const BLOCK_DEVICES = '/sys/dev/block';

/** Reads what a device is in use for. It is opened for reading only, and closed again. */
export async function readDevice({ type, path }: LeafVdev): Promise<DeviceReport> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return { size: undefined, uses: [{ kind: 'missing', path, message: `${path} is not there` }] };
  const wanted = type === 'disk' ? found.isBlockDevice() : found.isFile();
  if (!wanted) {
    const message = `${path} is not a ${type === 'disk' ? 'block device' : 'file'}`;
    return { size: undefined, uses: [{ kind: 'not-a-device', path, message }] };
  }
  const uses = type === 'disk' ? await blockDeviceUses(path, numbersOf(found.rdev)) : [];
  const size = type === 'disk' ? await blockDeviceSize(numbersOf(found.rdev)) : BigInt(found.size);
  const small = size !== undefined && size < SMALLEST;
  if (small) uses.push({ kind: 'too-small', path, message: `${path} has ${size} bytes, less than 64 MiB` });
  const parts = type === 'disk' ? await partitionsOf(numbersOf(found.rdev)) : [];
  for (const place of [path, ...(await Promise.all(parts.map(nodeOf)))])
    if (place !== undefined) uses.push(...(await labelUses(path, place)));
  return { size, uses };
}

async function blockDeviceUses(path: string, device: string): Promise<DeviceUse[]> {
  const devices = new Set([device, ...(await partitionsOf(device))]);
  const uses: DeviceUse[] = [];
  for (const line of await readMountLines('self')) {
    if (!devices.has(line.device)) continue;
    uses.push({ kind: 'mounted', path, message: `${path} is mounted at ${line.path}` });
  }
  for (const swap of await swapDevices()) {
    if (devices.has(swap)) uses.push({ kind: 'swap', path, message: `${path} is used as swap` });
  }
  for (const own of devices) {
    for (const holder of await namesIn(join(BLOCK_DEVICES, own, 'holders'))) {
      uses.push({ kind: 'held', path, message: `${path} is part of ${holder}` });
    }
  }
  if (uses.length === 0 && (await isTaken(path))) {
    uses.push({ kind: 'busy', path, message: `${path} is in use` });
  }
  return uses;
}

/** Partitions are folders of the disk's own folder that have a number. */
async function partitionsOf(device: string): Promise<string[]> {
  const folder = join(BLOCK_DEVICES, device);
  const found: string[] = [];
  for (const name of await namesIn(folder)) {
    if ((await textOf(join(folder, name, 'partition'))) === undefined) continue;
    const numbers = await textOf(join(folder, name, 'dev'));
    if (numbers !== undefined) found.push(numbers);
  }
  return found;
}

/** The device node of a block device, by its numbers. */
async function nodeOf(device: string): Promise<string | undefined> {
  const event = (await textOf(join(BLOCK_DEVICES, device, 'uevent'))) ?? '';
  const name = /^DEVNAME=(.+)$/m.exec(event)?.[1];
  return name && `/dev/${name}`;
}

async function swapDevices(): Promise<string[]> {
  const lines = ((await textOf('/proc/swaps')) ?? '').split('\n').slice(1);
  const stats = await Promise.all(
    lines.map((line) => stat(line.split(/\s/, 1)[0] ?? '').catch(() => undefined)),
  );
  return stats.flatMap((found) => (found?.isBlockDevice() ? [numbersOf(found.rdev)] : []));
}

/** @param place - the device itself, or a partition of it */
async function labelUses(path: string, place: string): Promise<DeviceUse[]> {
  let label: DeviceConfig | undefined;
  try {
    label = await readConfig(place);
  } catch (error) {
    if (!(error instanceof LabelError)) throw error;
    return [{ kind: 'unreadable', path, message: `${place} cannot be read: ${error.message}` }];
  }
  const { state, poolName: pool, poolGuid } = label?.facts ?? {};
  const poolState = POOL_STATES.find((known) => known === state);
  if (!poolState) return [];
  const part =
    pool === undefined ? `is a ${poolState} of a pool` : `is part of the ${poolState} pool ${pool}`;
  return [{ kind: 'in-pool', path, message: `${place} ${part}`, pool, poolGuid, poolState }];
}

async function blockDeviceSize(device: string): Promise<bigint | undefined> {
  const sectors = await textOf(join(BLOCK_DEVICES, device, 'size'));
  return sectors !== undefined && /^\d+$/.test(sectors) ? BigInt(sectors) * 512n : undefined;
}

/** Major and minor number as sysfs writes them (`gnu_dev_major` in sys/sysmacros.h). */
function numbersOf(rdev: number): string {
  const device = BigInt(rdev);
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
  const minor = (device & 0xffn) | ((device >> 12n) & ~0xffn & 0xffffffffn);
  return `${major}:${minor}`;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}
