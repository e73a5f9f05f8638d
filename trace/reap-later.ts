import { reap } from '../src/ffi/tracing.ts';

const LOOK_EVERY_MS = 500;

/** Takes the status of a child of this process that nobody else waits for, once it has ended: it would stay as a zombie. */
export function reapLater(pid: number): void {
  const timer = setInterval(() => {
    if (reap(pid) === 'reaped') clearInterval(timer);
  }, LOOK_EVERY_MS);
  timer.unref();
}
