import { LINUX_ERRNO } from '../ioctl/index.ts';
import { dmu_objset_spa, dmu_tx_hold_zap } from './bindings/dmu.ts';
import { zap_add, zap_create, zap_lookup, zap_remove, zap_update } from './bindings/zap.ts';
import { check, EngineFailure } from './engine-failure.ts';
import type { Pointer } from './libzpool.ts';
import { MASTER_NODE } from './make-filesystem.ts';
import { keepObjset, OBJSET_TYPE } from './objset.ts';
import { hasFeature } from './pool-feature.ts';
import { NEW_OBJECT, transact } from './transact.ts';

const { EINVAL, ENOENT, ENOTSUP } = LINUX_ERRNO;

/** `zfs_userquota_prop_t`: names of what is used and of quotas (`zfs_userquota_prop_prefixes` in `zfs_prop.c`). */
export const USER_QUOTA_PREFIXES = [
  'userused@',
  'userquota@',
  'groupused@',
  'groupquota@',
  'userobjused@',
  'userobjquota@',
  'groupobjused@',
  'groupobjquota@',
  'projectused@',
  'projectquota@',
  'projectobjused@',
  'projectobjquota@',
] as const;

/** `DMU_OT_USERGROUP_QUOTA`. */
const QUOTA_TYPE = 40;

/** `ZFS_INVALID_PROJID` as 32 bits. */
const INVALID_PROJECT = 0xffff_ffffn;

/** Whether an id can be one of a project (`zpl_is_valid_projid`). */
export const isProject = (id: bigint): boolean => (id & INVALID_PROJECT) !== INVALID_PROJECT;

/** The entry of a user, group or project in objects about quotas: of POSIX, without a domain (`zfs_id_to_fuidstr`). */
export const quotaEntry = (id: bigint): string => (id & INVALID_PROJECT).toString(16);

/** Object that has the quotas of a kind; undefined when none was ever set. */
export function quotaObject(os: Pointer, prefix: string): bigint | undefined {
  const object = new BigUint64Array(1);
  const errno = zap_lookup(os, MASTER_NODE, prefix, 8n, 1n, object);
  if (errno === ENOENT) return undefined;
  check(errno);
  return object[0];
}

/**
 * Sets a quota of a user, group or project, as `zfs_set_userquota` does. It is in force when kernel ZFS mounts the filesystem.
 *
 * @param name - such as `userquota@3e8-`: what it is of, in hexadecimal, and its domain
 * @param words - kind (`zfs_userquota_prop_t`), id, bytes or objects; 0 for none
 * @throws EngineFailure EINVAL; ENOTSUP, for an id of a domain too
 */
export function setUserQuota(dataset: string, name: string, words: BigUint64Array): void {
  const dash = name.indexOf('-');
  if (dash < 0 || words.length !== 3) throw new EngineFailure(EINVAL);
  if (dash !== name.length - 1) throw new EngineFailure(ENOTSUP);
  const [kind = 0n, id = 0n, quota = 0n] = words;
  const prefix = USER_QUOTA_PREFIXES[Number(kind)];
  if (!prefix?.endsWith('quota@')) throw new EngineFailure(EINVAL);
  using os = keepObjset(dataset, OBJSET_TYPE.filesystem);
  if (prefix.startsWith('project')) {
    if (!hasFeature(dmu_objset_spa(os.pointer), 'project_quota')) throw new EngineFailure(ENOTSUP);
    if (!isProject(id)) throw new EngineFailure(EINVAL);
  }
  writeQuota(os.pointer, prefix, quotaEntry(id), quota);
}

function writeQuota(os: Pointer, prefix: string, entry: string, quota: bigint): void {
  const known = quotaObject(os, prefix);
  transact(
    os,
    (tx) => {
      dmu_tx_hold_zap(tx, known ?? NEW_OBJECT, 1, null);
      if (known === undefined) dmu_tx_hold_zap(tx, MASTER_NODE, 1, prefix);
    },
    (tx) => {
      const object = known ?? makeQuotaObject(os, prefix, tx);
      const errno =
        quota === 0n
          ? zap_remove(os, object, entry, tx)
          : zap_update(os, object, entry, 8, 1n, new BigUint64Array([quota]), tx);
      check(quota === 0n && errno === ENOENT ? 0 : errno);
    },
  );
}

function makeQuotaObject(os: Pointer, prefix: string, tx: Pointer): bigint {
  const object = zap_create(os, QUOTA_TYPE, 0, 0, tx);
  check(zap_add(os, MASTER_NODE, prefix, 8, 1n, new BigUint64Array([object]), tx));
  return object;
}
