import { LINUX_ERRNO } from '../ioctl/index.ts';
import { dmu_objset_register_type } from './bindings/dmu-objset.ts';
import { callback, callbackType, NULL, type Pointer } from './libzpool.ts';
import { memoryAt } from './memory.ts';
import { OBJSET_TYPE } from './objset.ts';

const { EEXIST, EINVAL, ENOENT } = LINUX_ERRNO;

/** `DMU_OT_ZNODE` and `DMU_OT_SA`: what the attributes of a file are written as. */
const ZNODE_TYPE = 17;
const SA_TYPE = 44;

/** `SA_MAGIC`, and `sa_hdr_phys_t` (`include/sys/sa_impl.h`): its own size is in the upper 6 bits of its third word of 16, in 8 bytes. */
const SA_MAGIC = 0x2f505a;
const SA_HEADER_BYTES = 8;

/** Offsets of attributes behind that header, in every layout of a filesystem (`include/sys/zfs_sa.h`). */
const SA = { generation: 16, user: 24, group: 32, flags: 48, project: 128 } as const;

/** Offsets in a `znode_phys_t` (`include/sys/zfs_sa.h`). */
const ZNODE = { generation: 64, user: 128, group: 136 } as const;
const ZNODE_BYTES = 264;

/** `ZFS_PROJID`: the file says which project it is of. */
const HAS_PROJECT = 0x8000_0000_0000n;

/** Whom the space of a file is counted for. */
export interface FileOwner {
  readonly user: bigint;
  readonly group: bigint;
  readonly project: bigint;
  readonly generation: bigint;
}

/**
 * Has libzpool count the space of users, groups and projects as a kernel does, which registers `zpl_get_file_info` for that. Without
 * it, a filesystem that a kernel has counted for would have wrong counts after a receive.
 *
 * The function is called for every file that changes, on any thread, and runs on this one.
 */
export function countFileSpace(): void {
  const type = callbackType('int zfskit_file_info(int bonustype, const void *data, void *info)');
  const run = (bonusType: number, data: Pointer | null, info: Pointer) =>
    fileInfo(bonusType, data ?? NULL, info);
  dmu_objset_register_type(OBJSET_TYPE.filesystem, callback(type, run).pointer);
}

/** `zpl_get_file_info` in `zfs_quota.c`. Writes a `zfs_file_info_t`: user, group, project, generation. */
function fileInfo(bonusType: number, data: Pointer, info: Pointer): number {
  if (bonusType !== ZNODE_TYPE && bonusType !== SA_TYPE) return ENOENT;
  const out = memoryAt(info, 32);
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  view.setBigUint64(16, 0n, true);
  // The ids stay as they are.
  if (data === NULL) return EEXIST;
  const owner = bonusType === SA_TYPE ? ownerInAttributes(data) : ownerInZnode(data);
  if (!owner) return EINVAL;
  view.setBigUint64(0, owner.user, true);
  view.setBigUint64(8, owner.group, true);
  view.setBigUint64(16, owner.project, true);
  view.setBigUint64(24, owner.generation, true);
  return 0;
}

function ownerInZnode(data: Pointer): FileOwner {
  const view = viewAt(data, ZNODE_BYTES);
  return {
    user: view.getBigUint64(ZNODE.user, true),
    group: view.getBigUint64(ZNODE.group, true),
    project: 0n,
    generation: view.getBigUint64(ZNODE.generation, true),
  };
}

/** Undefined for what are no attributes; a file that is just being made has none yet. */
function ownerInAttributes(data: Pointer): FileOwner | undefined {
  const header = viewAt(data, SA_HEADER_BYTES);
  if (header.getUint32(0, true) === 0) return { user: 0n, group: 0n, project: 0n, generation: 0n };
  // A pool that was written on a machine of the other byte order.
  const little = header.getUint32(0, true) === SA_MAGIC;
  if (!little && header.getUint32(0, false) !== SA_MAGIC) return undefined;
  const headerBytes = (header.getUint16(4, little) >> 10) * 8;
  if (headerBytes < SA_HEADER_BYTES) return undefined;
  const at = data + BigInt(headerBytes);
  const view = viewAt(at, SA.flags + 8);
  const hasProject = (view.getBigUint64(SA.flags, little) & HAS_PROJECT) !== 0n;
  return {
    user: view.getBigUint64(SA.user, little),
    group: view.getBigUint64(SA.group, little),
    project: hasProject ? viewAt(at + BigInt(SA.project), 8).getBigUint64(0, little) : 0n,
    generation: view.getBigUint64(SA.generation, little),
  };
}

function viewAt(address: Pointer, bytes: number): DataView {
  const memory = memoryAt(address, bytes);
  return new DataView(memory.buffer, memory.byteOffset, bytes);
}
