import { readFileSync } from 'node:fs';

/**
 * How many descriptors the process that started this one may have by default: what this process would have had, if Node did
 * not raise it. Undefined when that is not known. Source: proc_pid_limits(5).
 */
export function parentDescriptorLimit(): bigint | undefined {
  try {
    const limits = readFileSync(`/proc/${process.ppid}/limits`, 'latin1');
    const [, soft] = /^Max open files\s+(\d+)\s/m.exec(limits) ?? [];
    return soft === undefined ? undefined : BigInt(soft);
  } catch {
    return undefined;
  }
}
