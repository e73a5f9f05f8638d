import { LINUX_ERRNO, ZFS_ERRNO } from '../../ioctl/index.ts';
import { encode, int32, Nvlist, uint64 } from '../../nvlist/index.ts';
import { checkEntityName } from '../check-name.ts';
import type { EngineCall } from '../engine-call.ts';
import { EngineFailure } from '../engine-failure.ts';
import { type Receive, type ReceiveResult, receive } from '../receive.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { structMember } from '../struct-member.ts';

/** `DRR_BEGIN` records begin with type and payload length, both 0 where the ioctl has no room for them. */
const RECORD_START_BYTES = 8;

/** `ZPROP_N_MORE_ERRORS`, and the room that a list of errors must have at least (`nvlist_smush`). */
const MORE_ERRORS = 'N_MORE_ERRORS';
const LEAST_ERRORS_BYTES = 1024;

/** `zfs_ioc_recv_new`. */
function receiveNew(call: EngineCall): void {
  const { innvl } = call;
  const name = innvl.find('snapname', 'string');
  const begin = innvl.find('begin_record', 'byte_array');
  const fd = innvl.find('input_fd', 'int32');
  if (name === undefined || begin === undefined || fd === undefined) {
    throw new EngineFailure(ZFS_ERRNO.ZFS_ERR_IOC_ARG_REQUIRED);
  }
  const result = receive({
    ...splitName(name),
    origin: innvl.find('origin', 'string'),
    props: { received: innvl.find('props', 'nvlist'), local: innvl.find('localprops', 'nvlist') },
    hidden: innvl.find('hidden_args', 'nvlist'),
    force: innvl.has('force'),
    heal: innvl.has('heal'),
    resumable: innvl.has('resumable'),
    fd,
    begin,
    isAborted: () => call.aborted,
  });
  const list = answerOf(result);
  if (result.errno !== 0) throw new EngineFailure(result.errno, list);
  call.reply(list);
}

function answerOf({ readBytes, errorFlags, errors }: ReceiveResult): Nvlist {
  return new Nvlist()
    .set('read_bytes', uint64(readBytes))
    .set('error_flags', uint64(errorFlags))
    .set('errors', { type: 'nvlist', value: errors });
}

/** Dataset and short name of a snapshot to make. */
function splitName(name: string): Pick<Receive, 'target' | 'snapshotName'> {
  checkEntityName('dataset', name);
  const at = name.indexOf('@');
  if (at < 0 || name.includes('%')) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  return { target: name.slice(0, at), snapshotName: name.slice(at + 1) };
}

/** `zfs_ioc_recv`. */
function receiveLegacy(call: EngineCall): void {
  const origin = call.text('zc_string');
  const result = receive({
    ...splitName(call.text('zc_value')),
    origin: origin === '' ? undefined : origin,
    props: {
      received: call.srcBytes && call.innvl,
      local: call.confBytes && call.conf,
    },
    hidden: undefined,
    force: call.uint64('zc_guid') !== 0n,
    heal: false,
    resumable: false,
    fd: Number(BigInt.asIntN(32, call.uint64('zc_cookie'))),
    begin: beginRecord(call),
    isAborted: () => call.aborted,
  });
  call.command.set('zc_cookie', result.readBytes);
  call.command.set('zc_obj', result.errorFlags);
  const errors = call.dstSize > 0 ? fitting(result.errors, call.dstSize) : undefined;
  if (result.errno !== 0) throw new EngineFailure(result.errno, errors);
  if (errors) call.reply(errors);
}

function beginRecord({ command, layout }: EngineCall): Uint8Array {
  const begin = structMember(command, layout, 'zc_begin_record');
  const record = new Uint8Array(RECORD_START_BYTES + begin.length);
  record.set(begin, RECORD_START_BYTES);
  return record;
}

/** As many errors as there is room for, and how many more there are. */
function fitting(errors: Nvlist, room: number): Nvlist {
  if (encode(errors).length <= room) return errors;
  if (room < LEAST_ERRORS_BYTES) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  const rest = errors.names();
  const kept = errors.clone();
  for (let more = 1; ; more++) {
    kept.delete(rest.pop() ?? '');
    kept.set(MORE_ERRORS, int32(more));
    if (encode(kept).length <= room) return kept;
  }
}

/** ioctls that read streams. */
export const receiveHandlers = {
  ZFS_IOC_RECV: { handle: receiveLegacy, needs: 'writable', logs: true },
  ZFS_IOC_RECV_NEW: { handle: receiveNew, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
