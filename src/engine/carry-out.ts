import { type Abi, type IoctlName, type IoctlRow, ioctls, LINUX_ERRNO, ZFS_ERRNO } from '../ioctl/index.ts';
import { decode, encode, int64, Nvlist, string } from '../nvlist/index.ts';
import { spa_history_log_nvl, spa_suspended, spa_writeable } from './bindings/spa.ts';
import { type CarriedOut, failedReply } from './carried-out.ts';
import { checkInput } from './check-input.ts';
import { checkEntityName } from './check-name.ts';
import { type CarriedRequest, EngineCall } from './engine-call.ts';
import { EngineFailure } from './engine-failure.ts';
import { NativeList } from './native-list.ts';
import { openPool } from './open-pool.ts';
import { wipeKey } from './secret-list.ts';
import type { ServedIoctl } from './served-ioctl.ts';
import { servedIoctls } from './served-ioctls.ts';

/** A reply larger than this is not written to the history (`zfs_history_output_max`). */
const HISTORY_OUTPUT_BYTES = 1 << 20;

const byNumber = new Map(
  (Object.entries(ioctls) as [IoctlName, IoctlRow][]).map(([name, row]) => [row.number, name]),
);

/** Carries out one ioctl on this thread, as `zfsdev_ioctl_common` in `zfs_ioctl.c` does: checks, the work, the history. */
export function carryOut(abi: Abi, request: CarriedRequest, abort: Int32Array | undefined): CarriedOut {
  const name = byNumber.get(request.number);
  const served = name && servedIoctls[name];
  const row = name && (ioctls[name] as IoctlRow);
  if (!served || !row)
    return failedReply(request.command, request.historySize, ZFS_ERRNO.ZFS_ERR_IOC_CMD_UNAVAIL);
  const call = new EngineCall(row, abi.layout, request, abort);
  const { pool } = call;
  let errno = 0;
  try {
    checkEntityName(row.subject, call.name);
    checkPool(served, pool);
    if (row.style === 'nvlist') checkInput(row, call.innvl);
    work(name, served, row, call, pool);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    errno = error.errno;
    if (error.outnvl) answerBeside(call, error.outnvl);
  } finally {
    // A copy of this thread's own, in which a wrapping key may be.
    request.src?.fill(0);
  }
  return {
    errno,
    command: request.command,
    dst: call.dst,
    history: call.history,
    atCleanup: call.atCleanup,
  };
}

/** Wakes a call that waits, whose caller has given up. That it has ended meanwhile, or its pool went, is no failure. */
export function wake(abi: Abi, request: CarriedRequest): void {
  const name = byNumber.get(request.number);
  const row = name && (ioctls[name] as IoctlRow);
  if (!row) return;
  try {
    servedIoctls[name]?.wake?.(new EngineCall(row, abi.layout, request, undefined));
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
  }
}

function work(name: IoctlName, served: ServedIoctl, row: IoctlRow, call: EngineCall, pool: string): void {
  const log = (failure?: EngineFailure) =>
    logCall(name, call, pool, process.hrtime.bigint() - started, failure);
  const started = process.hrtime.bigint();
  try {
    served.handle(call);
  } catch (error) {
    const failed = error instanceof EngineFailure && error.errno !== LINUX_ERRNO.EINVAL;
    if (failed && served.logsFailures) log(error);
    throw error;
  }
  if (row.style !== 'nvlist') return;
  if (served.logs) log();
  if (call.dst.length === 0 && call.dstSize > 0) call.reply(new Nvlist());
}

/** The list that comes with an error; one that does not fit is left out. */
function answerBeside(call: EngineCall, outnvl: Nvlist): void {
  const bytes = encode(outnvl);
  if (bytes.length <= call.dstSize) call.reply(bytes);
}

function checkPool({ needs }: ServedIoctl, pool: string): void {
  if (needs === undefined) return;
  using spa = openPool(pool);
  if (spa_suspended(spa.pointer) !== 0) throw new EngineFailure(LINUX_ERRNO.EAGAIN);
  if (needs === 'writable' && spa_writeable(spa.pointer) === 0) throw new EngineFailure(LINUX_ERRNO.EROFS);
}

/** Writes the call to the history. The keys are those of `include/sys/fs/zfs.h` (ZPOOL_HIST_*). */
function logCall(
  name: IoctlName,
  call: EngineCall,
  pool: string,
  elapsed: bigint,
  failure: EngineFailure | undefined,
): void {
  const record = new Nvlist();
  record.set('ioctl', string(kernelNameOf(name)));
  const { innvl } = call;
  wipeKey(innvl.find('hidden_args', 'nvlist'));
  innvl.delete('hidden_args');
  if (innvl.size > 0) record.set('in_nvl', { type: 'nvlist', value: innvl });
  const output = failure?.outnvl ? encode(failure.outnvl) : call.dst;
  if (output.length > HISTORY_OUTPUT_BYTES) record.set('out_size', int64(BigInt(output.length)));
  else if (output.length > 0) record.set('out_nvl', { type: 'nvlist', value: decode(output) });
  if (failure) record.set('errno', int64(BigInt(failure.errno)));
  record.set('elapsed_ns', int64(elapsed));
  try {
    using spa = openPool(pool);
    using list = NativeList.from(record);
    spa_history_log_nvl(spa.pointer, list.pointer);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
  }
}

/** Those that are not simply the name of the ioctl. */
const kernelNames: { readonly [N in IoctlName]?: string } = {
  ZFS_IOC_RECV_NEW: 'receive',
  ZFS_IOC_LOAD_KEY: 'load-key',
  ZFS_IOC_UNLOAD_KEY: 'unload-key',
  ZFS_IOC_CHANGE_KEY: 'change-key',
  ZFS_IOC_POOL_REOPEN: 'reopen',
  ZFS_IOC_POOL_CHECKPOINT: 'zpool_checkpoint',
  ZFS_IOC_POOL_DISCARD_CHECKPOINT: 'zpool_discard_checkpoint',
  ZFS_IOC_POOL_PREFETCH: 'zpool_prefetch',
  ZFS_IOC_POOL_INITIALIZE: 'initialize',
  ZFS_IOC_POOL_TRIM: 'trim',
  ZFS_IOC_POOL_SCRUB: 'scrub',
  ZFS_IOC_DDT_PRUNE: 'zpool_ddt_prune',
};

/** `snapshot` of ZFS_IOC_SNAPSHOT (`zfs_ioctl_register` in `zfs_ioctl.c`): what `zpool history -i` shows. */
function kernelNameOf(name: IoctlName): string {
  return kernelNames[name] ?? name.replace(/^ZFS_IOC_/, '').toLowerCase();
}
