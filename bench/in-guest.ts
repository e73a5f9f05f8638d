import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

/** Where a benchmark that runs in the guest comes from. */
export interface GuestBenchmark {
  readonly repository: string;
  /** Folder with guest.ts, and peer.c where there is a peer in C. */
  readonly folder: string;
  readonly release: string;
  readonly peer?: true;
  readonly args: readonly string[];
}

/**
 * Builds the package, the program and its peer, and runs them in the guest of a release.
 *
 * @param onLine - gets each line of output
 * @returns the exit status
 */
export async function runInGuest(
  { repository, folder, release, peer, args }: GuestBenchmark,
  onLine: (line: string) => void,
): Promise<number> {
  const output = join(repository, 'dist/bench');
  execFileSync('npm', ['run', '--silent', 'build', '--', '--silent'], {
    cwd: repository,
    stdio: ['ignore', 2, 2],
  });
  mkdirSync(output, { recursive: true });
  if (peer) execFileSync('cc', ['-O2', '-static', join(folder, 'peer.c'), '-o', join(output, 'peer')]);
  await build({
    entryPoints: [join(folder, 'guest.ts')],
    outfile: join(output, 'guest.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
  });
  const command = ['run', '--release', release, '--', 'node', '--expose-gc', 'dist/bench/guest.mjs', ...args];
  const guest = spawn('ci/kvm/vm', command, { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] });
  const status = new Promise<number>((resolve) => guest.once('close', (code) => resolve(code ?? 1)));
  for await (const line of createInterface({ input: guest.stdout })) onLine(line);
  return status;
}

/**
 * A benchmark of what guest.ts does alone, in one run in the guest of a release: `[RELEASE] [--json]`, default trixie. Under an
 * emulated processor only the ratios mean anything.
 *
 * @returns the exit status
 */
export function benchInGuest(folder: string): Promise<number> {
  const args = process.argv.slice(2);
  return runInGuest(
    {
      repository: join(folder, '../..'),
      folder,
      release: args.find((word) => !word.startsWith('-')) ?? 'trixie',
      args: args.includes('--json') ? ['--json'] : [],
    },
    (line) => console.log(line),
  );
}
