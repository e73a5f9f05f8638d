import { LINUX_ERRNO, ZFS_ERRNO } from '../ioctl/index.ts';
import type { Nvlist } from '../nvlist/index.ts';
import { dmu_objset_type } from './bindings/dmu.ts';
import { spa_version } from './bindings/spa.ts';
import { zap_lookup } from './bindings/zap.ts';
import { check, EngineFailure } from './engine-failure.ts';
import { isSince, type Pointer } from './libzpool.ts';
import { MASTER_NODE, type ZplProps } from './make-filesystem.ts';
import { holdObjset, OBJSET_TYPE } from './objset.ts';
import { openPool } from './open-pool.ts';

/** Properties that a filesystem keeps in its master node. The first four are in every release; the rest came with 2.4. */
export const ZPL_PROPS = [
  'version',
  'normalization',
  'utf8only',
  'casesensitivity',
  'defaultuserquota',
  'defaultgroupquota',
  'defaultprojectquota',
  'defaultuserobjquota',
  'defaultgroupobjquota',
  'defaultprojectobjquota',
] as const;

/** One of {@link ZPL_PROPS}. */
export type ZplProp = (typeof ZPL_PROPS)[number];

/** Those of {@link ZPL_PROPS} that this release has. */
export const zplProps = (): readonly ZplProp[] => (isSince('2.4') ? ZPL_PROPS : ZPL_PROPS.slice(0, 4));

/** `ZPL_VERSION`: the newest, and the only one that the engine makes. It needs a pool of version 24 (`SPA_VERSION_SA`). */
const ZPL_VERSION = 5n;
const SA_POOL_VERSION = 24n;

/** `SPA_VERSION_FEATURES`. */
const FEATURES_POOL_VERSION = 5000n;

/** What is not 0 where it is not set. */
const UNSET_DEFAULT: Readonly<Record<string, bigint>> = { version: ZPL_VERSION };

/** Reads a property of a filesystem, as `zfs_get_zplprop` does: what is not set has its default. */
export function zplProp(os: Pointer, name: ZplProp): bigint {
  const value = new BigUint64Array(1);
  const errno = zap_lookup(os, MASTER_NODE, name === 'version' ? 'VERSION' : name, 8n, 1n, value);
  if (errno === LINUX_ERRNO.ENOENT) return UNSET_DEFAULT[name] ?? 0n;
  check(errno);
  return value[0] ?? 0n;
}

/**
 * What a new filesystem is to have in its master node (`zfs_fill_zplprops`): what the caller asks for, which is taken out of its list
 * except `version`, else what the parent has.
 *
 * @throws EngineFailure ENOENT; ZFS_ERR_WRONG_PARENT, below a volume; ENOTSUP
 */
export function fillZplProps(name: string, wanted: Nvlist): ZplProps {
  using parent = holdObjset(parentOf(name));
  if (dmu_objset_type(parent.pointer) !== OBJSET_TYPE.filesystem) {
    throw new EngineFailure(ZFS_ERRNO.ZFS_ERR_WRONG_PARENT);
  }
  return filled(versionOfPool(name), wanted, (prop) => zplProp(parent.pointer, prop));
}

/**
 * The same for the root of a pool that is to be created, which has no parent (`zfs_fill_zplprops_root`).
 *
 * @param poolVersion - version that the pool is to have; left out for the newest
 * @throws EngineFailure ENOTSUP
 */
export function fillZplPropsOfRoot(poolVersion: bigint | undefined, wanted: Nvlist): ZplProps {
  return filled(poolVersion ?? FEATURES_POOL_VERSION, wanted, () => 0n);
}

function filled(poolVersion: bigint, wanted: Nvlist, inherited: (prop: ZplProp) => bigint): ZplProps {
  const version = uint64(wanted, 'version') ?? ZPL_VERSION;
  if (version !== ZPL_VERSION || poolVersion < SA_POOL_VERSION) {
    throw new EngineFailure(LINUX_ERRNO.ENOTSUP);
  }
  const props = new Map<string, bigint>([['version', version]]);
  for (const prop of zplProps().slice(1)) {
    const asked = uint64(wanted, prop);
    wanted.delete(prop);
    // Names that are normalized are always UTF-8.
    const forced = prop === 'utf8only' && (props.get('normalization') ?? 0n) !== 0n ? 1n : undefined;
    props.set(prop, forced ?? asked ?? inherited(prop));
  }
  return props;
}

function uint64(list: Nvlist, name: string): bigint | undefined {
  const found = list.findTyped(name);
  return found?.type === 'uint64' ? found.value : undefined;
}

function versionOfPool(name: string): bigint {
  using spa = openPool(name.split('/', 1)[0] ?? name);
  return BigInt(spa_version(spa.pointer));
}

/** The dataset that a dataset is in. */
const parentOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));
