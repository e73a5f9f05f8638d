import { readFileSync, writeSync } from 'node:fs';
import { posix } from 'node:path';
import * as libc from '../src/ffi/libc.ts';
import { memoryFile, systemCall } from '../src/ffi/tracing.ts';
import { LINUX_ERRNO } from '../src/ioctl/index.ts';
import { type Answer, failed, type Notification, PASS } from './listener.ts';
import { readBytes, readText, writeBytes } from './program-memory.ts';
import { RESULT_BYTES, type TrappedCall } from './trapped-calls.ts';

const DEVICE = '/dev/zfs';
const MODULE = '/sys/module/zfs';
/** Where programs read what is mounted. */
const MOUNTS: ReadonlySet<string> = new Set(['/proc/self/mounts', '/proc/mounts', '/etc/mtab']);

/** A device that every machine has, of which the attributes are given out as those of the ZFS device. */
const SOME_DEVICE = '/dev/null';

const resultBytes = RESULT_BYTES[process.arch];
const result = new Uint8Array(256);

/** How calls on paths are answered. */
export interface PathRules {
  /** What stands for `/sys/module/zfs`. */
  readonly moduleFolder: string;
  /** Whether mounted file systems of ZFS are hidden. */
  readonly hidesMounts: boolean;
  /** Answers a call that opens the device. */
  readonly openDevice: (notification: Notification, flags: number) => Answer;
  /** Whether a call still waits for its answer. */
  readonly isWaiting: (id: bigint) => boolean;
}

/** Answers a call on a path: those that lead to ZFS; all others are the kernel's. */
export function answerPathCall(notification: Notification, call: TrappedCall, rules: PathRules): Answer {
  const { tid, args } = notification;
  const given = readText(tid, args[call.path ?? 0] ?? 0n);
  const path = given?.startsWith('/') ? posix.normalize(given) : undefined;
  if (path === undefined) return PASS;
  const flags = call.flags && flagsOf(notification, call.flags);
  if (flags !== undefined) {
    if (path === DEVICE) return rules.openDevice(notification, flags);
    if (MOUNTS.has(path) && rules.hidesMounts) return otherMounts(tid, flags);
  }
  const ours = ownPath(path, rules.moduleFolder);
  if (ours === undefined) return PASS;
  if (flags !== undefined) return opened(ours, flags);
  return carryOut(notification, call, ours, rules.isWaiting);
}

/** The path that is asked in the place of one that leads to ZFS. */
function ownPath(path: string, moduleFolder: string): string | undefined {
  if (path === DEVICE) return SOME_DEVICE;
  return path === MODULE || path.startsWith(`${MODULE}/`)
    ? moduleFolder + path.slice(MODULE.length)
    : undefined;
}

function flagsOf({ tid, args }: Notification, [argument, place]: NonNullable<TrappedCall['flags']>): number {
  const value = args[argument] ?? 0n;
  if (place === 'value') return Number(BigInt.asIntN(32, value));
  const bytes = readBytes(tid, value, 8);
  return bytes ? new DataView(bytes.buffer).getInt32(0, true) : 0;
}

/** Makes the same call for a path of our own, and gives the program what came of it. */
function carryOut(
  { id, tid, number, args }: Notification,
  call: TrappedCall,
  ours: string,
  isWaiting: (id: bigint) => boolean,
): Answer {
  const path = Buffer.from(`${ours}\0`, 'latin1');
  const replaced = [...args];
  replaced[call.path ?? 0] = libc.addressOf(path);
  const [argument, layout] = call.result ?? [];
  if (argument !== undefined) replaced[argument] = libc.addressOf(result);
  const [a = 0n, b, c, d, e] = replaced;
  const value = systemCall(number, BigInt.asIntN(64, a), b, c, d, e);
  if (value < 0) return failed(libc.errno());
  if (argument !== undefined && layout && isWaiting(id)) {
    const bytes = result.subarray(0, resultBytes?.[layout] ?? 0);
    if (!writeBytes(tid, args[argument] ?? 0n, bytes)) return failed(LINUX_ERRNO.EFAULT);
  }
  return { kind: 'value', value };
}

function opened(path: string, flags: number): Answer {
  const fd = libc.open(path, flags | libc.O_CLOEXEC);
  return fd < 0 ? failed(libc.errno()) : { kind: 'descriptor', fd, flags };
}

/** What a process sees mounted, without file systems of ZFS. Lines are `device path type options`: proc_pid_mounts(5). */
function otherMounts(tid: number, flags: number): Answer {
  const file = memoryFile('mounts');
  if (file < 0) return failed(libc.errno());
  try {
    const lines = readFileSync(`/proc/${tid}/mounts`, 'latin1').split('\n');
    const others = lines.filter((line) => line.split(' ')[2] !== 'zfs');
    writeSync(file, others.join('\n'), null, 'latin1');
    return opened(`/proc/self/fd/${file}`, libc.O_RDONLY | (flags & libc.O_CLOEXEC));
  } catch {
    return failed(LINUX_ERRNO.ENOENT);
  } finally {
    libc.close(file);
  }
}
