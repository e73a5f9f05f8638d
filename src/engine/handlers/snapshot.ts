import { randomBytes } from 'node:crypto';
import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { int32, Nvlist, uint64 } from '../../nvlist/index.ts';
import { BOOKMARK_PHYS_WORDS, dsl_bookmark_lookup } from '../bindings/dsl-bookmark.ts';
import {
  dsl_dataset_rollback,
  dsl_dataset_snapshot,
  dsl_dataset_snapshot_tmp,
  dsl_dataset_space_wouldfree,
  dsl_dataset_space_written,
  dsl_dataset_space_written_bookmark,
  dsl_get_available,
  dsl_get_inconsistent,
  dsl_get_refreservation,
  dsl_get_unique,
} from '../bindings/dsl-dataset.ts';
import { dsl_destroy_snapshots_nvl } from '../bindings/dsl-destroy.ts';
import { spa_version } from '../bindings/spa.ts';
import { checkInPool, checkMember, checkShortName } from '../check-member.ts';
import { checkUserProperties } from '../check-user-properties.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { datasetObject, type Held, holdDataset, holdPool } from '../held.ts';
import { answerByItem, answerFitted } from '../item-failures.ts';
import { NULL, type Pointer } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import { openPool } from '../open-pool.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { temporaryHolds } from '../temporary-holds.ts';

/** `SPA_VERSION_SNAP_PROPS`. */
const VERSION_WITH_PROPERTIES = 12;

function snapshot(call: EngineCall): void {
  const { innvl } = call;
  const snaps = innvl.get('snaps', 'nvlist');
  const props = innvl.find('props', 'nvlist') ?? new Nvlist();
  if (props.size > 0) checkVersion(call.pool, VERSION_WITH_PROPERTIES);
  checkUserProperties(props);
  checkSnapshots(call.name, snaps);
  if (snaps.size > 1) refuseOneOfMany(call, snaps);
  using names = NativeList.from(snaps);
  using values = NativeList.from(props);
  answerByItem(call, (failures) => dsl_dataset_snapshot(names.pointer, values.pointer, failures));
}

function checkVersion(pool: string, version: number): void {
  using spa = openPool(pool);
  if (spa_version(spa.pointer) < version) throw new EngineFailure(LINUX_ERRNO.ENOTSUP);
}

/** All of the pool, and one of each dataset. */
function checkSnapshots(pool: string, snaps: Nvlist): void {
  const datasets = new Set<string>();
  for (const { name } of snaps) {
    if (!name.includes('@')) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  }
  for (const { name } of snaps) {
    checkMember(pool, name, '@');
    const dataset = name.slice(0, name.indexOf('@'));
    if (datasets.has(dataset)) throw new EngineFailure(LINUX_ERRNO.EXDEV);
    datasets.add(dataset);
  }
}

/**
 * Of several snapshots, one that cannot be made is looked for here: libzpool finds it when it has set space aside for another that has
 * a refreservation, in a transaction group that has nothing else to do, and aborts there (an ASSERT on `dp_dirty_dirs` in
 * `spa_sync_iterate_to_convergence`, `spa.c`). Where a dataset is missing it fails in time.
 */
function refuseOneOfMany(call: EngineCall, snaps: Nvlist): void {
  using pool = holdPool(call.name);
  const failures = new Nvlist();
  let last = 0;
  for (const { name } of snaps) {
    const errno = whyNot(pool, name);
    if (errno === LINUX_ERRNO.ENOENT) return;
    if (errno === 0) continue;
    failures.set(name, int32(errno));
    last = errno;
  }
  if (last !== 0) answerFitted(call, last, failures);
}

/** Why a dataset cannot have a new snapshot: errno, 0 where it can. */
function whyNot(pool: Held, name: string): number {
  const dataset = name.slice(0, name.indexOf('@'));
  const errno = errnoOf(pool, dataset, obstacle);
  if (errno !== 0) return errno;
  const taken = errnoOf(pool, name, () => LINUX_ERRNO.EEXIST);
  return taken === LINUX_ERRNO.ENOENT ? 0 : taken;
}

/** What stands in the way of any new snapshot: a receive that has not ended, or no room for what a refreservation keeps free. */
function obstacle(dataset: Pointer): number {
  if (dsl_get_inconsistent(dataset) !== 0n) return LINUX_ERRNO.EBUSY;
  const reserved = dsl_get_refreservation(dataset);
  const unique = dsl_get_unique(dataset);
  const kept = reserved > unique ? reserved - unique : 0n;
  const needed = reserved > unique ? unique : reserved;
  return needed > dsl_get_available(dataset) - kept ? LINUX_ERRNO.ENOSPC : 0;
}

/** What work with a dataset or snapshot comes to, or why there is none of that name. */
function errnoOf(pool: Held, name: string, work: (dataset: Pointer) => number): number {
  try {
    using held = holdDataset(pool, name);
    return work(held.pointer);
  } catch (error) {
    if (error instanceof EngineFailure) return error.errno;
    throw error;
  }
}

function destroySnapshots(call: EngineCall): void {
  const { innvl } = call;
  const snaps = innvl.get('snaps', 'nvlist');
  for (const { name } of snaps) checkInPool(call.name, name, '@');
  using names = NativeList.from(snaps);
  const defer = innvl.has('defer') ? 1 : 0;
  answerByItem(call, (failures) => dsl_destroy_snapshots_nvl(names.pointer, defer, failures));
}

function rollback(call: EngineCall): void {
  const target = call.innvl.find('target', 'string');
  if (target !== undefined) checkShortName(target, '@');
  using result = NativeList.empty();
  check(dsl_dataset_rollback(call.name, target ?? null, NULL, result.pointer));
  call.reply(result);
}

/** A held snapshot that is destroyed when its hold ends. Its name is the prefix and a number that nobody else has. */
function temporarySnapshot(call: EngineCall): void {
  const fd = call.integer('zc_cleanup_fd');
  call.checkCleanup(fd);
  const prefix = call.text('zc_value');
  const [name, tag] = [`${prefix}-${randomBytes(8).toString('hex')}`, `%${prefix}`];
  checkShortName(`@${name}`, '@');
  check(dsl_dataset_snapshot_tmp(call.name, name, fd, tag));
  call.command.set('zc_value', name);
  call.atCleanup.push(temporaryHolds(fd, call.pool, [[datasetObject(`${call.name}@${name}`), tag]]));
}

function spaceWritten(call: EngineCall): void {
  const since = call.text('zc_value');
  const written = measured();
  using pool = holdPool(call.name);
  using later = holdDataset(pool, call.name);
  if (since.includes('#')) writtenSinceBookmark(pool, later, since, written);
  else {
    using earlier = holdDataset(pool, since);
    check(dsl_dataset_space_written(earlier.pointer, later.pointer, ...written));
  }
  const [used, compressed, uncompressed] = written;
  call.command.set('zc_cookie', used[0] ?? 0n);
  call.command.set('zc_objset_type', compressed[0] ?? 0n);
  call.command.set('zc_perm_action', uncompressed[0] ?? 0n);
}

function writtenSinceBookmark(pool: Held, later: Held, name: string, written: Measured): void {
  const bookmark = new BigUint64Array(BOOKMARK_PHYS_WORDS);
  check(dsl_bookmark_lookup(pool.pointer, name, later.pointer, bookmark));
  check(dsl_dataset_space_written_bookmark(bookmark, later.pointer, ...written));
}

function spaceBetween(call: EngineCall): void {
  const firstName = call.innvl.get('firstsnap', 'string');
  const between = measured();
  using pool = holdPool(call.name);
  using last = holdSnapshot(pool, call.name);
  using first = holdSnapshot(pool, firstName);
  check(dsl_dataset_space_wouldfree(first.pointer, last.pointer, ...between));
  const answer = new Nvlist();
  for (const [at, name] of ['used', 'compressed', 'uncompressed'].entries())
    answer.set(name, uint64(between[at]?.[0] ?? 0n));
  call.reply(answer);
}

function holdSnapshot(pool: Held, name: string): Held {
  const dataset = holdDataset(pool, name);
  if (name.includes('@')) return dataset;
  dataset[Symbol.dispose]();
  throw new EngineFailure(LINUX_ERRNO.EINVAL);
}

/** Bytes: used, compressed, uncompressed. */
type Measured = [BigUint64Array, BigUint64Array, BigUint64Array];

const measured = (): Measured => [new BigUint64Array(1), new BigUint64Array(1), new BigUint64Array(1)];

/** ioctls about snapshots and the space between them: `zfs_ioc_*` in `zfs_ioctl.c`. */
export const snapshotHandlers = {
  ZFS_IOC_SNAPSHOT: { handle: snapshot, needs: 'writable', logs: true },
  ZFS_IOC_DESTROY_SNAPS: { handle: destroySnapshots, needs: 'writable', logs: true },
  ZFS_IOC_ROLLBACK: { handle: rollback, needs: 'writable', logs: true },
  ZFS_IOC_TMP_SNAPSHOT: { handle: temporarySnapshot, needs: 'writable' },
  ZFS_IOC_SPACE_WRITTEN: { handle: spaceWritten, needs: 'running' },
  ZFS_IOC_SPACE_SNAPS: { handle: spaceBetween, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
