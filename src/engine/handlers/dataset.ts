import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { type DataTypeName, Nvlist, type NvValues } from '../../nvlist/index.ts';
import {
  dmu_object_info,
  dmu_objset_fast_stat,
  dmu_objset_pool,
  dmu_objset_stats,
  dmu_objset_type,
  dsl_prop_get_all,
} from '../bindings/dmu.ts';
import {
  dmu_dir_list_next,
  dmu_objset_from_ds,
  dmu_snapshot_list_next,
  dsl_dataset_fast_stat,
  dsl_get_creationtxg,
} from '../bindings/dsl-dataset.ts';
import { zap_lookup } from '../bindings/zap.ts';
import { createDataset } from '../create-dataset.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { holdDatasetById } from '../held.ts';
import { isSince, NULL, type Pointer } from '../libzpool.ts';
import { receivedList } from '../native-list.ts';
import { holdObjset, OBJSET_TYPE } from '../objset.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { VOLUME_DATA, VOLUME_ZAP } from '../volume-objects.ts';
import { zplProp, zplProps } from '../zpl-props.ts';

const { EINTR, EINVAL, EIO, ENOENT, ESRCH } = LINUX_ERRNO;

/** `ZFS_MAX_DATASET_NAME_LEN`, with the NUL. */
const NAME_BYTES = 256;

function objsetStats(call: EngineCall): void {
  using os = holdObjset(call.name);
  statsOf(call, os.pointer);
}

/** `zfs_ioc_objset_stats_impl`. */
function statsOf(call: EngineCall, os: Pointer): void {
  fastStats(call, (bytes) => dmu_objset_fast_stat(os, bytes));
  if (isSimple(call) || call.dstSize === 0) return;
  using native = receivedList((list) => dsl_prop_get_all(os, list));
  dmu_objset_stats(os, native.pointer);
  if (dmu_objset_type(os) !== OBJSET_TYPE.volume || isInconsistent(call)) {
    call.reply(native);
  } else {
    const props = native.read();
    for (const [name, value] of volumeStats(os)) props.set(name, reported(value));
    call.reply(props);
  }
}

/** Since 2.2 a caller can ask for names and {@link fastStats} alone. */
const isSimple = (call: EngineCall) => isSince('2.2') && call.integer('zc_simple') !== 0;

const isInconsistent = (call: EngineCall) => call.integer('zc_objset_stats.dds_inconsistent') !== 0;

/** A property as the kernel reports it, with its source (`dsl_prop_nvlist_add_uint64`). */
const reported = (value: bigint) => ({ type: 'nvlist', value: Nvlist.from({ value, source: '' }) }) as const;

/** `zvol_get_stats` in `zvol.c`. A volume without its objects, at which a kernel stops, has no size. */
function volumeStats(os: Pointer): [name: string, value: bigint][] {
  const size = new BigUint64Array(1);
  const info = new Uint8Array(128);
  const errno = zap_lookup(os, VOLUME_ZAP, 'size', 8n, 1n, size) || dmu_object_info(os, VOLUME_DATA, info);
  if (errno === EIO) throw new EngineFailure(EIO);
  if (errno !== 0) return [];
  const blockSize = new DataView(info.buffer).getUint32(0, true);
  return [
    ['volsize', size[0] ?? 0n],
    ['volblocksize', BigInt(blockSize)],
  ];
}

function fastStats(call: EngineCall, write: (bytes: Uint8Array) => void): void {
  const [offset, size] = statsMember(call);
  write(call.command.bytes.subarray(offset, offset + size));
}

/** Where `zc_objset_stats` is in the command: its members lie from the first to the last. */
function statsMember(call: EngineCall): [offset: number, size: number] {
  const members = Object.entries(call.layout.fields).filter(([name]) => name.startsWith('zc_objset_stats.'));
  const from = Math.min(...members.map(([, [offset]]) => offset));
  return [from, Math.max(...members.map(([, [offset, size]]) => offset + size)) - from];
}

function zplPropsOf(call: EngineCall): void {
  using os = holdObjset(call.name);
  fastStats(call, (bytes) => dmu_objset_fast_stat(os.pointer, bytes));
  if (call.dstSize === 0 || isInconsistent(call) || dmu_objset_type(os.pointer) !== OBJSET_TYPE.filesystem) {
    throw new EngineFailure(ENOENT);
  }
  call.reply(Nvlist.from(Object.fromEntries(zplProps().map((name) => [name, zplProp(os.pointer, name)]))));
}

function listDatasets(call: EngineCall): void {
  const parent = call.name;
  for (;;) {
    const name = nextDataset(call, parent);
    call.command.set('zc_name', name);
    try {
      objsetStats(call);
      return;
    } catch (error) {
      // It was destroyed since.
      if (!(error instanceof EngineFailure) || error.errno !== ENOENT) throw error;
    }
  }
}

/** Moves the cursor to the next child that is no internal or temporary one (`zfs_dataset_name_hidden`). */
function nextDataset(call: EngineCall, parent: string): string {
  using os = heldOrNone(parent);
  const prefix = parent.endsWith('/') ? parent : `${parent}/`;
  if (Buffer.byteLength(prefix) >= NAME_BYTES) throw new EngineFailure(ESRCH);
  const cursor = new BigUint64Array([call.uint64('zc_cookie')]);
  const name = new Uint8Array(NAME_BYTES - Buffer.byteLength(prefix));
  call.command.set('zc_name', prefix);
  do {
    const errno = dmu_dir_list_next(os.pointer, name.length, name, NULL, cursor);
    call.command.set('zc_cookie', cursor[0] ?? 0n);
    check(errno === ENOENT ? ESRCH : errno);
  } while (/[$%]/.test(textOf(name)));
  return prefix + textOf(name);
}

/** As the kernel answers a listing: a dataset that is not there has no more in it. */
function heldOrNone(name: string) {
  try {
    return holdObjset(name);
  } catch (error) {
    if (error instanceof EngineFailure && error.errno === ENOENT) throw new EngineFailure(ESRCH);
    throw error;
  }
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));

function listSnapshots(call: EngineCall): void {
  const { innvl, name } = call;
  const first = innvl.find('snap_iter_min_txg', 'uint64') ?? 0n;
  const last = innvl.find('snap_iter_max_txg', 'uint64') ?? 0n;
  using os = heldOrNone(name);
  const room = NAME_BYTES - Buffer.byteLength(name) - 1;
  if (room <= 1) throw new EngineFailure(ESRCH);
  while (!call.aborted) {
    const [snapshot, object] = nextSnapshot(call, os.pointer, room);
    using ds = holdDatasetById({ pointer: dmu_objset_pool(os.pointer) }, object);
    const txg = dsl_get_creationtxg(ds.pointer);
    if ((first !== 0n && txg < first) || (last !== 0n && txg > last)) continue;
    snapshotStats(call, ds.pointer);
    call.command.set('zc_name', `${name}@${snapshot}`);
    return;
  }
  throw new EngineFailure(EINTR);
}

function nextSnapshot(call: EngineCall, os: Pointer, room: number): [name: string, object: bigint] {
  const name = new Uint8Array(room);
  const object = new BigUint64Array(1);
  const cursor = new BigUint64Array([call.uint64('zc_cookie')]);
  const errno = dmu_snapshot_list_next(os, room, name, object, cursor, NULL);
  call.command.set('zc_cookie', cursor[0] ?? 0n);
  check(errno === ENOENT ? ESRCH : errno);
  call.command.set('zc_obj', object[0] ?? 0n);
  return [textOf(name), object[0] ?? 0n];
}

function snapshotStats(call: EngineCall, ds: Pointer): void {
  if (call.integer('zc_simple') !== 0) {
    if (isSince('2.2')) fastStats(call, (bytes) => dsl_dataset_fast_stat(ds, bytes));
    return;
  }
  const os = new BigUint64Array(1);
  check(dmu_objset_from_ds(ds, os));
  statsOf(call, os[0] ?? NULL);
}

/** `zfs_ioc_create`. */
function create(call: EngineCall): void {
  const { innvl, name } = call;
  if (/[@%]/.test(name)) throw new EngineFailure(EINVAL);
  const type = asked(innvl, 'type', 'int32');
  const props = asked(innvl, 'props', 'nvlist');
  const secrets = asked(innvl, 'hidden_args', 'nvlist');
  const errors = new Nvlist();
  if (type === OBJSET_TYPE.volume) createDataset(name, 'volume', props, secrets, errors);
  else if (type === OBJSET_TYPE.filesystem) createDataset(name, 'filesystem', props, secrets, errors);
  else throw new EngineFailure(EINVAL);
}

function asked<K extends DataTypeName>(list: Nvlist, name: string, type: K): NvValues[K] | undefined {
  return list.has(name, type) ? list.get(name, type) : undefined;
}

/** `ZFS_WAIT_NUM_ACTIVITIES`: there is one, the queue of deletions, which nobody but a kernel that has mounted it works on. */
const ACTIVITIES = 1;

/** `zfs_ioc_wait_fs`. */
function wait(call: EngineCall): void {
  const activity = call.innvl.find('wait_activity', 'int32') ?? -1;
  if (activity < 0 || activity >= ACTIVITIES) throw new EngineFailure(EINVAL);
  holdObjset(call.name)[Symbol.dispose]();
  call.reply(Nvlist.from({ wait_waited: false }));
}

/** ioctls about filesystems and volumes: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const datasetHandlers = {
  ZFS_IOC_OBJSET_STATS: { handle: objsetStats, needs: 'running' },
  ZFS_IOC_OBJSET_ZPLPROPS: { handle: zplPropsOf, needs: 'running' },
  ZFS_IOC_DATASET_LIST_NEXT: { handle: listDatasets, needs: 'running' },
  ZFS_IOC_SNAPSHOT_LIST_NEXT: { handle: listSnapshots, needs: 'running' },
  ZFS_IOC_WAIT_FS: { handle: wait, needs: 'writable' },
  ZFS_IOC_CREATE: { handle: create, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
