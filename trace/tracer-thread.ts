import { parentPort, workerData } from 'node:worker_threads';
import * as libc from '../src/ffi/libc.ts';
import { gettid, limitDescriptors } from '../src/ffi/tracing.ts';
import type { ZfsCmdLayout } from '../src/ioctl/index.ts';
import { CallCapture } from './call-capture.ts';
import { Clock } from './clock.ts';
import { EventRingWriter, type RingMemory } from './event-ring.ts';
import { nameOf, parentOf, processes, processOf } from './process-facts.ts';
import type { ProgramEnd } from './trace.ts';
import { Tracer } from './tracer.ts';

/** What the tracer's thread is told. */
export interface TracerJob {
  readonly memory: RingMemory;
  readonly layout: ZfsCmdLayout;
  /** Path of the ZFS device. */
  readonly device: string;
  /** Processes to attach to, or where to find the one that is being started. */
  readonly target: { readonly pids: readonly number[] } | LaunchTarget;
}

/** A program that is being started. */
export interface LaunchTarget {
  /** Name of the thread that starts it. */
  readonly launch: string;
  /** Descriptor of the gate. */
  readonly gate: number;
  /** How many descriptors it may have by default; as many as this process when undefined. */
  readonly descriptorLimit: bigint | undefined;
}

/** What it says. */
export type TracerMessage =
  /** It traces, or `errno` says why it cannot. */
  | { readonly kind: 'attached'; readonly errno: number; readonly pid: number }
  /** There is something in the ring. */
  | { readonly kind: 'wake' }
  /** The program that was started has ended. */
  | { readonly kind: 'end'; readonly end: ProgramEnd };

const { memory, layout, device, target } = workerData as TracerJob;
const say = (message: TracerMessage) => parentPort?.postMessage(message);
const ring = new EventRingWriter(memory, () => say({ kind: 'wake' }));
const clock = new Clock();
const tracer = new Tracer(new CallCapture(layout, device, clock), clock, ring, (end) =>
  say({ kind: 'end', end }),
);

ring.thread = gettid();
try {
  if ('pids' in target) attachAll(target.pids);
  else adoptLaunched(target);
} finally {
  ring.end();
}

function attachAll(pids: readonly number[]): void {
  for (const pid of new Set(pids.map((pid) => processOf(pid) ?? pid))) {
    const errno = tracer.attach(pid);
    if (errno !== 0) {
      say({ kind: 'attached', errno, pid });
      return;
    }
  }
  say({ kind: 'attached', errno: 0, pid: pids[0] ?? 0 });
  tracer.run();
}

/** The new process has the name of the thread that makes it until it runs its program, before which it waits for us. */
function adoptLaunched({ launch, gate, descriptorLimit }: LaunchTarget): void {
  const pid = findLaunched(launch);
  if (pid === undefined) return;
  if (descriptorLimit !== undefined) limitDescriptors(pid, descriptorLimit);
  const errno = tracer.adopt(pid, ring.filtered);
  // It would run on untraced.
  if (errno !== 0) process.kill(pid, 'SIGKILL');
  libc.fcntl(gate, libc.F_SETLEASE, libc.F_UNLCK);
  say({ kind: 'attached', errno, pid });
  if (errno === 0) tracer.run();
}

function findLaunched(name: string): number | undefined {
  while (!ring.launched && ring.order === undefined) {
    const found = processes().find(
      (pid) => pid !== process.pid && nameOf(pid) === name && parentOf(pid) === process.pid,
    );
    if (found !== undefined) return found;
    ring.awaitLaunched(1);
  }
  return undefined;
}
