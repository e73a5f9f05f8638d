import { zio_clear_fault, zio_inject_list_next } from '../bindings/zio.ts';
import type { EngineCall } from '../engine-call.ts';
import { check } from '../engine-failure.ts';
import type { ServedIoctl } from '../served-ioctl.ts';
import { structMember } from '../struct-member.ts';

const idOf = (call: EngineCall) => Number(BigInt.asIntN(32, call.uint64('zc_guid')));

function listNext(call: EngineCall): void {
  const id = new Int32Array([idOf(call)]);
  const name = new Uint8Array(256);
  const errno = zio_inject_list_next(
    id,
    name,
    name.length,
    structMember(call.command, call.layout, 'zc_inject_record'),
  );
  call.command.set('zc_guid', BigInt.asUintN(64, BigInt(id[0] ?? 0)));
  check(errno);
  call.command.set('zc_name', new TextDecoder().decode(name.subarray(0, name.indexOf(0))));
}

/** Injected faults: `zfs_ioc_clear_fault` and `zfs_ioc_inject_list_next` in `zfs_ioctl.c`. */
export const faultHandlers = {
  ZFS_IOC_CLEAR_FAULT: { handle: (call) => check(zio_clear_fault(idOf(call))) },
  ZFS_IOC_INJECT_LIST_NEXT: { handle: listNext },
} satisfies Record<string, ServedIoctl>;
