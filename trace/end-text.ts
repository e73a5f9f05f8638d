import { constants } from 'node:os';
import type { ExitEvent } from './trace-event.ts';

/** Of a signal with several names the first is the usual one: SIGABRT comes before SIGIOT. */
const SIGNAL_NAMES = new Map(
  Object.entries(constants.signals)
    .reverse()
    .map(([name, number]) => [number, name]),
);

/** How a process ended: `exited with 1`, `killed by SIGKILL`. */
export function endText({ status, signal }: ExitEvent): string {
  if (signal === undefined) return `exited with ${status ?? 'an unknown status'}`;
  return `killed by ${SIGNAL_NAMES.get(signal) ?? `signal ${signal}`}`;
}
