import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiles tracee.c into a folder, and gives the program's path. */
export function buildTracee(folder: string): string {
  const tracee = join(folder, 'tracee');
  const source = fileURLToPath(new URL('tracee.c', import.meta.url));
  execFileSync('cc', ['-O1', '-Wall', '-Werror', '-pthread', source, '-o', tracee]);
  return tracee;
}
