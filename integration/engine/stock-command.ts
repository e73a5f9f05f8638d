import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Zfs } from 'zfskit';
import { runProgram } from 'zfskit/run';
import { forSuite, openzfsFolder } from './engine-fixture.ts';

/** Runs the unmodified `zfs` or `zpool` of the suite on an engine and gives its standard output. */
export async function stockCommand(
  { transport }: Zfs,
  program: 'zfs' | 'zpool',
  ...args: readonly string[]
): Promise<string> {
  const { prefix, env } = forSuite();
  const folder = await mkdtemp(join(tmpdir(), 'zfskit-stock-'));
  const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const stdio = [openSync('/dev/null', 'r'), openSync(stdout, 'w'), openSync(stderr, 'w')] as const;
  try {
    const argv = [...prefix, join(openzfsFolder(), 'sbin', program), ...args];
    const { end } = await runProgram(argv, { transport, env: env as Record<string, string>, stdio });
    const { status } = await end;
    if (status === 0) return readFileSync(stdout, 'utf8');
    const said = readFileSync(stderr, 'utf8');
    throw Object.assign(new Error(`${program} ${args.join(' ')}: ${status}: ${said}`), { stderr: said });
  } finally {
    for (const fd of stdio) closeSync(fd);
    await rm(folder, { recursive: true, force: true });
  }
}
