import { ioctls, LINUX_ERRNO } from '../../ioctl/index.ts';
import { allConfigs } from '../all-pools.ts';
import {
  brt_prefetch_all,
  ddt_prefetch_all,
  ddt_prune_unique_entries,
  dsl_scan_scrubbing,
  txg_wait_synced,
} from '../bindings/dsl-pool.ts';
import {
  spa_change_guid,
  spa_change_guid_2_1,
  spa_checkpoint,
  spa_checkpoint_discard,
  spa_config_enter,
  spa_config_exit,
  spa_destroy,
  spa_export,
  spa_get_dsl,
  spa_get_stats,
  spa_upgrade,
  spa_version,
} from '../bindings/spa.ts';
import { vdev_config_dirty, vdev_reopen } from '../bindings/vdev.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { rootVdevOf } from '../find-vdev.ts';
import { inputOf } from '../input-of.ts';
import { isSince, NULL } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import { openPool, TAG } from '../open-pool.ts';
import { hasFeature } from '../pool-feature.ts';
import { isSupportedVersion } from '../pool-version.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { withRootVdev } from '../with-root-vdev.ts';

/** `MAXPATHLEN`: the alternate root of a pool. */
const ALTROOT_BYTES = 4096;

/** `include/sys/spa.h`. */
const SCL_NONE = 0;
const SCL_CONFIG = 1;
const WRITER = 1;

/** `zpool_prefetch_type_t`. */
const PREFETCH_DDT = 1;
const PREFETCH_BRT = 2;

function configs(call: EngineCall): void {
  const generation = new BigUint64Array([call.uint64('zc_cookie')]);
  using list = allConfigs(generation);
  if (!list) throw new EngineFailure(LINUX_ERRNO.EEXIST);
  call.command.set('zc_cookie', generation[0] ?? 0n);
  call.reply(list);
}

/** The configuration comes with an error too, which is in `zc_cookie`, so that a faulted pool can be looked at. */
function stats(call: EngineCall): void {
  const out = new BigUint64Array(1);
  const altroot = new Uint8Array(ALTROOT_BYTES);
  const errno = spa_get_stats(call.name, out, altroot, altroot.length);
  if (!out[0]) throw new EngineFailure(errno === 0 ? LINUX_ERRNO.ENOENT : errno);
  using config = new NativeList(out[0]);
  call.command.set('zc_value', new TextDecoder().decode(altroot.subarray(0, altroot.indexOf(0))));
  call.command.set('zc_cookie', BigInt(errno));
  call.reply(config);
}

function exportPool(call: EngineCall): void {
  const force = call.uint64('zc_cookie') === 0n ? 0 : 1;
  const hardforce = call.uint64('zc_guid') === 0n ? 0 : 1;
  check(spa_export(call.name, NULL, force, hardforce));
}

function upgrade(call: EngineCall): void {
  using spa = openPool(call.name);
  const version = call.uint64('zc_cookie');
  if (version < spa_version(spa.pointer) || !isSupportedVersion(version)) {
    throw new EngineFailure(LINUX_ERRNO.EINVAL);
  }
  spa_upgrade(spa.pointer, version);
}

function reguid(call: EngineCall): void {
  const guid = call.innvl.find('guid', 'uint64');
  using spa = openPool(call.name);
  if (!isSince('2.3')) check(spa_change_guid_2_1(spa.pointer));
  else check(spa_change_guid(spa.pointer, guid === undefined ? null : new BigUint64Array([guid])));
}

/**
 * A scrub that runs is only left alone by a flag inside of `spa_t`, which nothing sets for us: asked for that, it fails with
 * ENOTSUP rather than to restart one.
 */
function reopen(call: EngineCall): void {
  const { scrub_restart = true } = inputOf(call, ioctls.ZFS_IOC_POOL_REOPEN.innvl);
  using spa = openPool(call.name);
  if (!scrub_restart && dsl_scan_scrubbing(spa_get_dsl(spa.pointer)) !== 0) {
    throw new EngineFailure(LINUX_ERRNO.ENOTSUP);
  }
  withRootVdev(spa.pointer, SCL_NONE, (root) => vdev_reopen(root));
}

function sync(call: EngineCall): void {
  const { force } = inputOf(call, ioctls.ZFS_IOC_POOL_SYNC.innvl);
  using spa = openPool(call.name);
  if (force) {
    spa_config_enter(spa.pointer, SCL_CONFIG, TAG, WRITER);
    try {
      vdev_config_dirty(rootVdevOf(spa.pointer));
    } finally {
      spa_config_exit(spa.pointer, SCL_CONFIG, TAG);
    }
  }
  txg_wait_synced(spa_get_dsl(spa.pointer), 0n);
}

function prefetch(call: EngineCall): void {
  const { prefetch_type: type } = inputOf(call, ioctls.ZFS_IOC_POOL_PREFETCH.innvl);
  const prefetchAll =
    type === PREFETCH_DDT
      ? ddt_prefetch_all
      : type === PREFETCH_BRT && isSince('2.4')
        ? brt_prefetch_all
        : undefined;
  if (!prefetchAll) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  using spa = openPool(call.name);
  prefetchAll(spa.pointer);
}

function prune(call: EngineCall): void {
  const { ddt_prune_unit: unit, ddt_prune_amount: amount } = inputOf(call, ioctls.ZFS_IOC_DDT_PRUNE.innvl);
  using spa = openPool(call.name);
  if (!hasFeature(spa.pointer, 'fast_dedup')) throw new EngineFailure(LINUX_ERRNO.ENOTSUP);
  check(ddt_prune_unique_entries(spa.pointer, unit, amount));
}

/** ioctls about whole pools: `zfs_ioc_pool_*` in `zfs_ioctl.c`. */
export const poolHandlers = {
  ZFS_IOC_POOL_DESTROY: { handle: (call) => check(spa_destroy(call.name)), needs: 'running' },
  ZFS_IOC_POOL_EXPORT: { handle: exportPool, needs: 'running' },
  ZFS_IOC_POOL_CONFIGS: { handle: configs },
  ZFS_IOC_POOL_STATS: { handle: stats },
  ZFS_IOC_POOL_UPGRADE: { handle: upgrade, needs: 'writable', logs: true },
  ZFS_IOC_POOL_REGUID: { handle: reguid, needs: 'writable', logs: true },
  ZFS_IOC_POOL_REOPEN: { handle: reopen, needs: 'running', logs: true },
  ZFS_IOC_POOL_SYNC: { handle: sync, needs: 'writable' },
  ZFS_IOC_POOL_CHECKPOINT: {
    handle: (call) => check(spa_checkpoint(call.name)),
    needs: 'writable',
    logs: true,
  },
  ZFS_IOC_POOL_DISCARD_CHECKPOINT: {
    handle: (call) => check(spa_checkpoint_discard(call.name)),
    needs: 'writable',
    logs: true,
  },
  ZFS_IOC_POOL_PREFETCH: { handle: prefetch, needs: 'running', logs: true },
  ZFS_IOC_DDT_PRUNE: { handle: prune, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
