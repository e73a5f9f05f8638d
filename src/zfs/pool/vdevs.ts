import { call, checkName, isAtLeast, type Transport, ZfsError } from '../../ioctl/index.ts';
import { Nvlist, uint64 } from '../../nvlist/index.ts';
import { encodeProperties, poolContext } from '../property/encode-properties.ts';
import type { PoolPropertyInputs } from '../property/property-values.ts';
import { type ClearOptions, clearErrors } from './clear-errors.ts';
import { type FoundVdev, listVdevs, type VdevAddress, vdevAt, vdevGuid } from './find-vdev.ts';
import { poolAshift } from './pool-ashift.ts';
import type { Rewound } from './rewind-policy.ts';
import { type PoolLayout, rootOfOne, rootVdev } from './root-vdev.ts';
import { degradeVdev, faultVdev, offlineVdev, onlineVdev } from './set-vdev-state.ts';
import { splitTree } from './split-tree.ts';
import { checkedLeaf, type DistributedSpare, distributedSpare, type LeafVdev } from './vdev.ts';
import {
  type InitializeCommand,
  initializeVdevs,
  type TrimCommand,
  type TrimOptions,
  trimVdevs,
} from './vdev-activity.ts';
import { VdevProperties } from './vdev-properties.ts';
import type { VdevState } from './vdev-state.ts';

/** How vdevs are added. */
export interface AddOptions {
  /** Sector size, as a power of two, of the leaves that have none of their own. Default: the pool's property `ashift`. */
  readonly ashift?: number | undefined;
  /**
   * Refuse vdevs whose sector size differs from the pool's, with `ZFS_ERR_ASHIFT_MISMATCH`, while that is the same in all of the
   * pool (`spa_vdev_add` in `module/zfs/spa.c`); since 2.2.
   */
  readonly sameAshift?: boolean | undefined;
}

/** How a vdev is attached or replaced. */
export interface AttachOptions {
  /**
   * Copy in the order of the device, without checking checksums, and scrub afterwards; for mirrors and draid
   * (zpool-attach(8), -s). Else a resilver.
   */
  readonly sequential?: boolean | undefined;
}

/** How a pool is split. */
export interface SplitOptions {
  /** The vdevs of the new pool, one of each mirror; of others the last. */
  readonly vdevs?: readonly VdevAddress[] | undefined;
  /** Leave the new pool exported. */
  readonly export?: boolean | undefined;
  readonly properties?: PoolPropertyInputs | undefined;
}

/** Longest text of a vdev's path or FRU in bytes (`MAXPATHLEN`, less the NUL). */
const MAX_TEXT_BYTES = 4095;

/**
 * The vdevs of pools. They are named by guid, path or the name that `zpool status` shows. A guid that is given as bigint is
 * not looked up before the call; other names are, in the pool's configuration: each method throws `ZFSKIT_NO_VDEV` and
 * `ZFSKIT_AMBIGUOUS`, with the names that there are, and `ENOENT` for a pool that is not there.
 */
export class Vdevs {
  readonly #transport: Transport;
  /** Properties of vdevs; since 2.2. */
  readonly properties: VdevProperties;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.properties = new VdevProperties(transport);
  }

  /**
   * The vdevs of a pool, parents before their children: data, log, special and dedup vdevs in the order of the configuration,
   * then spares, then cache vdevs. The root is not among them, nor are the holes that removed log vdevs leave.
   * ZFS_IOC_POOL_STATS.
   *
   * @throws ZfsError `ENOENT`, `ZFSKIT_BAD_REPLY`
   */
  list(pool: string): Promise<FoundVdev[]> {
    return listVdevs(this.#transport, pool);
  }

  /**
   * Adds vdevs to a pool; what is on them is lost. Data vdevs can be removed again only from pools without raidz and draid.
   * Nothing is checked but what the kernel checks: see `checkLayout`. ZFS_IOC_VDEV_ADD.
   *
   * @throws ZfsError `EBUSY` (in use), `EINVAL`, `EOVERFLOW` (smaller than 64 MiB), `ENXIO`, `ENOTSUP`,
   *   `ZFS_ERR_ASHIFT_MISMATCH`, `ZFS_ERR_CHECKPOINT_EXISTS`, `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_UNSUPPORTED` (draid before 2.1,
   *   `sameAshift` before 2.2)
   */
  async add(pool: string, layout: Partial<PoolLayout>, options: AddOptions = {}): Promise<void> {
    const { release } = this.#transport.abi;
    const { ashift, sameAshift } = options;
    if (sameAshift && !isAtLeast(release, '2.2.0')) {
      refuse('ZFSKIT_UNSUPPORTED', pool, 'the check of ashift exists since OpenZFS 2.2.0');
    }
    const encoded = encodeProperties({ ashift }, poolContext({ release, subject: pool, creating: true }));
    const given = encoded['ashift'] as bigint | undefined;
    const tree = rootVdev(layout, { release, ashift: given ?? (await poolAshift(this.#transport, pool)) });
    await call(this.#transport, 'ZFS_IOC_VDEV_ADD', {
      zc_name: pool,
      zc_flags: sameAshift ? 1 : 0,
      zc_nvlist_conf: tree,
    });
  }

  /**
   * Attaches a device to a leaf or mirror, which makes it a larger mirror, or, since 2.3, to a raidz, which it widens. What is
   * on it is lost. A leaf without an `ashift` has that of the pool's property. Returns when the resilver, rebuild or expansion
   * has begun. ZFS_IOC_VDEV_ATTACH.
   *
   * @throws ZfsError `ENOTSUP` (not a leaf, mirror or raidz, or a feature is not enabled), `EBUSY`, `EOVERFLOW` (too small),
   *   `EDOM` or `ZFS_ERR_ASHIFT_MISMATCH` (larger sectors), `ENODEV`, `ZFS_ERR_RAIDZ_EXPAND_IN_PROGRESS`,
   *   `ZFSKIT_UNSUPPORTED` (raidz before 2.3), `ZFSKIT_INVALID_ARGUMENT`
   */
  async attach(pool: string, to: VdevAddress, vdev: LeafVdev, options: AttachOptions = {}): Promise<void> {
    const leaf = checkedLeaf(vdev, 'a vdev to attach');
    const target = await vdevAt(this.#transport, pool, to);
    if (target.type === 'raidz' && !isAtLeast(this.#transport.abi.release, '2.3.0')) {
      refuse('ZFSKIT_UNSUPPORTED', pool, 'a raidz can be widened since OpenZFS 2.3.0');
    }
    await this.#attach(pool, target.guid, leaf, false, options);
  }

  /**
   * Replaces a device by another one, by a spare of the pool (named as `file` or `disk` with its path, or `distributedSpare`),
   * or by what is now at its own path. What is on the new one is lost. Returns when the copying has begun; the old one is
   * detached when it has ended, unless a spare replaced it: that one goes back when the old one is whole again (`clear`, `online`),
   * or stays when the old one is detached. ZFS_IOC_VDEV_ATTACH.
   *
   * @throws ZfsError as {@link attach} does
   */
  async replace(
    pool: string,
    old: VdevAddress,
    vdev?: LeafVdev | DistributedSpare | undefined,
    options: AttachOptions = {},
  ): Promise<void> {
    const given =
      vdev && (vdev.type === 'dspare' ? distributedSpare(vdev.path) : checkedLeaf(vdev, 'a vdev'));
    const target = await vdevAt(this.#transport, pool, old);
    await this.#attach(pool, target.guid, given ?? itself(pool, target), true, options);
  }

  /**
   * Takes a device out of a mirror, or gives up one side of a replacement. ZFS_IOC_VDEV_DETACH.
   *
   * @throws ZfsError `ENOTSUP` (not part of a mirror, spare or replacement), `EBUSY` (it has the only valid copy), `ENODEV`
   */
  async detach(pool: string, vdev: VdevAddress): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_VDEV_DETACH', {
      zc_name: pool,
      zc_guid: await this.#guid(pool, vdev),
    });
  }

  /**
   * Removes a spare, cache, log or top-level data vdev; the data of the latter are moved to the others in the background.
   * ZFS_IOC_VDEV_REMOVE.
   *
   * @throws ZfsError `EINVAL` (not possible in this pool), `EBUSY` (another removal runs, or the spare is in use), `ENOSPC`,
   *   `EALREADY`, `ENOTSUP`, `EACCES`, `ZFS_ERR_CHECKPOINT_EXISTS`
   */
  async remove(pool: string, vdev: VdevAddress): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_VDEV_REMOVE', {
      zc_name: pool,
      zc_guid: await this.#guid(pool, vdev),
    });
  }

  /**
   * Cancels the removal that runs. ZFS_IOC_VDEV_REMOVE.
   *
   * @throws ZfsError `ENOTACTIVE` (none runs)
   */
  async cancelRemove(pool: string): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_VDEV_REMOVE', { zc_name: pool, zc_cookie: 1n });
  }

  /**
   * Makes a pool of its own of one vdev of each mirror. Nothing is mounted. ZFS_IOC_VDEV_SPLIT.
   *
   * @throws ZfsError `EEXIST`, `EINVAL`, `EBUSY` (a resilver runs), `ENXIO`, `ZFSKIT_INVALID_ARGUMENT` (not all mirrors, or not
   *   one vdev of each), `ZFSKIT_INVALID_PROPERTY`
   */
  async split(pool: string, newPool: string, options: SplitOptions = {}): Promise<void> {
    const { release } = this.#transport.abi;
    checkName(newPool, 'new-pool');
    const context = poolContext({ release, subject: newPool, creating: true });
    const properties = encodeProperties(options.properties ?? {}, context);
    const { zc_nvlist_dst: config } = await call(this.#transport, 'ZFS_IOC_POOL_STATS', { zc_name: pool });
    if (!config) return refuse('ZFSKIT_BAD_REPLY', pool, 'the kernel gave no configuration');
    const vdev_tree = splitTree(config.getList('vdev_tree'), options.vdevs ?? [], pool);
    await call(this.#transport, 'ZFS_IOC_VDEV_SPLIT', {
      zc_name: pool,
      zc_string: newPool,
      zc_cookie: options.export ? 1n : 0n,
      zc_nvlist_conf: Nvlist.from({ vdev_tree, name: newPool, version: uint64(config.getUint64('version')) }),
      zc_nvlist_src: properties,
    });
  }

  /**
   * Puts a vdev back into use. ZFS_IOC_VDEV_SET_STATE.
   *
   * @returns the state it came to
   * @throws ZfsError `ENODEV`, `ENOTSUP` (a spare), `EINVAL` (it was split off)
   */
  online(pool: string, vdev: VdevAddress, options?: { expand?: boolean | undefined }): Promise<VdevState> {
    return onlineVdev(this.#transport, pool, vdev, options);
  }

  /**
   * Takes a vdev out of use; with `temporary` until the pool is imported again. ZFS_IOC_VDEV_SET_STATE.
   *
   * @throws ZfsError `EBUSY` (it has the only valid copy of some data), `EEXIST` (a log with writes in it), `ENODEV`, `ENOTSUP`
   */
  offline(pool: string, vdev: VdevAddress, options?: { temporary?: boolean | undefined }): Promise<void> {
    return offlineVdev(this.#transport, pool, vdev, options);
  }

  /**
   * Declares a vdev faulty; with `temporary` until the pool is imported again. `clear` takes it back. ZFS_IOC_VDEV_SET_STATE.
   *
   * @throws ZfsError `ENODEV`, `ENOTSUP`; a vdev that holds the only valid copy of something is degraded instead
   */
  fault(pool: string, vdev: VdevAddress, options?: { temporary?: boolean | undefined }): Promise<void> {
    return faultVdev(this.#transport, pool, vdev, options);
  }

  /**
   * Declares a vdev degraded: it goes on being used. `clear` takes it back. ZFS_IOC_VDEV_SET_STATE.
   *
   * @throws ZfsError `ENODEV`, `ENOTSUP`
   */
  degrade(pool: string, vdev: VdevAddress): Promise<void> {
    return degradeVdev(this.#transport, pool, vdev);
  }

  /**
   * Sets error counts back to 0, opens devices that had failed, and lets a suspended pool go on. ZFS_IOC_CLEAR.
   *
   * @returns what a rewind did, where one was asked for and the kernel has something to say
   * @throws ZfsError `EIO` (the devices still fail), `ENODEV`, `EREMOTEIO` (active on another host), `EINVAL` (suspended by
   *   multihost), `ZFSKIT_INVALID_ARGUMENT`, `ZFSKIT_NO_VDEV`, `ZFSKIT_AMBIGUOUS`
   */
  clear(pool: string, options?: ClearOptions): Promise<Rewound | undefined> {
    return clearErrors(this.#transport, pool, options);
  }

  /**
   * Tells a pool that a device has another path now; it is not opened again. Since 2.2 such a path can also be set as property
   * `path`. ZFS_IOC_VDEV_SETPATH.
   *
   * @throws ZfsError `ENOENT`, `ENOTSUP` (not a leaf), `ZFSKIT_INVALID_ARGUMENT`
   */
  async setPath(pool: string, vdev: VdevAddress, path: string): Promise<void> {
    const zc_value = checkText(pool, path);
    if (!zc_value.startsWith('/')) {
      refuse('ZFSKIT_INVALID_ARGUMENT', pool, `${JSON.stringify(path)} is not an absolute path`);
    }
    const zc_guid = await this.#guid(pool, vdev);
    await call(this.#transport, 'ZFS_IOC_VDEV_SETPATH', { zc_name: pool, zc_guid, zc_value });
  }

  /**
   * Sets the text by which a device is found in its enclosure (field replaceable unit). ZFS_IOC_VDEV_SETFRU.
   *
   * @throws ZfsError `ENOENT`, `ENOTSUP` (not a leaf), `ZFSKIT_INVALID_ARGUMENT`
   */
  async setFru(pool: string, vdev: VdevAddress, fru: string): Promise<void> {
    const zc_value = checkText(pool, fru);
    const zc_guid = await this.#guid(pool, vdev);
    await call(this.#transport, 'ZFS_IOC_VDEV_SETFRU', { zc_name: pool, zc_guid, zc_value });
  }

  /**
   * Starts, suspends or cancels writing to the free space of leaf vdevs; it goes on in the background. One call: the vdevs that
   * can are done even when others fail. ZFS_IOC_POOL_INITIALIZE.
   *
   * @throws ZfsError `EINVAL` with a reason for each vdev, by its address, in `failures`: `EBUSY` (runs already), `ESRCH` (none
   *   runs), `ENODEV`, `EINVAL` (not a leaf), `EROFS`; `ZFSKIT_UNSUPPORTED` (`uninit` before 2.2), `ZFSKIT_NO_VDEV`
   */
  initialize(
    pool: string,
    vdevs: readonly VdevAddress[] | 'all',
    command?: InitializeCommand,
  ): Promise<void> {
    return initializeVdevs(this.#transport, pool, vdevs, command);
  }

  /**
   * Starts, suspends or cancels telling devices which space of leaf vdevs is free; it goes on in the background. One call: the
   * vdevs that can are done even when others fail. ZFS_IOC_POOL_TRIM.
   *
   * @throws ZfsError `EINVAL` with a reason for each vdev, by its address, in `failures`: `EOPNOTSUPP` (the device cannot trim, or
   *   not securely), `EBUSY` (runs already), `ESRCH` (none runs), `ENODEV`, `EINVAL` (not a leaf), `EROFS`; `ZFSKIT_NO_VDEV`
   */
  trim(
    pool: string,
    vdevs: readonly VdevAddress[] | 'all',
    command?: TrimCommand,
    options?: TrimOptions,
  ): Promise<void> {
    return trimVdevs(this.#transport, pool, vdevs, command, options);
  }

  #guid(pool: string, vdev: VdevAddress): Promise<bigint> {
    return vdevGuid(this.#transport, checkName(pool, 'pool'), vdev);
  }

  async #attach(
    pool: string,
    zc_guid: bigint,
    vdev: LeafVdev | DistributedSpare,
    replacing: boolean,
    { sequential }: AttachOptions,
  ): Promise<void> {
    await call(this.#transport, 'ZFS_IOC_VDEV_ATTACH', {
      zc_name: pool,
      zc_guid,
      zc_cookie: replacing ? 1n : 0n,
      zc_simple: sequential ? 1 : 0,
      zc_nvlist_conf: rootOfOne(vdev, await poolAshift(this.#transport, pool)),
    });
  }
}

/** What is at the path of a leaf now. */
function itself(pool: string, { name, type, path }: FoundVdev): LeafVdev {
  if ((type === 'disk' || type === 'file') && path !== undefined) return { type, path };
  return refuse('ZFSKIT_INVALID_ARGUMENT', pool, `${name} is not a device that can be replaced by itself`);
}

function checkText(pool: string, text: string): string {
  const valid = typeof text === 'string' && !text.includes('\0');
  if (valid && new TextEncoder().encode(text).length <= MAX_TEXT_BYTES) return text;
  return refuse(
    'ZFSKIT_INVALID_ARGUMENT',
    pool,
    `a text of at most ${MAX_TEXT_BYTES} bytes without NUL is needed`,
  );
}

function refuse(
  code: 'ZFSKIT_INVALID_ARGUMENT' | 'ZFSKIT_UNSUPPORTED' | 'ZFSKIT_BAD_REPLY',
  subject: string,
  why: string,
): never {
  throw new ZfsError({ code, message: `${subject}: ${why}`, subject });
}
