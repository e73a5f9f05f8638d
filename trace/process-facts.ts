import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** Process of a thread; undefined when it is gone. */
export function processOf(tid: number): number | undefined {
  return numberIn(tid, 'Tgid');
}

/** Parent of a process; 0 when it is gone. */
export function parentOf(pid: number): number {
  return numberIn(pid, 'PPid') ?? 0;
}

/** Thread that traces a thread; 0 when none does; undefined when it is gone. */
export function tracerOf(tid: number): number | undefined {
  return numberIn(tid, 'TracerPid');
}

/** Whether a signal waits to be delivered to a thread, and is not blocked. */
export function hasPendingSignal(tid: number): boolean {
  const status = statusOf(tid) ?? '';
  const mask = (name: string) => BigInt(`0x${new RegExp(`^${name}:\\s*(\\w+)`, 'm').exec(status)?.[1] ?? 0}`);
  return ((mask('SigPnd') | mask('ShdPnd')) & ~mask('SigBlk')) !== 0n;
}

/** Clock ticks that a thread has spent in user mode; undefined when it is gone. proc_pid_stat(5). */
export function userTicksOf(tid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${tid}/stat`, 'latin1');
    // The name before it may hold anything.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[11]);
  } catch {
    return undefined;
  }
}

/** Threads of a process; none when it is gone. */
export function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [];
  }
}

/** Every process, the newest ids first. */
export function processes(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .sort((a, b) => b - a);
}

/** Name of a process or thread; undefined when it is gone. */
export function nameOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trimEnd();
  } catch {
    return undefined;
  }
}

/** A process can make its command line as long as it likes. */
const MAX_COMMAND_LINE_BYTES = 1 << 20;

/** Command line of a process, at most 1 MiB of it; empty when it is gone. */
export function commandLineOf(pid: number): string[] {
  try {
    const bytes = readStart(`/proc/${pid}/cmdline`, MAX_COMMAND_LINE_BYTES);
    return bytes.toString('utf8').replace(/\0$/, '').split('\0');
  } catch {
    return [];
  }
}

function readStart(path: string, most: number): Buffer {
  const fd = openSync(path, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let length = 0; length < most; length += pieces.at(-1)?.length ?? 0) {
      const piece = Buffer.alloc(Math.min(64 << 10, most - length));
      const read = readSync(fd, piece);
      if (read === 0) break;
      pieces.push(piece.subarray(0, read));
    }
    return Buffer.concat(pieces);
  } finally {
    closeSync(fd);
  }
}

/** proc_pid_status(5). */
function statusOf(tid: number): string | undefined {
  try {
    return readFileSync(`/proc/${tid}/status`, 'latin1');
  } catch {
    return undefined;
  }
}

function numberIn(tid: number, line: string): number | undefined {
  const found = new RegExp(`^${line}:\\s*(\\d+)`, 'm').exec(statusOf(tid) ?? '');
  return found ? Number(found[1]) : undefined;
}
