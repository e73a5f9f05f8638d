/** What `npm run bench -- trace` runs in the guest: commands as they are, under zfskit trace and under strace. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, timed } from '../comparison.ts';

const CALLS = 4000;
const REPEATS = 3;

const folder = mkdtempSync(join(tmpdir(), 'zfskit-bench-'));
const log = join(folder, 'log');
const strace = ['strace', '-f', '--seccomp-bpf', '-e', 'trace=ioctl', '-o', log];
const zfskit = (...options: string[]) => [process.execPath, 'dist/cli.js', 'trace', '-o', log, ...options];

const nothing = ['true'];
const many = [
  'python3',
  '-c',
  `import libzfs_core as lzc\nfor i in range(${CALLS}): lzc.lzc_exists(b"zfskit-bench-none/a")`,
];
const none = ['find', '/usr', '-name', 'zfskit-bench-none'];

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
  const columns = Object.entries(values).map(([key, value]) => `${key} ${value.toFixed(1)}`);
  console.log(`${name.padEnd(34)} ${columns.join('  ')}`);
}

try {
  const startUp = {
    zfskit: await timeOf([...zfskit(), ...nothing]),
    strace: await timeOf([...strace, ...nothing]),
  };
  line('start-up (true), ms', startUp);
  for (const [name, command] of [
    [`${CALLS} ioctls (pyzfs), ms`, many],
    ['no ioctl (find /usr), ms', none],
  ] as const) {
    const plain = await timeOf(command);
    const peer = (await timeOf([...strace, ...command])) - plain;
    for (const options of [
      [],
      ['-v'],
      ['--json'],
      ['-c'],
      ['--record', join(folder, 'recording')],
      ['--no-filter'],
    ]) {
      const whole = await timeOf([...zfskit(...options), ...command]);
      const extra = whole - plain;
      const beyondStart = extra - startUp.zfskit;
      line(`${name} ${options[0] ?? ''}`, {
        plain,
        'strace adds': peer,
        'zfskit adds': extra,
        'of that after its start': beyondStart,
        'times strace': extra / peer,
        'without its start': beyondStart / peer,
      });
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
