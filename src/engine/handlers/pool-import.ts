import { LINUX_ERRNO } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import { AUXILIARY, auxiliaryVdevsOf, withState } from '../auxiliary-vdevs.ts';
import { spa_guid_exists, spa_import, spa_tryimport } from '../bindings/spa.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { NULL } from '../libzpool.ts';
import { withNamespace } from '../namespace-lock.ts';
import { NativeList } from '../native-list.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

/** The configuration comes back with what the import found (`load_info`), also when it failed. */
function importPool(call: EngineCall): void {
  const given = call.conf;
  using config = NativeList.from(given);
  using props = call.srcBytes && NativeList.from(call.innvl);
  const errno = importErrno(call, given, config, props);
  if (call.dstSize > 0) call.reply(config);
  check(errno);
}

function importErrno(
  call: EngineCall,
  given: Nvlist,
  config: NativeList,
  props: NativeList | undefined,
): number {
  const guid = given.find('pool_guid', 'uint64');
  if (guid === undefined || guid !== call.uint64('zc_guid')) return LINUX_ERRNO.EINVAL;
  // libzpool would open a pool twice to look at its checkpoint: the kernel does not.
  if (withNamespace(() => spa_guid_exists(guid, 0n)) !== 0) return LINUX_ERRNO.EEXIST;
  return spa_import(call.name, config.pointer, props?.pointer ?? NULL, call.uint64('zc_cookie'));
}

function tryImport(call: EngineCall): void {
  using config = NativeList.from(call.conf);
  const found = spa_tryimport(config.pointer);
  if (found === NULL) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  using list = new NativeList(found);
  call.reply(withAuxiliary(list.read(), call.conf));
}

/** `VDEV_STATE_DEGRADED`: a pool in a worse state cannot be imported. */
const DEGRADED = 6n;

/** What was found, with the spares and cache vdevs. */
function withAuxiliary(found: Nvlist, config: Nvlist): Nvlist {
  const tree = found.find('vdev_tree', 'nvlist');
  const stats = tree?.find('vdev_stats', 'uint64_array') ?? new BigUint64Array();
  if (!tree || (stats[1] ?? 0n) < DEGRADED || AUXILIARY.some((name) => tree.has(name))) return found;
  const vdevs = auxiliaryVdevsOf(config);
  for (const name of AUXILIARY) {
    const value = (vdevs?.[name] ?? []).map((vdev) => withState(vdev, stats.length));
    if (value.length > 0) tree.set(name, { type: 'nvlist_array', value });
  }
  return found;
}

/** Imports: `zfs_ioc_pool_import` and `zfs_ioc_pool_tryimport` in `zfs_ioctl.c`. */
export const poolImportHandlers = {
  ZFS_IOC_POOL_IMPORT: { handle: importPool, logs: true },
  ZFS_IOC_POOL_TRYIMPORT: { handle: tryImport },
} satisfies Record<string, ServedIoctl>;
