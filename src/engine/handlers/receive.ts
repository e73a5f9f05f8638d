import { LINUX_ERRNO } from '../../ioctl/index.ts';
import { Nvlist, uint64 } from '../../nvlist/index.ts';
import { checkEntityName } from '../check-name.ts';
import type { EngineCall } from '../engine-call.ts';
import { EngineFailure } from '../engine-failure.ts';
import { fitted } from '../item-failures.ts';
import { type Receive, type ReceiveResult, receive } from '../receive.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { structMember } from '../struct-member.ts';

/** `DRR_BEGIN` records begin with type and payload length, both 0 where the ioctl has no room for them. */
const RECORD_START_BYTES = 8;

/** `zfs_ioc_recv_new`. */
function receiveNew(call: EngineCall): void {
  const { innvl } = call;
  const result = receive({
    ...splitName(innvl.get('snapname', 'string')),
    origin: innvl.find('origin', 'string'),
    props: { received: innvl.find('props', 'nvlist'), local: innvl.find('localprops', 'nvlist') },
    hidden: innvl.find('hidden_args', 'nvlist'),
    force: innvl.has('force'),
    heal: innvl.has('heal'),
    resumable: innvl.has('resumable'),
    fd: innvl.get('input_fd', 'int32'),
    begin: innvl.get('begin_record', 'byte_array'),
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
  const errors = fitted(result.errors, call.dstSize);
  if (call.dstSize > 0 && !errors) throw new EngineFailure(LINUX_ERRNO.EINVAL);
  if (result.errno !== 0) throw new EngineFailure(result.errno, errors);
  if (errors) call.reply(errors);
}

function beginRecord({ command, layout }: EngineCall): Uint8Array {
  const begin = structMember(command, layout, 'zc_begin_record');
  const record = new Uint8Array(RECORD_START_BYTES + begin.length);
  record.set(begin, RECORD_START_BYTES);
  return record;
}

/** ioctls that read streams. */
export const receiveHandlers = {
  ZFS_IOC_RECV: { handle: receiveLegacy, needs: 'writable', logs: true },
  ZFS_IOC_RECV_NEW: { handle: receiveNew, needs: 'writable', logs: true },
} satisfies Record<string, ServedIoctl>;
