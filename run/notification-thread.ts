import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import * as libc from '../src/ffi/libc.ts';
import { openProcess, takeStatus } from '../src/ffi/tracing.ts';
import { abiForVersion, LINUX_ERRNO } from '../src/ioctl/index.ts';
import { commandLineOf, processOf } from '../trace/process-facts.ts';
import { fileOf } from './file-of.ts';
import { type Answer, failed, Listener, type Notification, PASS } from './listener.ts';
import { answerPathCall, type PathRules } from './path-calls.ts';
import { readText } from './program-memory.ts';
import { CONTROL, type RunControl } from './run-control.ts';
import { callNumber, TRAPPED_CALLS, type TrappedCallName } from './trapped-calls.ts';
import { userlandVersion } from './userland-version.ts';

/** What the thread that answers system calls is told. */
export interface NotificationJob {
  readonly control: RunControl;
  /** Read end of a pipe that says that something in `control` has changed. */
  readonly wake: number;
  readonly moduleFolder: string;
  /** Size of the `zfs_cmd_t` that ioctls must have. */
  readonly commandBytes: number;
  /** Whether the ioctls go to this machine's kernel, which mounts. */
  readonly isKernel: boolean;
}

/** An ioctl of a program on the ZFS device. */
export interface DeviceCall {
  readonly id: bigint;
  readonly tid: number;
  readonly request: number;
  /** Address of the command. */
  readonly argument: bigint;
}

/** What it says. */
export type NotificationMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ioctl'; readonly call: DeviceCall }
  /** The program has opened the device; `device` is what `/proc` calls its descriptor. */
  | { readonly kind: 'opened'; readonly device: string }
  /** The program has closed a device that it had opened, wherever it or its children had copies. */
  | { readonly kind: 'closed'; readonly device: string }
  /** A program's libzfs speaks another ABI. */
  | { readonly kind: 'refused'; readonly program: string; readonly version: string }
  /** The program has ended: status of wait(2). */
  | { readonly kind: 'end'; readonly status: number };

/** Most descriptors of the device at a time. */
const MAX_DEVICES = 1024;

const { control, wake, moduleFolder, commandBytes, isKernel } = workerData as NotificationJob;
const say = (message: NotificationMessage) => parentPort?.postMessage(message);
const names = new Map(
  (Object.keys(TRAPPED_CALLS) as TrappedCallName[]).map((name) => [callNumber(name, process.arch), name]),
);
/** Our ends of the pipes that stand for opened devices, by what `/proc` calls the pipe. */
const devices = new Map<string, number>();

say({ kind: 'ready' });
Atomics.wait(control, CONTROL.listener, -1);
if (Atomics.load(control, CONTROL.stop) === 0) serve(new Listener(Atomics.load(control, CONTROL.listener)));

/** Answers until the program and all that it has started are gone. */
function serve(listener: Listener): void {
  const isWaiting = (id: bigint) => listener.isWaiting(id);
  let program: number | undefined;
  let hasEnded = false;
  let isListening = true;
  let isStopped = false;
  while (!isStopped && (isListening || !hasEnded)) {
    const waited = [wake, ...(isListening ? [listener.fd] : []), ...devices.values()];
    for (const { fd, readable } of libc.pollAll(program === undefined ? waited : [program, ...waited])) {
      if (fd === wake) {
        readSync(wake, new Uint8Array(64));
        isStopped = Atomics.load(control, CONTROL.stop) !== 0;
        if (!isStopped) program = openProcess(Atomics.load(control, CONTROL.program));
      } else if (fd === program) {
        say({ kind: 'end', status: takeStatus(Atomics.load(control, CONTROL.program)) ?? 0 });
        libc.close(program);
        program = undefined;
        hasEnded = true;
      } else if (fd !== listener.fd) closeDevice(fd);
      else if (!readable) isListening = false;
      else {
        const notification = listener.receive();
        const given = notification && answer(notification, isWaiting);
        if (given) listener.answer(notification.id, given);
      }
    }
  }
  closeAll(program);
}

/** Answers the next call; undefined for one that is answered later. */
function answer(notification: Notification, isWaiting: PathRules['isWaiting']): Answer | undefined {
  const { id, tid, args, number } = notification;
  const name = names.get(number);
  switch (name) {
    case undefined:
      return PASS;
    case 'ioctl': {
      const [fd = 0n, request = 0n, argument = 0n] = args;
      if (!devices.has(fileOf(tid, Number(BigInt.asIntN(32, fd))))) return PASS;
      say({ kind: 'ioctl', call: { id, tid, request: Number(BigInt.asUintN(32, request)), argument } });
      return undefined;
    }
    case 'geteuid':
      return !isKernel && isImport(tid) ? { kind: 'value', value: 0 } : PASS;
    case 'mount':
      return !isKernel && readText(tid, args[2] ?? 0n) === 'zfs' ? failed(LINUX_ERRNO.ENOSYS) : PASS;
    default:
      return answerPathCall(notification, TRAPPED_CALLS[name], {
        moduleFolder,
        hidesMounts: !isKernel,
        openDevice,
        isWaiting,
      });
  }
}

/**
 * Opens a device for the program: the read end of a pipe of which we have the other, so that it is known when nobody has it any
 * more. What cannot speak to the transport cannot open it.
 */
function openDevice({ tid }: Notification, flags: number): Answer {
  const refused = otherRelease(tid);
  if (refused !== undefined) {
    say({ kind: 'refused', program: commandLineOf(tid)[0] ?? '', version: refused });
    return failed(LINUX_ERRNO.EPROTO);
  }
  const ends = new Int32Array(2);
  if (devices.size >= MAX_DEVICES || libc.pipe2(ends, libc.O_CLOEXEC | libc.O_NONBLOCK) !== 0) {
    return failed(LINUX_ERRNO.ENFILE);
  }
  const [theirs = -1, ours = -1] = ends;
  const device = fileOf(process.pid, ours);
  devices.set(device, ours);
  say({ kind: 'opened', device });
  return { kind: 'descriptor', fd: theirs, flags };
}

function closeDevice(fd: number): void {
  const device = [...devices].find(([, ours]) => ours === fd)?.[0];
  if (device === undefined) return;
  devices.delete(device);
  libc.close(fd);
  say({ kind: 'closed', device });
}

function closeAll(program: number | undefined): void {
  for (const fd of devices.values()) libc.close(fd);
  if (program !== undefined) libc.close(program);
}

/** Version of a process's libzfs when its `zfs_cmd_t` is not the transport's. */
function otherRelease(tid: number): string | undefined {
  const version = userlandVersion(tid);
  if (version === undefined) return undefined;
  try {
    return abiForVersion(version).layout.size === commandBytes ? undefined : version;
  } catch {
    return version;
  }
}

/**
 * `zpool import` looks for pools to show for root alone, before it asks the kernel anything (`zpool_do_import` in
 * `cmd/zpool/zpool_main.c`).
 */
function isImport(tid: number): boolean {
  const [program = '', command] = commandLineOf(processOf(tid) ?? tid);
  return command === 'import' && /(^|\/)zpool$/.test(program);
}
