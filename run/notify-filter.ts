import {
  AND,
  ARCHITECTURE,
  instruction,
  JUMP_IF_EQUAL,
  LOAD_WORD,
  REQUEST,
  RETURN,
  SECCOMP_RET_ALLOW,
  SECCOMP_RET_USER_NOTIF,
  SYSCALL_NUMBER,
} from '../trace/bpf.ts';
import { ARCHITECTURES, REQUEST_MASK, ZFS_REQUESTS } from '../trace/seccomp-filter.ts';
import { callNumber, TRAPPED_CALLS, type TrappedCallName } from './trapped-calls.ts';

/**
 * A seccomp filter that asks about the calls of {@link TRAPPED_CALLS}, of ioctl(2) those with a request of ZFS alone, and lets
 * everything else through: `struct sock_filter` instructions (seccomp(2)). 32-bit programs are not asked about.
 *
 * @param architecture - as Node names it
 */
export function notifyFilter(architecture: string): Uint8Array {
  const native = ARCHITECTURES[architecture]?.[0];
  if (!native) return instruction(RETURN, SECCOMP_RET_ALLOW);
  const names = Object.keys(TRAPPED_CALLS) as TrappedCallName[];
  const numbers = names
    .filter((name) => name !== 'ioctl')
    .flatMap((name) => callNumber(name, architecture) ?? []);
  const toNotify = (index: number) => numbers.length - index + 3;
  const jumps = numbers.map((number, index) => instruction(JUMP_IF_EQUAL, number, toNotify(index), 0));
  return Buffer.concat([
    instruction(LOAD_WORD, ARCHITECTURE),
    instruction(JUMP_IF_EQUAL, native.audit, 0, jumps.length + 7),
    instruction(LOAD_WORD, SYSCALL_NUMBER),
    instruction(JUMP_IF_EQUAL, callNumber('ioctl', architecture) ?? 0, jumps.length + 1, 0),
    ...jumps,
    instruction(RETURN, SECCOMP_RET_ALLOW),
    instruction(LOAD_WORD, REQUEST),
    instruction(AND, REQUEST_MASK),
    instruction(JUMP_IF_EQUAL, ZFS_REQUESTS, 0, 1),
    instruction(RETURN, SECCOMP_RET_USER_NOTIF),
    instruction(RETURN, SECCOMP_RET_ALLOW),
  ]);
}
