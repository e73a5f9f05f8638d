import { readlinkSync } from 'node:fs';

/** What `/proc` says a descriptor of a process is, such as `pipe:[4711]`; empty when it is nothing. */
export function fileOf(tid: number, fd: number): string {
  try {
    return readlinkSync(`/proc/${tid}/fd/${fd}`);
  } catch {
    return '';
  }
}
