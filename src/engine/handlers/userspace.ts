import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { dmu_objset_type } from '../bindings/dmu.ts';
import {
  dmu_objset_projectquota_present,
  dmu_objset_userobjspace_present,
  dmu_objset_userspace_present,
} from '../bindings/dmu-objset.ts';
import { zap_lookup } from '../bindings/zap.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { isSince, type Pointer } from '../libzpool.ts';
import { holdDecrypted, OBJSET_TYPE } from '../objset.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { isProject, quotaEntry, quotaObject, USER_QUOTA_PREFIXES } from '../user-quota.ts';
import { ZapCursor } from '../zap-cursor.ts';
import { type ZplProp, zplProp, zplProps } from '../zpl-props.ts';

const { EINVAL, ENOENT, ENOMEM, ENOTSUP } = LINUX_ERRNO;

/** `DMU_USERUSED_OBJECT`, `DMU_GROUPUSED_OBJECT` and `DMU_PROJECTUSED_OBJECT` (`include/sys/dmu.h`). */
const USED_OBJECT: Readonly<Record<string, bigint>> = {
  user: 0xffff_ffff_ffff_ffffn,
  group: 0xffff_ffff_ffff_fffen,
  project: 0xffff_ffff_ffff_fffdn,
};

/** `DMU_OBJACCT_PREFIX`: of entries that count objects. */
const OBJECTS_PREFIX = 'obj-';

/** `zfs_useracct_t`: domain, id, padding, space. */
const ENTRY_BYTES = 272;
const ID_OFFSET = 256;
const SPACE_OFFSET = 264;

/** Most entries of one reply. */
const MOST_ENTRIES = 1000;

/** What a `zfs_userquota_prop_t` asks for. */
interface Kind {
  readonly prefix: string;
  readonly who: string;
  readonly isObjects: boolean;
  readonly isQuota: boolean;
}

function kindOf(call: EngineCall): Kind {
  const prefix = USER_QUOTA_PREFIXES[Number(call.uint64('zc_objset_type'))];
  const [, who, objects, what] = /^(user|group|project)(obj)?(used|quota)@$/.exec(prefix ?? '') ?? [];
  if (!prefix || !who) throw new EngineFailure(EINVAL);
  return { prefix, who, isObjects: objects !== undefined, isQuota: what === 'quota' };
}

/** A filesystem that accounts for what is asked (`zfs_userspace_one` in `zfs_quota.c`). */
function holdAccounted(call: EngineCall, kind: Kind) {
  const os = holdDecrypted(call.name);
  try {
    if (dmu_objset_type(os.pointer) !== OBJSET_TYPE.filesystem) throw new EngineFailure(EINVAL);
    const isAccounted =
      dmu_objset_userspace_present(os.pointer) !== 0 &&
      (!kind.isObjects || dmu_objset_userobjspace_present(os.pointer) !== 0) &&
      (kind.who !== 'project' || dmu_objset_projectquota_present(os.pointer) !== 0);
    if (!isAccounted) throw new EngineFailure(ENOTSUP);
    return os;
  } catch (error) {
    os[Symbol.dispose]();
    throw error;
  }
}

const objectOf = (os: Pointer, { isQuota, who, prefix }: Kind) =>
  isQuota ? quotaObject(os, prefix) : USED_OBJECT[who];

function one(call: EngineCall): void {
  const kind = kindOf(call);
  using os = holdAccounted(call, kind);
  const id = call.uint64('zc_guid');
  if (kind.who === 'project' && !isProject(id)) throw new EngineFailure(EINVAL);
  call.command.set('zc_cookie', 0n);
  const object = objectOf(os.pointer, kind);
  if (object === undefined) return;
  if (call.text('zc_value') !== '') throw new EngineFailure(ENOENT);
  const entry = (kind.isObjects && !kind.isQuota ? OBJECTS_PREFIX : '') + quotaEntry(id);
  const value = new BigUint64Array(1);
  const errno = zap_lookup(os.pointer, object, entry, 8n, 1n, value);
  if (errno !== ENOENT) check(errno);
  call.command.set('zc_cookie', errno === 0 ? (value[0] ?? 0n) : 0n);
}

function many(call: EngineCall): void {
  const room = Math.min(MOST_ENTRIES, Math.floor(call.dstSize / ENTRY_BYTES));
  if (room === 0) {
    call.command.set('zc_nvlist_dst_size', BigInt(ENTRY_BYTES));
    throw new EngineFailure(ENOMEM);
  }
  const kind = kindOf(call);
  using os = holdAccounted(call, kind);
  const object = objectOf(os.pointer, kind);
  const bytes = new Uint8Array(room * ENTRY_BYTES);
  const entries = object === undefined ? 0 : listEntries(call, os.pointer, object, kind, bytes);
  if (isSince('2.4')) call.command.set('zc_guid', defaultQuota(os.pointer, kind));
  call.command.set('zc_nvlist_dst_size', BigInt(entries * ENTRY_BYTES));
  call.replyRaw(bytes.subarray(0, entries * ENTRY_BYTES));
}

/** Writes as many entries as there is room for, and moves the cursor behind them. */
function listEntries(call: EngineCall, os: Pointer, object: bigint, kind: Kind, bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer);
  const wantsObjects = kind.isObjects && !kind.isQuota;
  using cursor = new ZapCursor(os, object, call.uint64('zc_cookie'));
  let count = 0;
  for (; count * ENTRY_BYTES < bytes.length; cursor.advance()) {
    const found = cursor.entry();
    if (!found) break;
    if (wantsObjects !== found.name.startsWith(OBJECTS_PREFIX)) continue;
    const id = BigInt(`0x${found.name.slice(wantsObjects ? OBJECTS_PREFIX.length : 0)}`);
    // An id of a domain, whose name is in a table that is not read.
    if (id > 0xffff_ffffn) throw new EngineFailure(ENOTSUP);
    view.setUint32(count * ENTRY_BYTES + ID_OFFSET, Number(id), true);
    view.setBigUint64(count * ENTRY_BYTES + SPACE_OFFSET, found.value, true);
    count++;
  }
  call.command.set('zc_cookie', cursor.position());
  return count;
}

/** Since 2.4: what everybody may use who has no quota. */
function defaultQuota(os: Pointer, { isObjects, who }: Kind): bigint {
  const name = `default${who}${isObjects ? 'obj' : ''}quota`;
  return zplProps().includes(name as ZplProp) ? zplProp(os, name as ZplProp) : 0n;
}

/** Filesystems are counted from the start since version 4 of them. What is older a kernel counts, when it mounts it. */
function upgrade(call: EngineCall): void {
  using os = holdDecrypted(call.name);
  if (dmu_objset_userspace_present(os.pointer) === 0) throw new EngineFailure(ENOTSUP);
}

/** ioctls about the space of users, groups and projects: `zfs_ioc_userspace_*` in `zfs_ioctl.c`. */
export const userspaceHandlers = {
  ZFS_IOC_USERSPACE_ONE: { handle: one, needs: 'running' },
  ZFS_IOC_USERSPACE_UPGRADE: { handle: upgrade, needs: 'writable' },
  ZFS_IOC_USERSPACE_MANY: { handle: many, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
