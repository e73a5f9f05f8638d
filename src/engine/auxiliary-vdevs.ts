import { existsSync } from 'node:fs';
import { LINUX_ERRNO } from '../ioctl/index.ts';
import { Nvlist, string, uint64, uint64Array } from '../nvlist/index.ts';
import { dmu_bonus_hold, dmu_buf_rele, dmu_read } from './bindings/dmu.ts';
import { spa_export, spa_import, spa_meta_objset } from './bindings/spa.ts';
import { zap_lookup } from './bindings/zap.ts';
import { check, EngineFailure } from './engine-failure.ts';
import { NULL, type Pointer } from './libzpool.ts';
import { addressOf, uint64At } from './memory.ts';
import { NativeList } from './native-list.ts';
import { openPool, TAG } from './open-pool.ts';

/** The lists of vdevs beside the tree, as the pool's directory and a vdev tree call them. */
export const AUXILIARY = ['spares', 'l2cache'] as const;

type Auxiliary = { readonly [N in (typeof AUXILIARY)[number]]: readonly Nvlist[] };

/** The name of a pool that is imported only to be looked at; no caller can give one of it. One at a time. */
export const LOOKED_AT = '$zfskit';

/** ANY_HOST, MISSING_LOG, TEMP_NAME and SKIP_MMP of `ZFS_IMPORT_*` (`include/sys/fs/zfs.h`). */
const TO_LOOK_AT = 0x2n | 0x4n | 0x10n | 0x20n;

/** `DMU_POOL_DIRECTORY_OBJECT`; offset of `db_data` in `dmu_buf_t` (`include/sys/dmu.h`). */
const DIRECTORY = 1n;
const DATA_POINTER = 24n;

/** More than any list of spares takes. */
const MOST_BYTES = 16 << 20;

/**
 * The spares and cache vdevs of a pool that is not imported. A trial import of libzpool leaves them out (`spa_load_spares` in
 * `spa.c`), and an import that is not told of them forgets them: so the pool is imported under another name, read-only, which
 * writes nothing to it, and its own list of them is read.
 *
 * @returns undefined where the pool cannot be imported so
 */
export function auxiliaryVdevsOf(config: Nvlist): Auxiliary | undefined {
  using native = NativeList.from(config);
  using props = NativeList.from(new Nvlist().set('readonly', uint64(1n)).set('cachefile', string('none')));
  const errno = spa_import(LOOKED_AT, native.pointer, props.pointer, TO_LOOK_AT);
  if (errno !== 0) return undefined;
  try {
    return readAuxiliary();
  } finally {
    check(spa_export(LOOKED_AT, NULL, 1, 0));
  }
}

function readAuxiliary(): Auxiliary {
  using spa = openPool(LOOKED_AT);
  const mos = spa_meta_objset(spa.pointer);
  return { spares: listIn(mos, 'spares'), l2cache: listIn(mos, 'l2cache') };
}

function listIn(mos: Pointer, name: 'spares' | 'l2cache'): readonly Nvlist[] {
  const object = new BigUint64Array(1);
  const errno = zap_lookup(mos, DIRECTORY, name, 8n, 1n, object);
  if (errno === LINUX_ERRNO.ENOENT) return [];
  check(errno);
  return packedAt(mos, object[0] ?? 0n).find(name, 'nvlist_array') ?? [];
}

/** `load_nvlist` in `spa.c`. */
function packedAt(mos: Pointer, object: bigint): Nvlist {
  const buffer = new BigUint64Array(1);
  check(dmu_bonus_hold(mos, object, TAG, buffer));
  const held = buffer[0] ?? NULL;
  const size = Number(uint64At(uint64At(held + DATA_POINTER)));
  dmu_buf_rele(held, TAG);
  if (size > MOST_BYTES) throw new EngineFailure(LINUX_ERRNO.EIO);
  const bytes = new Uint8Array(size);
  check(dmu_read(mos, object, 0n, BigInt(size), addressOf(bytes), 0));
  using list = NativeList.from(bytes);
  return list.read();
}

/** `vdev_stat_t`: its second member is the state, its third why. */
const ONLINE = [0n, 7n];
const NOT_THERE = [0n, 4n, 1n];

/** A vdev with statistics of so many members: they say whether it is there. */
export function withState(vdev: Nvlist, members: number): Nvlist {
  const there = existsSync(vdev.find('path', 'string') ?? '');
  const stats = new BigUint64Array(members);
  stats.set(there ? ONLINE : NOT_THERE);
  return vdev.clone().set('vdev_stats', uint64Array(stats));
}
