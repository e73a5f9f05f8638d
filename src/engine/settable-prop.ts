import { LINUX_ERRNO } from '../ioctl/index.ts';
import type { NvTyped } from '../nvlist/index.ts';
import { dmu_objset_type } from './bindings/dmu.ts';
import { spa_feature_is_enabled, spa_version } from './bindings/spa.ts';
import {
  zfs_name_to_prop,
  zfs_prop_user,
  zfs_prop_userquota,
  zio_checksum_to_feature,
} from './bindings/zfs-prop.ts';
import { EngineFailure } from './engine-failure.ts';
import { addressOfSymbol, type Pointer } from './libzpool.ts';
import { uint32At } from './memory.ts';
import { holdObjset, OBJSET_TYPE } from './objset.ts';
import { openPool } from './open-pool.ts';
import { hasFeature } from './pool-feature.ts';
import { zplProp } from './zpl-props.ts';

const { EINVAL, ENOTSUP, EPERM, ERANGE } = LINUX_ERRNO;

/** `SPA_OLD_MAXBLOCKSIZE` and `SPA_MAXBLOCKSIZE`, in bytes. */
const OLD_MAX_BLOCK = 1n << 17n;
const MAX_BLOCK = 1n << 24n;

/** `ZPL_VERSION_FUID`. */
const FUID_VERSION = 3n;

/** `zfs_max_recordsize`: the largest block, in bytes, that properties may ask for. */
export const maxRecordSize = (): bigint => BigInt(uint32At(addressOfSymbol('zfs_max_recordsize')));

/** What `zfs_check_settable` asks of the pool for a value. */
interface Need {
  /** Version of the pool, for old ones. */
  readonly version?: bigint;
  /** Feature, by name or by this release's number. */
  readonly feature?: string | number;
}

/** `enum zio_compress` without the level (`ZIO_COMPRESS_ALGO`). */
const COMPRESS = { gzip1: 5n, gzip9: 13n, zle: 14n, lz4: 15n, zstd: 16n, algorithms: 0x7fn } as const;

/** `ZIO_CHECKSUM_MASK`: the checksum without the bit that asks to compare bytes too. */
const CHECKSUM_MASK = 0xffn;

/** `ZFS_DNSIZE_LEGACY` and `ZFS_ACL_PASSTHROUGH_X`. */
const LEGACY_DNODE = 0n;
const PASSTHROUGH_X = 5n;

/** By property, what a value needs. */
const NEEDS: Readonly<Record<string, (value: bigint) => Need>> = {
  compression: (value) => {
    const algorithm = value & COMPRESS.algorithms;
    if (algorithm >= COMPRESS.gzip1 && algorithm <= COMPRESS.gzip9) return { version: 5n };
    if (algorithm === COMPRESS.zle) return { version: 20n };
    if (algorithm === COMPRESS.lz4) return { feature: 'lz4_compress' };
    return algorithm === COMPRESS.zstd ? { feature: 'zstd_compress' } : {};
  },
  copies: () => ({ version: 2n }),
  volblocksize: largeBlocks,
  recordsize: largeBlocks,
  dnodesize: (value) => (value === LEGACY_DNODE ? {} : { feature: 'large_dnode' }),
  aclinherit: (value) => (value === PASSTHROUGH_X ? { version: 14n } : {}),
  checksum: checksumFeature,
  dedup: (value) => ({ version: 21n, ...checksumFeature(value) }),
};

function largeBlocks(bytes: bigint): Need {
  if (bytes <= OLD_MAX_BLOCK) return {};
  if (bytes > maxRecordSize() || bytes > MAX_BLOCK) throw new EngineFailure(ERANGE);
  return { feature: 'large_blocks' };
}

/** A negative number is no feature (`SPA_FEATURE_NONE`). */
function checksumFeature(value: bigint): Need {
  const feature = zio_checksum_to_feature(Number(value & CHECKSUM_MASK));
  return feature < 0 ? {} : { feature };
}

/**
 * Whether a property may be set in this pool (`zfs_check_settable`).
 *
 * @throws EngineFailure EINVAL, ENOTSUP, ERANGE, EPERM
 */
export function checkSettable(dataset: string, name: string, value: NvTyped): void {
  const isSnapshot = dataset.includes('@');
  if (zfs_name_to_prop(name) < 0) {
    if (zfs_prop_user(name) !== 0) return;
    const isQuota = !isSnapshot && zfs_prop_userquota(name) !== 0 && /quota@/.test(name);
    if (!isQuota) throw new EngineFailure(EINVAL);
    return;
  }
  if (isSnapshot) throw new EngineFailure(EINVAL);
  if (name === 'mlslabel') throw new EngineFailure(EPERM);
  if (name === 'sharesmb') checkFilesystemVersion(dataset);
  if (value.type === 'uint64') checkPool(dataset, NEEDS[name]?.(value.value) ?? {});
}

function checkPool(dataset: string, { version, feature }: Need): void {
  if (version === undefined && feature === undefined) return;
  using spa = openPool(dataset.split('/', 1)[0] ?? dataset);
  const isOld = version !== undefined && BigInt(spa_version(spa.pointer)) < version;
  if (isOld || !isEnabled(spa.pointer, feature)) throw new EngineFailure(ENOTSUP);
}

function isEnabled(spa: Pointer, feature: Need['feature']): boolean {
  if (feature === undefined) return true;
  return typeof feature === 'string' ? hasFeature(spa, feature) : spa_feature_is_enabled(spa, feature) !== 0;
}

function checkFilesystemVersion(dataset: string): void {
  using os = holdObjset(dataset);
  if (dmu_objset_type(os.pointer) !== OBJSET_TYPE.filesystem) return;
  if (zplProp(os.pointer, 'version') < FUID_VERSION) throw new EngineFailure(ENOTSUP);
}
