import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cacheFolder } from './cache.mjs';
import { hasImage } from './image.mjs';

const release = process.env.ZFSKIT_VM_RELEASE ?? 'trixie';
const vm = fileURLToPath(new URL('vm', import.meta.url));

interface Result {
  status: number | null;
  stdout: Buffer;
  stderr: string;
}

/** The images of the person who runs this, but nothing of the guests that run for that person. */
const cache = mkdtempSync(join(tmpdir(), 'zfskit-vm-test-'));
const ours = join(cache, 'zfskit', 'vm');

function prepareCache(): void {
  mkdirSync(ours, { recursive: true });
  for (const name of ['base', 'images', 'tools']) {
    mkdirSync(join(cacheFolder(), name), { recursive: true });
    symlinkSync(join(cacheFolder(), name), join(ours, name));
  }
  const verdicts = join(cacheFolder(), 'runners.json');
  if (existsSync(verdicts)) copyFileSync(verdicts, join(ours, 'runners.json'));
}

function launch(
  args: string[],
  input: Uint8Array = new Uint8Array(0),
): { child: ChildProcess; result: Promise<Result> } {
  const child = spawn(process.execPath, [vm, ...args], {
    env: { ...process.env, XDG_CACHE_HOME: cache, PASSED_ON: 'yes' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (data) => stdout.push(data));
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const result = new Promise<Result>((resolve) => {
    child.on('close', (status) => resolve({ status, stdout: Buffer.concat(stdout), stderr }));
  });
  return { child, result };
}

function call(...args: string[]): Promise<Result> {
  return launch(args).result;
}

function run(...command: string[]): Promise<Result> {
  return call('run', '-r', release, '--', ...command);
}

/** Of all guests of this test, found by the folder they run in. */
function guestProcesses(): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(cache);
    } catch {
      return false;
    }
  });
}

async function expectNothingLeft(): Promise<void> {
  await vi.waitFor(() => expect(guestProcesses()).toEqual([]), { timeout: 10_000 });
  const folder = join(ours, 'run');
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
}

afterAll(() => rmSync(cache, { recursive: true, force: true }));

test('a wrong command line is refused', async () => {
  const { status, stderr } = await call('run');
  expect(status).toBe(64);
  expect(stderr).toContain("run needs a command after '--'");
});

test('a release that is not built is told how to build', async () => {
  const { status, stderr } = await call('run', '-r', release, '--', 'true');
  expect(status).toBe(69);
  expect(stderr).toContain(`ci/kvm/vm build --release ${release}`);
});

describe.skipIf(!hasImage(release))(`a guest of ${release}`, () => {
  beforeAll(prepareCache);

  describe('that was started', () => {
    beforeAll(async () => {
      const { status, stderr } = await call('start', '-r', release);
      expect(stderr).toContain('started');
      expect(status).toBe(0);
    });

    afterAll(async () => {
      await call('stop', '-r', release);
      await expectNothingLeft();
    });

    test('answers fast', async () => {
      const started = performance.now();
      expect((await run('true')).status).toBe(0);
      expect(performance.now() - started).toBeLessThan(5000);
    });

    test.each([
      [['sh', '-c', 'exit 7'], 7],
      [['sh', '-c', 'exit 255'], 255],
      [['sh', '-c', 'kill -9 $$'], 137],
      [['no-such-command'], 127],
      [['/etc/passwd'], 126],
    ])('passes the status of %j on', async (command, status) => {
      expect((await run(...command)).status).toBe(status);
    });

    test('keeps stdout and stderr apart', async () => {
      const { stdout, stderr } = await run('sh', '-c', 'echo out; echo err >&2');
      expect(stdout.toString()).toBe('out\n');
      expect(stderr).toBe('err\n');
    });

    test('carries bytes as they are', async () => {
      const data = randomBytes(1 << 20);
      const { stdout } = await launch(['run', '-r', release, '--', 'cat'], data).result;
      expect(stdout.equals(data)).toBe(true);
    });

    test('does not wait for input that a command leaves unread', async () => {
      const { status } = await launch(['run', '-r', release, '--', 'true'], Buffer.alloc(4 << 20)).result;
      expect(status).toBe(0);
    });

    test('has node, the repository and its packages', async () => {
      const { stdout } = await run(
        'node',
        '-p',
        'process.version + " " + require("./package.json").name + " " + process.cwd()',
      );
      expect(stdout.toString()).toBe(`${process.version} zfskit /zfskit\n`);
      expect((await run('node', '-e', 'require("koffi").load("libzfs_core.so.3")')).stderr).toBe('');
    });

    test('has ZFS and blank disks', async () => {
      const { stdout, stderr, status } = await run(
        'sh',
        '-ec',
        'zpool create -R /tmp/mnt tank $ZFSKIT_DISKS; zfs list -H -o name; zpool destroy tank; echo $ZFSKIT_VM',
      );
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
      expect(stdout.toString()).toBe(`tank\n${release}\n`);
    });

    test('gets only the variables it is given', async () => {
      const { stdout } = await call(
        ...[
          'run',
          '-r',
          release,
          '--env',
          'PASSED_ON',
          '--env',
          'SET=a b',
          '--',
          'sh',
          '-c',
          'echo $PASSED_ON,$SET,$HOME',
        ],
      );
      expect(stdout.toString()).toBe('yes,a b,/root\n');
      expect((await run('sh', '-c', '[ -z "$PASSED_ON" ] && echo unset')).stdout.toString()).toBe('unset\n');
    });

    test('sees the working tree as it is at each run, and cannot change it', async () => {
      const file = fileURLToPath(new URL(`fresh-${process.pid}.tmp.txt`, import.meta.url));
      const inGuest = `ci/kvm/fresh-${process.pid}.tmp.txt`;
      try {
        writeFileSync(file, 'one');
        expect((await run('cat', inGuest)).stdout.toString()).toBe('one');
        writeFileSync(file, 'two');
        expect((await run('sh', '-c', `cat ${inGuest}; echo three > ${inGuest}`)).stdout.toString()).toBe(
          'two',
        );
        expect(readFileSync(file, 'utf8')).toBe('two');
      } finally {
        rmSync(file);
      }
      expect((await run('test', '-e', inGuest)).status).toBe(1);
    });

    test('hands out what a command wrote', async () => {
      const target = join(cache, 'out');
      const { status } = await call(
        ...['run', '-r', release, '--out', `/zfskit/results=${target}`, '--out', `/tmp/none=${target}/none`],
        ...['--', 'sh', '-c', 'mkdir -p results/deep; echo done > results/deep/file'],
      );
      expect(readFileSync(join(target, 'deep', 'file'), 'utf8')).toBe('done\n');
      expect(status).toBe(70);
    });

    test('ends what takes too long', async () => {
      const { status } = await call('run', '-r', release, '--timeout', '1', '--', 'sleep', '100');
      expect(status).toBe(124);
    });

    test('forwards signals', async () => {
      const script = 'trap "echo caught; exit 9" INT; echo ready; while :; do sleep 0.1; done';
      const { child, result } = launch(['run', '-r', release, '--', 'sh', '-c', script]);
      child.stdout?.once('data', () => child.kill('SIGINT'));
      const { status, stdout } = await result;
      expect(stdout.toString()).toBe('ready\ncaught\n');
      expect(status).toBe(9);
    });

    test('ends the command of a harness that was killed', async () => {
      const { child, result } = launch([
        'run',
        '-r',
        release,
        '--',
        'sh',
        '-c',
        'echo ready; exec sleep 4321',
      ]);
      child.stdout?.once('data', () => child.kill('SIGKILL'));
      await result;
      const script =
        'for i in $(seq 50); do pgrep -f "^sleep 4321" > /dev/null || exit 0; sleep 0.1; done; exit 1';
      expect((await run('sh', '-c', script)).status).toBe(0);
    });

    test('runs commands at the same time, more than it has ports', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, n) => run('sh', '-c', `sleep 1; echo ${n}`)),
      );
      expect(results.map(({ stdout }) => stdout.toString().trim())).toEqual([...'0123456789']);
    });

    test('fails loudly when the kernel complains, though the command succeeds', async () => {
      const { status, stderr } = await run(
        'sh',
        '-c',
        'echo "<2>VERIFY3(0 == 1) failed (provoked)" > /dev/kmsg',
      );
      expect(status).toBe(125);
      expect(stderr).toContain('VERIFY3(0 == 1) failed (provoked)');
      await expectNothingLeft();
    });
  });

  test('that crashes is told, and nothing of it is left', async () => {
    const { status, stdout, stderr } = await run(
      'sh',
      '-c',
      'echo before; sleep 1; echo c > /proc/sysrq-trigger; sleep 60',
    );
    expect(stdout.toString()).toBe('before\n');
    expect(stderr).toContain('Kernel panic - not syncing: sysrq triggered crash');
    expect(status).toBe(125);
    await expectNothingLeft();
  });
});
