import { LINUX_ERRNO } from '../../ioctl/index.ts';
import type { Nvlist } from '../../nvlist/index.ts';
import {
  spa_configfile_set,
  spa_lookup,
  spa_prop_get,
  spa_prop_get_2_1,
  spa_prop_get_nvlist,
  spa_prop_set,
  spa_write_cachefile,
} from '../bindings/spa.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { isSince, NULL, type Pointer } from '../libzpool.ts';
import { withNamespace } from '../namespace-lock.ts';
import { NativeList, receivedList } from '../native-list.ts';
import { openPool } from '../open-pool.ts';
import type { ServedIoctl } from '../served-ioctl.ts';

function setProps(call: EngineCall): void {
  if (!call.srcBytes) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  const given = call.innvl;
  using props = NativeList.from(given);
  if (isCachefileOnly(given) && setCachefile(call.name, props.pointer)) return;
  using spa = openPool(call.name);
  check(spa_prop_set(spa.pointer, props.pointer));
}

const isCachefileOnly = (props: Nvlist) => props.size === 1 && props.has('cachefile');

/** That one can be set of a pool that cannot be opened too. */
function setCachefile(pool: string, props: Pointer): boolean {
  return withNamespace(() => {
    const spa = spa_lookup(pool);
    if (spa === NULL) return false;
    spa_configfile_set(spa, props, 0);
    spa_write_cachefile(spa, 0, 1, 0);
    return true;
  });
}

function getProps(call: EngineCall): void {
  const names = call.innvl.find('get_props_names', 'string_array') ?? [];
  using props = fromPool(call.name, (spa) => propsOf(spa, names));
  call.reply(props);
}

/** A pool that cannot be opened has some of them nevertheless. */
function fromPool<T>(pool: string, read: (spa: Pointer) => T): T {
  const opened = tryOpen(pool);
  if (opened instanceof EngineFailure) return readUnopened(pool, read, opened);
  using spa = opened;
  return asAnswered(() => read(spa.pointer));
}

function tryOpen(pool: string) {
  try {
    return openPool(pool);
  } catch (error) {
    if (error instanceof EngineFailure) return error;
    throw error;
  }
}

function readUnopened<T>(pool: string, read: (spa: Pointer) => T, failure: EngineFailure): T {
  return asAnswered(() =>
    withNamespace(() => {
      const spa = spa_lookup(pool);
      if (spa === NULL) throw failure;
      return read(spa);
    }),
  );
}

/** Before 2.3 every failure is answered by EFAULT. */
function asAnswered<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof EngineFailure && !isSince('2.3') ? new EngineFailure(LINUX_ERRNO.EFAULT) : error;
  }
}

function propsOf(spa: Pointer, names: readonly string[]): NativeList {
  if (!isSince('2.3')) return receivedList((list) => spa_prop_get_2_1(spa, list));
  const list = NativeList.empty();
  try {
    check(spa_prop_get(spa, list.pointer));
    if (names.length > 0) check(spa_prop_get_nvlist(spa, names, names.length, list.pointer));
    return list;
  } catch (error) {
    list[Symbol.dispose]();
    throw error;
  }
}

/** Properties of pools: `zfs_ioc_pool_set_props` and `zfs_ioc_pool_get_props` in `zfs_ioctl.c`. */
export const poolPropertyHandlers = {
  ZFS_IOC_POOL_SET_PROPS: { handle: setProps, needs: 'writable', logs: true },
  ZFS_IOC_POOL_GET_PROPS: { handle: getProps },
} satisfies Record<string, ServedIoctl>;
