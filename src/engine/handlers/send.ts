import { LINUX_ERRNO, ZFS_ERRNO, ZfsCmd } from '../../ioctl/index.ts';
import { Nvlist, uint64 } from '../../nvlist/index.ts';
import {
  dmu_redact_snap,
  dmu_send,
  dmu_send_estimate_fast,
  dmu_send_obj,
  dsl_bookmark_lookup,
} from '../bindings/dmu-send.ts';
import {
  dsl_dataset_fast_stat,
  dsl_dataset_is_before,
  dsl_dataset_name,
  dsl_get_guid,
  dsl_get_objsetid,
} from '../bindings/dsl-dataset.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { HeldPool } from '../held-pool.ts';
import { NULL, type Pointer } from '../libzpool.ts';
import { NativeList } from '../native-list.ts';
import { SendOutput, writeTo } from '../send-output.ts';
import { sendsUnderWay } from '../sends-under-way.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { checkDescriptor, positionOf } from '../stream-file.ts';
import { structMember } from '../struct-member.ts';

/** `ZFS_MAX_DATASET_NAME_LEN`. */
const NAME_BYTES = 256;

/** Room for a `zfs_bookmark_phys_t`, which is kept on disk as it is and has grown to 96 bytes. */
const BOOKMARK_BYTES = 256;

/** `ZBM_FLAG_HAS_FBN`: it counts what was freed since. */
const HAS_FREED_BYTES = 1n;

/** What a stream may have, each a `boolean_t`, in the order of `dmu_send`'s arguments. */
type Flags = [embed: number, largeBlock: number, compress: number, raw: number, saved: number];

const FLAG_NAMES = ['embedok', 'largeblockok', 'compressok', 'rawok', 'savedok'] as const;

const flagsOf = (innvl: Nvlist): Flags => FLAG_NAMES.map((name) => Number(innvl.has(name))) as Flags;

/** `lzc_send_flags`, as `zc_flags` has them: from the lowest bit on. */
const flagsOfBits = (bits: number): Flags => FLAG_NAMES.map((_, bit) => (bits >> bit) & 1) as Flags;

/** `zfs_ioc_send_new`. */
function sendNew(call: EngineCall): void {
  const { innvl } = call;
  const fd = innvl.find('fd', 'int32');
  if (fd === undefined) throw new EngineFailure(ZFS_ERRNO.ZFS_ERR_IOC_ARG_REQUIRED);
  sendInto(call, fd, (output) => sendByName(call, innvl, innvl.find('fromsnap', 'string'), fd, output));
}

function sendByName(
  { name }: EngineCall,
  innvl: Nvlist,
  from: string | undefined,
  fd: number,
  { offset, params }: SendOutput,
): number {
  const resume = [
    innvl.find('resume_object', 'uint64') ?? 0n,
    innvl.find('resume_offset', 'uint64') ?? 0n,
  ] as const;
  const redaction = innvl.find('redactbook', 'string') ?? null;
  return dmu_send(name, from ?? null, ...flagsOf(innvl), ...resume, redaction, fd, offset, params);
}

/** Writes a stream into a descriptor of this process. */
function sendInto(call: EngineCall, fd: number, send: (output: SendOutput) => number): void {
  checkDescriptor(fd);
  using progress = sendsUnderWay().begin(call.name, fd, positionOf(fd));
  using output = new SendOutput(
    writeTo(fd, progress, () => call.aborted),
    false,
  );
  const errno = send(output);
  output.throwIfFailed();
  check(errno);
}

/** `zfs_ioc_send`. */
function sendLegacy(call: EngineCall): void {
  const snapshot = call.uint64('zc_sendobj');
  if (call.uint64('zc_obj') !== 0n) fromOrigin(call, snapshot);
  const from = call.uint64('zc_fromobj');
  const flags = flagsOfBits(call.integer('zc_flags'));
  if (call.uint64('zc_guid') !== 0n) {
    call.command.set('zc_objset_type', estimateById(call.name, snapshot, from, flags));
    return;
  }
  const fd = Number(BigInt.asIntN(32, call.uint64('zc_cookie')));
  sendInto(call, fd, ({ offset, params }) =>
    dmu_send_obj(call.name, snapshot, from, ...flags, fd, offset, params),
  );
}

/** Writes the snapshot that the dataset of a snapshot is a clone of to `zc_fromobj`, if it is a clone. */
function fromOrigin(call: EngineCall, snapshot: bigint): void {
  using pool = new HeldPool(call.name);
  const name = nameOf(pool.datasetById(snapshot));
  const stats = new ZfsCmd(call.layout);
  dsl_dataset_fast_stat(
    pool.dataset(name.replace(/@.*$/, '')),
    structMember(stats, call.layout, 'zc_objset_stats'),
  );
  const origin = stats.get('zc_objset_stats.dds_origin') as string;
  if (origin !== '') call.command.set('zc_fromobj', BigInt(dsl_get_objsetid(pool.dataset(origin))));
}

function nameOf(dataset: Pointer): string {
  const name = new Uint8Array(NAME_BYTES);
  dsl_dataset_name(dataset, name);
  return new TextDecoder().decode(name.subarray(0, name.indexOf(0)));
}

function estimateById(name: string, snapshot: bigint, from: bigint, flags: Flags): bigint {
  using pool = new HeldPool(name);
  const dataset = pool.datasetById(snapshot);
  return estimate(dataset, from === 0n ? NULL : pool.datasetById(from), null, flags);
}

/** An estimate from what the pool counts, without a look at the data. */
function estimate(
  dataset: Pointer,
  from: Pointer,
  bookmark: Uint8Array | null,
  [, , compress, raw, saved]: Flags,
): bigint {
  const size = new BigUint64Array(1);
  check(dmu_send_estimate_fast(dataset, from, bookmark, compress | raw, saved, size));
  return size[0] ?? 0n;
}

/** `zfs_ioc_send_space`. The list comes with an error too. */
function sendSpace(call: EngineCall): void {
  const { innvl } = call;
  try {
    const quick = innvl.has('redactbook') ? undefined : quickEstimate(call, innvl);
    call.reply(space(quick ?? measure(call, innvl)));
  } catch (error) {
    if (error instanceof EngineFailure) throw new EngineFailure(error.errno, space(0n));
    throw error;
  }
}

const space = (bytes: bigint): Nvlist => new Nvlist().set('space', uint64(bytes));

/** undefined when only the whole work tells. */
function quickEstimate({ name }: EngineCall, innvl: Nvlist): bigint | undefined {
  using pool = new HeldPool(name);
  const dataset = pool.dataset(name);
  const from = innvl.find('from', 'string');
  const start = from === undefined ? { snapshot: NULL, bookmark: null } : startOf(pool, dataset, from);
  if (!start) return undefined;
  const size = estimate(dataset, start.snapshot, start.bookmark, flagsOf(innvl));
  return BigInt.asUintN(64, size - (innvl.find('bytes', 'uint64') ?? 0n));
}

interface Start {
  readonly snapshot: Pointer;
  readonly bookmark: Uint8Array | null;
}

/** undefined when nothing was counted from there on. */
function startOf(pool: HeldPool, dataset: Pointer, from: string): Start | undefined {
  if (from.includes('#')) {
    const bookmark = lookUpBookmark(pool, dataset, from);
    return bookmark && { snapshot: NULL, bookmark };
  }
  if (!from.includes('@')) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  const snapshot = pool.dataset(from);
  return dsl_dataset_is_before(dataset, snapshot, 0n) === 0 ? undefined : { snapshot, bookmark: null };
}

/** A redaction bookmark of the very snapshot is a start too, although it is not before it. */
function lookUpBookmark(pool: HeldPool, dataset: Pointer, name: string): Uint8Array | undefined {
  const bookmark = new Uint8Array(BOOKMARK_BYTES);
  const errno = dsl_bookmark_lookup(pool.pointer, name, dataset, bookmark);
  const [guid, , , redaction, flags] = new BigUint64Array(bookmark.buffer, 0, 5);
  const isSame = errno === LINUX_ERRNO.EXDEV && redaction !== 0n && guid === BigInt(dsl_get_guid(dataset));
  if (!isSame) check(errno);
  return redaction === 0n && ((flags ?? 0n) & HAS_FREED_BYTES) !== 0n ? bookmark : undefined;
}

/** The whole work of a send, with nothing read or written. */
function measure(call: EngineCall, innvl: Nvlist): bigint {
  const fd = innvl.find('fd', 'int32') ?? -1;
  let bytes = 0n;
  using progress = sendsUnderWay().begin(call.name, fd, 0n);
  using output = new SendOutput((_bytes, length) => {
    bytes += BigInt(length);
    progress.count(length, false);
    return call.aborted ? LINUX_ERRNO.EINTR : 0;
  }, true);
  const errno = sendByName(call, innvl, innvl.find('from', 'string'), fd, output);
  output.throwIfFailed();
  check(errno);
  return bytes;
}

/** `zfs_ioc_send_progress`. Counts blocks that were written, where the kernel counts those it has looked at. */
function sendProgress(call: EngineCall): void {
  {
    using pool = new HeldPool(call.name);
    pool.dataset(call.name);
  }
  const counts = sendsUnderWay().find(call.name, Number(BigInt.asIntN(32, call.uint64('zc_cookie'))));
  if (!counts) throw new EngineFailure(LINUX_ERRNO.ENOENT);
  call.command.set('zc_cookie', counts.bytes);
  call.command.set('zc_objset_type', counts.blocks);
}

/** `zfs_ioc_redact`. */
function redact(call: EngineCall): void {
  const { innvl } = call;
  const snapshots = innvl.find('snapnv', 'nvlist');
  const bookmark = innvl.find('bookname', 'string');
  if (!snapshots || bookmark === undefined) throw new EngineFailure(ZFS_ERRNO.ZFS_ERR_IOC_ARG_REQUIRED);
  if (snapshots.size === 0) throw new EngineFailure(LINUX_ERRNO.ENXIO);
  using list = NativeList.from(snapshots);
  check(dmu_redact_snap(call.name, list.pointer, bookmark));
}

/** ioctls that write streams. */
export const sendHandlers = {
  ZFS_IOC_SEND: { handle: sendLegacy, needs: 'running' },
  ZFS_IOC_SEND_NEW: { handle: sendNew, needs: 'running' },
  ZFS_IOC_SEND_SPACE: { handle: sendSpace, needs: 'running' },
  ZFS_IOC_SEND_PROGRESS: { handle: sendProgress, needs: 'running' },
  ZFS_IOC_REDACT: { handle: redact, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
