import { basename } from 'node:path';
import { call, checkName, type Transport, ZfsError } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';

/**
 * A vdev of a pool: its guid, as bigint or decimal text; its path; or its name as `zpool status` shows it (`sda`,
 * `mirror-0`, `raidz2-1`, `draid2:4d:11c:1s-0`, `draid2-0-1`).
 */
export type VdevAddress = bigint | string;

/** What a vdev of a pool is for. */
export type VdevRole = 'data' | 'log' | 'special' | 'dedup' | 'spare' | 'cache';

/** A vdev in a pool's configuration. */
export interface FoundVdev {
  readonly guid: bigint;
  /** As `zpool status -P` shows it: a path, or type and id. */
  readonly name: string;
  readonly type: string;
  readonly path: string | undefined;
  readonly role: VdevRole;
  /** A top-level vdev, which is a child of the root. */
  readonly top: boolean;
  /** Its node of the configuration. */
  readonly config: Nvlist;
}

/** How many names an error lists. */
const SHOWN = 20;

/** `Vdevs.list` over a transport. */
export async function listVdevs(transport: Transport, pool: string): Promise<FoundVdev[]> {
  const { zc_nvlist_dst: config } = await call(transport, 'ZFS_IOC_POOL_STATS', {
    zc_name: checkName(pool, 'pool'),
  });
  try {
    if (config) return vdevsOf(config.getList('vdev_tree'));
  } catch (cause) {
    throw badConfig(pool, `the configuration is not understood: ${(cause as Error).message}`, cause);
  }
  throw badConfig(pool, 'the kernel gave no configuration');
}

/** {@link listVdevs} of a tree that was read before. */
export function vdevsOf(tree: Nvlist): FoundVdev[] {
  const roots: [name: string, role: VdevRole | undefined][] = [
    ['children', undefined],
    ['spares', 'spare'],
    ['l2cache', 'cache'],
  ];
  return roots.flatMap(([name, role]) =>
    (tree.findListArray(name) ?? []).flatMap((top) => withBelow(top, role ?? roleOf(top), true)),
  );
}

/**
 * The one vdev that an address means. A spare that is in use stands in the tree twice; the place where it is in use counts.
 *
 * @throws ZfsError `ZFSKIT_NO_VDEV` with the names of those that are there, `ZFSKIT_AMBIGUOUS` with the candidates
 */
export function findVdev(vdevs: readonly FoundVdev[], address: VdevAddress, pool: string): FoundVdev {
  const found = new Map<bigint, FoundVdev>();
  for (const vdev of vdevs) if (matches(vdev, address) && !found.has(vdev.guid)) found.set(vdev.guid, vdev);
  const [only, ...others] = found.values();
  if (!only) {
    throw unresolved('ZFSKIT_NO_VDEV', pool, `has no vdev ${shown(address)}; it has`, vdevs);
  }
  if (others.length > 0) {
    throw unresolved('ZFSKIT_AMBIGUOUS', pool, `${shown(address)} may be each of`, [only, ...others]);
  }
  return only;
}

/**
 * The guid that an address stands for. One that is given as bigint is not looked up: the kernel says whether it is there.
 *
 * @throws ZfsError as {@link findVdev} and {@link listVdevs} do; `ZFSKIT_INVALID_ARGUMENT` for what is no address
 */
export async function vdevGuid(transport: Transport, pool: string, address: VdevAddress): Promise<bigint> {
  checkAddress(address);
  if (typeof address === 'bigint') return address;
  return findVdev(await listVdevs(transport, pool), address, pool).guid;
}

/**
 * The vdev that an address stands for, as the pool's configuration has it.
 *
 * @throws ZfsError as {@link vdevGuid} does
 */
export async function vdevAt(transport: Transport, pool: string, address: VdevAddress): Promise<FoundVdev> {
  checkAddress(address);
  return findVdev(await listVdevs(transport, pool), address, pool);
}

function checkAddress(address: VdevAddress): void {
  // A guid of 0 means the whole pool to some ioctls.
  const valid = typeof address === 'bigint' ? address > 0n && address < 1n << 64n : isName(address);
  if (valid) return;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `${shown(address)} is no vdev: a guid as bigint, a path or a name is needed`,
  });
}

function isName(address: unknown): boolean {
  return typeof address === 'string' && address !== '' && !address.includes('\0');
}

function withBelow(config: Nvlist, role: VdevRole, top: boolean): FoundVdev[] {
  const type = config.getString('type');
  // A hole has no guid, and a guid of 0 means the whole pool to some ioctls.
  if (type === 'hole') return [];
  const path = config.findString('path');
  const own = {
    guid: config.getUint64('guid'),
    name: path ?? typeName(config),
    type,
    path,
    role,
    top,
    config,
  };
  return [own, ...(config.findListArray('children') ?? []).flatMap((child) => withBelow(child, role, false))];
}

function roleOf(top: Nvlist): VdevRole {
  if (top.findUint64('is_log') === 1n) return 'log';
  const bias = top.findString('alloc_bias');
  return bias === 'special' || bias === 'dedup' ? bias : 'data';
}

/** Type and id of a vdev without a path, as `zpool_vdev_name` in `lib/libzfs/libzfs_pool.c` puts them together. */
function typeName(config: Nvlist): string {
  const type = config.getString('type');
  const id = config.findUint64('id') ?? 0n;
  const parity = config.findUint64('nparity') ?? 0n;
  if (type === 'raidz') return `raidz${parity}-${id}`;
  if (type !== 'draid') return `${type}-${id}`;
  const [data = 0n, spares = 0n] = ['draid_ndata', 'draid_nspares'].map((key) => config.findUint64(key));
  return `draid${parity}:${data}d:${config.findListArray('children')?.length ?? 0}c:${spares}s-${id}`;
}

function matches(vdev: FoundVdev, address: VdevAddress): boolean {
  if (typeof address === 'bigint' || /^\d{1,20}$/.test(address)) return vdev.guid === BigInt(address);
  if (vdev.path === undefined) return vdev.name === address || shortTypeNames(vdev.name).includes(address);
  const names = vdev.type === 'disk' && !address.startsWith('/') ? [basename(vdev.path)] : [vdev.path];
  const partitioned = vdev.config.findUint64('whole_disk') === 1n;
  return names.some((name) => name === address || (partitioned && withoutPartition(name) === address));
}

/** `raidz-0` for `raidz2-0`, `draid2-0` and `draid-0` for `draid2:4d:11c:1s-0`. */
function shortTypeNames(name: string): string[] {
  const match = /^(raidz|draid)(\d)(?::.*)?(-\d+)$/.exec(name);
  return match ? [`${match[1]}${match[3]}`, `${match[1]}${match[2]}${match[3]}`] : [];
}

/** The ends of disk names that stand for a partition (`zfs_strip_partition` in `lib/libzutil/os/linux`). */
const PARTITIONS = [/-part\d+$/, /(?<=\d)p\d+$/, /(?<=(^|\/)(sd|hd|vd|xvd)[a-z]+)\d+$/];

/** A disk's name without the partition that ZFS made on it: `sda1`, `nvme0n1p1`, `wwn-...-part1`. */
function withoutPartition(name: string): string {
  return name.replace(PARTITIONS.find((end) => end.test(name)) ?? /$/, '');
}

function unresolved(
  code: 'ZFSKIT_NO_VDEV' | 'ZFSKIT_AMBIGUOUS',
  subject: string,
  why: string,
  vdevs: readonly FoundVdev[],
): ZfsError {
  const names = vdevs.map(({ name, guid }) => `${name} (${guid})`);
  const rest = names.length > SHOWN ? `, and ${names.length - SHOWN} more` : '';
  return new ZfsError({
    code,
    message: `${subject}: ${why} ${names.slice(0, SHOWN).join(', ')}${rest}`,
    subject,
  });
}

function shown(address: unknown): string {
  return typeof address === 'string' ? JSON.stringify(address.slice(0, 120)) : String(address);
}

function badConfig(subject: string, why: string, cause?: unknown): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_BAD_REPLY',
    message: `${subject}: ${why}`,
    ioctl: 'ZFS_IOC_POOL_STATS',
    subject,
    cause,
  });
}
