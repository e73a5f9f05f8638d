import { abiForVersion, callSync, type IoctlReply, type IoctlRequest, type Transport } from 'zfskit/ioctl';
import * as libc from '../../src/ffi/libc.ts';
import { Loans } from '../../src/ioctl/loan.ts';

/** A reply of the kernel, as the guest prints it. */
export interface RecordedReply {
  readonly recorded: 'ZFS_IOC_POOL_CONFIGS' | 'ZFS_IOC_OBJSET_STATS';
  readonly version: string;
  readonly command: string;
  readonly dst: string;
}

const CALLS = 20_000;
const FD_OF_NO_ZFS = 1;

/**
 * Our own time for a synchronous call on this machine, in microseconds: all that a call does, with a real ioctl(2) that the
 * kernel refuses at once, and the recorded reply in the place of its answer.
 */
export function ownTime({ recorded, version, command, dst }: RecordedReply): number {
  const abi = abiForVersion(version);
  const reply = { errno: 0, command: bytesOf(command), dst: bytesOf(dst), history: new Uint8Array() };
  const loans = new Loans(abi.layout);
  const transport: Transport = {
    abi,
    closing: new AbortController().signal,
    ioctl: () => Promise.reject(new Error('it is measured synchronously')),
    ioctlSync(request: IoctlRequest): IoctlReply {
      const loan = loans.lend(request);
      loan.reply([libc.ioctl(FD_OF_NO_ZFS, request.number, loan.address), libc.errno()]);
      loans.takeBack(loan);
      return reply;
    },
    pipe: () => {
      throw new Error('there are no streams');
    },
    close: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
  const subject = recorded === 'ZFS_IOC_POOL_CONFIGS' ? {} : { zc_name: 'tank' };
  const times: number[] = [];
  for (let index = 0; index < CALLS; index++) {
    const start = process.hrtime.bigint();
    callSync(transport, recorded, subject as { zc_name: string });
    times.push(Number(process.hrtime.bigint() - start) / 1e3);
  }
  return times.sort((a, b) => a - b)[CALLS >> 1] ?? 0;
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
