import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { Nvlist, uint64 } from '../../nvlist/index.ts';
import { dmu_send, dmu_send_estimate_fast, dmu_send_obj } from '../bindings/dmu-send.ts';
import { BOOKMARK_PHYS_WORDS, dsl_bookmark_lookup } from '../bindings/dsl-bookmark.ts';
import {
  dsl_dataset_is_before,
  dsl_dataset_name,
  dsl_get_guid,
  dsl_get_objsetid,
} from '../bindings/dsl-dataset.ts';
import type { EngineCall } from '../engine-call.ts';
import { check, EngineFailure } from '../engine-failure.ts';
import { type Held, holdDataset, holdDatasetById, holdPool } from '../held.ts';
import { NULL, type Pointer } from '../libzpool.ts';
import { originOf } from '../origin-of.ts';
import { SendOutput, writeTo } from '../send-output.ts';
import { sendsUnderWay } from '../sends-under-way.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { checkDescriptor, positionOf } from '../stream-file.ts';

/** `ZFS_MAX_DATASET_NAME_LEN`. */
const NAME_BYTES = 256;

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
  const fd = innvl.get('fd', 'int32');
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
  using pool = holdPool(call.name);
  const origin = originOf(call.layout, pool, datasetOf(pool, snapshot));
  if (origin === '') return;
  using dataset = holdDataset(pool, origin);
  call.command.set('zc_fromobj', dsl_get_objsetid(dataset.pointer));
}

/** Name of the dataset that a snapshot is of. */
function datasetOf(pool: Held, snapshot: bigint): string {
  using dataset = holdDatasetById(pool, snapshot);
  const name = new Uint8Array(NAME_BYTES);
  dsl_dataset_name(dataset.pointer, name);
  return new TextDecoder().decode(name.subarray(0, name.indexOf(0))).replace(/@.*$/, '');
}

function estimateById(name: string, snapshot: bigint, from: bigint, flags: Flags): bigint {
  using pool = holdPool(name);
  using dataset = holdDatasetById(pool, snapshot);
  if (from === 0n) return estimate(dataset, flags);
  using start = holdDatasetById(pool, from);
  return estimate(dataset, flags, { snapshot: start.pointer });
}

/** Where an incremental stream starts. */
interface Start {
  readonly snapshot?: Pointer;
  readonly bookmark?: BigUint64Array;
}

/** An estimate from what the pool counts, without a look at the data. */
function estimate(
  { pointer }: Held,
  [, , compress, raw, saved]: Flags,
  { snapshot = NULL, bookmark }: Start = {},
): bigint {
  const size = new BigUint64Array(1);
  check(dmu_send_estimate_fast(pointer, snapshot, bookmark ?? null, compress | raw, saved, size));
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
  using pool = holdPool(name);
  using dataset = holdDataset(pool, name);
  const size = estimateFrom(pool, dataset, innvl.find('from', 'string'), flagsOf(innvl));
  return size && BigInt.asUintN(64, size - (innvl.find('bytes', 'uint64') ?? 0n));
}

/** undefined where nothing was counted from there on. */
function estimateFrom(pool: Held, dataset: Held, from: string | undefined, flags: Flags): bigint | undefined {
  if (from === undefined) return estimate(dataset, flags);
  if (from.includes('#')) {
    const bookmark = lookUpBookmark(pool, dataset, from);
    return bookmark && estimate(dataset, flags, { bookmark });
  }
  if (!from.includes('@')) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  using start = holdDataset(pool, from);
  const isBefore = dsl_dataset_is_before(dataset.pointer, start.pointer, 0n) !== 0;
  return isBefore ? estimate(dataset, flags, { snapshot: start.pointer }) : undefined;
}

/** A redaction bookmark of the very snapshot is a start too, although it is not before it. */
function lookUpBookmark(pool: Held, dataset: Held, name: string): BigUint64Array | undefined {
  const bookmark = new BigUint64Array(BOOKMARK_PHYS_WORDS);
  const errno = dsl_bookmark_lookup(pool.pointer, name, dataset.pointer, bookmark);
  const [guid, , , redaction, flags] = bookmark;
  const isSame = errno === LINUX_ERRNO.EXDEV && redaction !== 0n && guid === dsl_get_guid(dataset.pointer);
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
  checkExists(call.name);
  const counts = sendsUnderWay().find(call.name, Number(BigInt.asIntN(32, call.uint64('zc_cookie'))));
  if (!counts) throw new EngineFailure(LINUX_ERRNO.ENOENT);
  call.command.set('zc_cookie', counts.bytes);
  call.command.set('zc_objset_type', counts.blocks);
}

function checkExists(name: string): void {
  using pool = holdPool(name);
  using _dataset = holdDataset(pool, name);
}

/** ioctls that write streams. */
export const sendHandlers = {
  ZFS_IOC_SEND: { handle: sendLegacy, needs: 'running' },
  ZFS_IOC_SEND_NEW: { handle: sendNew, needs: 'running' },
  ZFS_IOC_SEND_SPACE: { handle: sendSpace, needs: 'running' },
  ZFS_IOC_SEND_PROGRESS: { handle: sendProgress, needs: 'running' },
} satisfies Record<string, ServedIoctl>;
