import { readdirSync, readFileSync } from 'node:fs';

/** Process of a thread; undefined when it is gone. */
export function processOf(tid: number): number | undefined {
  return numberIn(tid, 'Tgid');
}

/** Parent of a process; 0 when it is gone. */
export function parentOf(pid: number): number {
  return numberIn(pid, 'PPid') ?? 0;
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

/** A line of proc_pid_status(5). */
function numberIn(pid: number, line: string): number | undefined {
  try {
    const found = new RegExp(`^${line}:\\s*(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}
