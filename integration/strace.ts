import { errnoName } from 'zfskit/ioctl';
import type { RawCall } from 'zfskit/trace';

/** A call as strace sees it: the request and how it ended. */
export type Seen = readonly [request: string, result: string];

/** Calls of ZFS in what `strace -f -X raw -e trace=ioctl` wrote. */
export function callsInLog(log: string): Seen[] {
  const calls: [request: string, result: string][] = [];
  const unfinished = new Map<string, [request: string, result: string]>();
  for (const line of log.split('\n')) {
    const [, thread = '', text = ''] = /^(\d+) +(.*)/.exec(line) ?? [];
    const [, request] = /^ioctl\([^,]*, (0x5a[0-9a-f]{2})\b/.exec(text) ?? [];
    const call = request === undefined ? unfinished.get(thread) : ([request, '?'] as [string, string]);
    if (call === undefined) continue;
    if (request !== undefined) calls.push(call);
    const [, result = '?', name] = /\) += (-?\d+|\?)(?: (E\w+|\(errno \d+\)))?/.exec(text) ?? [];
    const [, number] = /errno (\d+)/.exec(name ?? '') ?? [];
    call[1] = number ? errnoName(Number(number)) : (name ?? result);
    if (text.includes('unfinished')) unfinished.set(thread, call);
    else unfinished.delete(thread);
  }
  return calls;
}

/** Calls of the tracer as strace would see them. */
export const seen = (calls: readonly RawCall[]): Seen[] =>
  calls.map(({ request, errno }) => [
    `0x${request.toString(16)}`,
    errno === undefined ? '?' : errno === 0 ? '0' : errnoName(errno),
  ]);

/** ENOTSUP is EOPNOTSUPP for strace, and so on. */
export const asHere = ([request, result]: Seen): Seen => [request, SAME_NAMES[result] ?? result];

const SAME_NAMES: Readonly<Record<string, string>> = {
  EOPNOTSUPP: 'ENOTSUP',
  EBADE: 'ECKSUM',
  EBADR: 'EFRAGS',
  ENOANO: 'ENOTACTIVE',
};
