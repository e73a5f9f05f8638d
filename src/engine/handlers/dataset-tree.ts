import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { flag, Nvlist } from '../../nvlist/index.ts';
import { dsl_get_bookmarks } from '../bindings/dsl-bookmark.ts';
import {
  dsl_dataset_clone,
  dsl_dataset_promote,
  dsl_dataset_rename_snapshot,
  dsl_get_creationtxg,
} from '../bindings/dsl-dataset.ts';
import { dsl_destroy_head, dsl_destroy_snapshot } from '../bindings/dsl-destroy.ts';
import { dsl_dir_hold, dsl_dir_is_clone, dsl_dir_rele, dsl_dir_rename } from '../bindings/dsl-dir.ts';
import { checkDatasetName } from '../check-name.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { holdDataset, holdPool } from '../held.ts';
import { NULL } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import { holdObjset } from '../objset.ts';
import { TAG } from '../open-pool.ts';
import { originOf } from '../origin-of.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { SOURCE, setProps } from '../set-props.ts';

const { EINVAL, EEXIST, ENOENT, EXDEV } = LINUX_ERRNO;

/** Bits of the `zc_cookie` of a renaming. The other one asks not to unmount, and nothing is mounted here. */
const RECURSIVE = 1n;

/** What a receive that was broken off leaves below its dataset (`recv_clone_name`). */
const PARTIAL = '%recv';

/** `ZFS_MAX_DATASET_NAME_LEN`: bytes of a name with its NUL. */
const NAME_BYTES = 256;

/** Where a property cannot be set, the clone is destroyed again. */
function clone(call: EngineCall): void {
  const { innvl } = call;
  const origin = innvl.get('origin', 'string');
  requireParent(call.name);
  refuseMarked(call.name, /[@%]/);
  checkDatasetName(origin);
  check(dsl_dataset_clone(call.name, origin));
  const failures = new Nvlist();
  const errno = setProps(call.name, SOURCE.local, innvl.find('props', 'nvlist') ?? new Nvlist(), failures);
  if (errno === 0) return;
  dsl_destroy_head(call.name);
  throw new EngineFailure(errno, failures);
}

function destroy(call: EngineCall): void {
  requireDataset(call.name);
  if (call.name.includes('@')) {
    check(dsl_destroy_snapshot(call.name, call.integer('zc_defer_destroy')));
    return;
  }
  const errno = dsl_destroy_head(call.name);
  if (errno === EEXIST) destroyWithPartial(call.name);
  else check(errno);
}

/** What has children may have one that nobody sees. */
function destroyWithPartial(name: string): void {
  const errno = dsl_destroy_head(`${name}/${PARTIAL}`);
  check(errno === ENOENT ? EEXIST : errno);
  check(dsl_destroy_head(name));
}

function rename(call: EngineCall): void {
  const to = call.text('zc_value');
  requireParent(to);
  for (const name of [call.name, to]) {
    checkDatasetName(name);
    refuseMarked(name, /%/);
  }
  requireDataset(call.name);
  const at = call.name.indexOf('@');
  if (at < 0) check(dsl_dir_rename(call.name, to));
  else renameSnapshot(call, call.name.slice(0, at + 1), to);
}

/** @param prefix - the dataset with the `@`, which stays */
function renameSnapshot(call: EngineCall, prefix: string, to: string): void {
  if (!to.startsWith(prefix)) throw new EngineFailure(EXDEV);
  const recursive = (call.uint64('zc_cookie') & RECURSIVE) !== 0n ? 1 : 0;
  const [dataset, from] = [prefix.slice(0, -1), call.name.slice(prefix.length)];
  check(dsl_dataset_rename_snapshot(dataset, from, to.slice(prefix.length), recursive));
}

function promote(call: EngineCall): void {
  requireClone(call.name);
  refuseSameBookmarks(call);
  const conflict = new Uint8Array(NAME_BYTES);
  const errno = dsl_dataset_promote(call.name, conflict);
  const end = conflict.indexOf(0);
  if (end > 0) call.command.set('zc_string', new TextDecoder().decode(conflict.subarray(0, end)));
  check(errno);
}

/**
 * Bookmarks of the origin's dataset up to the origin go over to the clone. Where that has one of the same name, libzpool aborts in the
 * middle of it: no release looks for that well enough (`dsl_dataset_promote_check` and `_sync` in `dsl_dataset.c`).
 */
function refuseSameBookmarks(call: EngineCall): void {
  const [origin, last] = originAndTxg(call);
  const there = bookmarksOf(call.name);
  for (const [name, txg] of bookmarksOf(origin.replace(/@.*$/, ''))) {
    if (txg > last || !there.has(name)) continue;
    call.command.set('zc_string', name);
    throw new EngineFailure(EEXIST);
  }
}

function originAndTxg(call: EngineCall): [origin: string, txg: bigint] {
  using pool = holdPool(call.name);
  const origin = originOf(call.layout, pool, call.name);
  using snapshot = holdDataset(pool, origin);
  return [origin, dsl_get_creationtxg(snapshot.pointer)];
}

/** The bookmarks of a dataset by their short names, with the transaction groups that they are of. */
function bookmarksOf(dataset: string): ReadonlyMap<string, bigint> {
  using wanted = NativeList.from(new Nvlist().set('createtxg', flag()));
  using list = NativeList.empty();
  check(dsl_get_bookmarks(dataset, wanted.pointer, list.pointer));
  return new Map(
    list
      .read()
      .pairs()
      .map(({ name, value }) => [name, (value as Nvlist).get('createtxg', 'nvlist').get('value', 'uint64')]),
  );
}

function requireClone(name: string): void {
  using pool = holdPool(name);
  using _dataset = holdDataset(pool, name);
  refuseMarked(name, /[@%]/);
  const out = new BigUint64Array(1);
  check(dsl_dir_hold(pool.pointer, name, TAG, out, NULL));
  const directory = out[0] ?? NULL;
  try {
    if (dsl_dir_is_clone(directory) === 0) throw new EngineFailure(EINVAL);
  } finally {
    dsl_dir_rele(directory, TAG);
  }
}

function requireDataset(name: string): void {
  holdObjset(name)[Symbol.dispose]();
}

/** A pool has no parent (`zfs_get_parent`). */
function requireParent(name: string): void {
  if (!/[@/]/.test(name)) throw new EngineFailure(ENOENT);
}

function refuseMarked(name: string, marks: RegExp): void {
  if (marks.test(name)) throw new EngineFailure(EINVAL);
}

/** ioctls by which datasets come, go and change their places: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const datasetTreeHandlers = {
  ZFS_IOC_CLONE: { handle: clone, needs: 'writable', logs: true },
  ZFS_IOC_DESTROY: { handle: destroy, needs: 'writable', logs: true },
  ZFS_IOC_RENAME: { handle: rename, needs: 'writable', logs: true },
  ZFS_IOC_PROMOTE: { handle: promote, needs: 'writable', logs: true },
  // It does nothing since OpenZFS 2.0.
  ZFS_IOC_REMAP: { handle: () => undefined, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
