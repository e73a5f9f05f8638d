import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { dmu_objset_type } from '../bindings/dmu.ts';
import {
  dmu_diff,
  dmu_object_next,
  dsl_dsobj_to_dsname,
  zfs_obj_to_path,
  zfs_obj_to_stats,
} from '../bindings/zfs-znode.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { holdDecrypted, holdObjset, OBJSET_TYPE } from '../objset.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { positionOf, StreamFile } from '../stream-file.ts';

const { EINVAL, ENOENT, ESRCH } = LINUX_ERRNO;

/** `ZFS_MAX_DATASET_NAME_LEN`. */
const NAME_BYTES = 256;

/** `DN_MAX_OBJECT`: object numbers have 48 bits. */
const MAX_OBJECT = 1n << 48n;

function toPath(call: EngineCall): void {
  using os = holdFilesystem(call);
  const path = bytesOfValue(call);
  const errno = zfs_obj_to_path(os.pointer, objectOf(call), path, path.length);
  check(errno);
}

function toStats(call: EngineCall): void {
  using os = holdFilesystem(call);
  const path = bytesOfValue(call);
  const errno = zfs_obj_to_stats(os.pointer, objectOf(call), member(call, 'zc_stat.'), path, path.length);
  check(errno);
}

/** A filesystem that can be read. */
function holdFilesystem(call: EngineCall) {
  const os = holdDecrypted(call.name);
  if (dmu_objset_type(os.pointer) === OBJSET_TYPE.filesystem) return os;
  os[Symbol.dispose]();
  throw new EngineFailure(EINVAL);
}

/** libzpool fails an assertion over a number that no object can have. */
function objectOf(call: EngineCall): bigint {
  const object = call.uint64('zc_obj');
  if (object >= MAX_OBJECT) throw new EngineFailure(ENOENT);
  return object;
}

/** The bytes of `zc_value`. */
const bytesOfValue = (call: EngineCall) => member(call, 'zc_value');

/** The bytes of a member of the command, or of the members of a struct in it. */
function member(call: EngineCall, prefix: string): Uint8Array {
  const members = Object.entries(call.layout.fields).filter(([name]) => name.startsWith(prefix));
  const from = Math.min(...members.map(([, [offset]]) => offset));
  const to = Math.max(...members.map(([, [offset, size]]) => offset + size));
  return call.command.bytes.subarray(from, to);
}

function nextObject(call: EngineCall): void {
  using os = holdObjset(call.name);
  const object = new BigUint64Array([call.uint64('zc_obj')]);
  if ((object[0] ?? 0n) >= MAX_OBJECT) throw new EngineFailure(ESRCH);
  const errno = dmu_object_next(os.pointer, object, 0, 0n);
  if (errno === 0) call.command.set('zc_obj', object[0] ?? 0n);
  check(errno);
}

function datasetName(call: EngineCall): void {
  const name = new Uint8Array(NAME_BYTES);
  check(dsl_dsobj_to_dsname(call.name, call.uint64('zc_obj'), name));
  call.command.set('zc_value', new TextDecoder().decode(name.subarray(0, name.indexOf(0))));
}

function diff(call: EngineCall): void {
  const fd = Number(call.uint64('zc_cookie'));
  using file = new StreamFile(fd);
  check(dmu_diff(call.name, call.text('zc_value'), file.pointer, new BigUint64Array([positionOf(fd)])));
}

/** ioctls about objects in datasets: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const objectHandlers = {
  ZFS_IOC_OBJ_TO_PATH: { handle: toPath, needs: 'running' },
  ZFS_IOC_OBJ_TO_STATS: { handle: toStats, needs: 'running' },
  ZFS_IOC_NEXT_OBJ: { handle: nextObject, needs: 'running' },
  ZFS_IOC_DSOBJ_TO_DSNAME: { handle: datasetName, needs: 'running' },
  ZFS_IOC_DIFF: { handle: diff, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
