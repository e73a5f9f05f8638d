import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, timed } from '../comparison.ts';

const REPEATS = 5;

/** What is measured, and where. */
export interface Overhead {
  /** What the lines begin with. */
  readonly place: string;
  /** Goes before every command: what keeps it on one processor. */
  readonly prefix: readonly string[];
  /** Options that `zfskit trace` needs here. */
  readonly options: readonly string[];
  /** Commands by what they show. */
  readonly commands: Readonly<Record<string, readonly string[]>>;
  /** Ways to trace, beside none. */
  readonly ways: readonly (readonly string[])[];
}

/**
 * Times commands as they are, under `strace -f --seccomp-bpf -e trace=ioctl`, and under `zfskit trace`: medians of milliseconds, and
 * what each adds.
 */
export async function measureOverhead({ place, prefix, options, commands, ways }: Overhead): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-bench-'));
  const log = join(folder, 'log');
  const strace = [...prefix, 'strace', '-f', '--seccomp-bpf', '-e', 'trace=ioctl', '-o', log];
  const zfskit = (way: readonly string[]) => [
    ...prefix,
    process.execPath,
    'dist/cli.js',
    'trace',
    '-o',
    log,
    ...options,
    ...way.map((word) => word.replace('FOLDER', folder)),
  ];
  try {
    const start = await timeOf([...zfskit([]), 'true']);
    line(`${place}: start-up (true)`, { zfskit: start, strace: await timeOf([...strace, 'true']) });
    for (const [name, command] of Object.entries(commands)) {
      const plain = await timeOf([...prefix, ...command]);
      const peer = (await timeOf([...strace, ...command])) - plain;
      for (const way of [[], ...ways]) {
        const ours = (await timeOf([...zfskit(way), ...command])) - plain;
        line(`${place}: ${name} ${way[0] ?? ''}`, {
          plain,
          'strace adds': peer,
          'zfskit adds': ours,
          'after its start': ours - start,
          ratio: (ours - start) / peer,
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds that a command takes, the median of some runs. */
async function timeOf(argv: readonly string[]): Promise<number> {
  const [program = '', ...args] = argv;
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    times.push(await timed(() => spawnSync(program, args, { stdio: 'ignore' })));
  }
  return median(times);
}

function line(name: string, values: Readonly<Record<string, number>>): void {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ name, unit: 'ms', ...values }));
    return;
  }
  const columns = Object.entries(values).map(
    ([key, value]) => `${key} ${key === 'ratio' ? value.toFixed(2) : `${value.toFixed(0)} ms`}`,
  );
  console.log(`${name.padEnd(44)} ${columns.join('  ')}`);
}
