import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: when it was started, in clock ticks since boot.
 *
 * @param {number} pid
 * @returns {string | undefined} undefined when there is no such process
 */
export function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name before it, in brackets, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
