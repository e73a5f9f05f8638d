import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  constants,
  existsSync,
  linkSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTracee } from './build-tracee.ts';

/** A device that every machine has; no ioctl on it succeeds. */
const DEVICE = '/dev/null';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

let folder: string;
let tracee: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfskit-trace-'));
  tracee = buildTracee(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `zfskit trace` on the stand-in device, as a shell would start it: with pipes. */
function start(...words: string[]) {
  const all = [command, 'trace', '--device', DEVICE, '--release', '2.3.9', ...words];
  const zfskit = spawn(process.execPath, all, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = Promise.all([once(zfskit, 'close'), text(zfskit.stdout), text(zfskit.stderr)]).then(
    ([[status], stdout, stderr]) => ({ status: status as number, stdout, stderr }),
  );
  // A test that closes one of them does not wait for it.
  ended.catch(() => {});
  return { zfskit, ended };
}

/** A process that calls until it gets SIGUSR1. */
async function loop() {
  const program = spawn(tracee, [DEVICE, 'loop'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(program, 'spawn');
  return { program, output: text(program.stdout), closed: once(program, 'close') };
}

test('lines on standard error, the status of the program', async () => {
  const { status, stdout, stderr } = await start(tracee, DEVICE, 'calls', '7').ended;
  expect(status).toBe(7);
  expect(stdout).toBe('');
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(7);
  expect(lines[5]).toMatch(/^POOL_STATS tank {2}.*= -1 ENOTTY/);
});

test('what the program writes and reads is its own, through pipes that stay blocking', async () => {
  const trace = join(folder, 'trace');
  const { zfskit, ended } = start('-o', trace, '--', tracee, DEVICE, 'echo');
  zfskit.stdin.end('x'.repeat(100_000));
  expect(await ended).toEqual({ status: 0, stdout: 'x'.repeat(100_000), stderr: 'blocking 1\n' });
  expect(readFileSync(trace, 'utf8')).toMatch(/^POOL_CREATE tank {2}= -1 ENOTTY/);
});

test('objects, filtered, and counts', async () => {
  const words = ['--json', '-C', '-e', 'ioctl=POOL_STATS,POOL_SCAN', tracee, DEVICE, 'calls', '10'];
  const { stderr } = await start(...words).ended;
  const objects = stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(objects.map(({ event, ioctl }) => ioctl ?? event)).toEqual([
    'start',
    'exec',
    'ZFS_IOC_POOL_STATS',
    'ZFS_IOC_POOL_SCAN',
    'exit',
    'summary',
  ]);
});

test('a signal that kills the program', async () => {
  const { status, stderr } = await start('-q', '-c', tracee, DEVICE, 'killed', '11').ended;
  expect(status).toBe(128 + 11);
  expect(stderr).toMatch(/^% time/);
});

test('SIGTERM is passed on to the program', async () => {
  const { zfskit, ended } = start(tracee, DEVICE, 'loop');
  await once(zfskit.stderr, 'data');
  zfskit.kill('SIGTERM');
  const { status, stderr } = await ended;
  expect(status).toBe(128 + 15);
  expect(stderr).toContain('+++ killed by SIGTERM +++');
});

test('SIGINT is left to the program', async () => {
  const { zfskit, ended } = start(tracee, DEVICE, 'loop');
  await once(zfskit.stderr, 'data');
  zfskit.kill('SIGINT');
  await once(zfskit.stderr, 'data');
  zfskit.kill('SIGTERM');
  expect((await ended).status).toBe(128 + 15);
});

test('-p: the first signal lets go of the process, which runs on', async () => {
  const { program, output, closed } = await loop();
  const { zfskit, ended } = start('-T', '-C', '-p', String(program.pid));
  await once(zfskit.stderr, 'data');
  zfskit.kill('SIGINT');
  const { status, stderr } = await ended;
  expect(status).toBe(0);
  expect(stderr).toMatch(/ENOTTY {2}<[\d.]+us>\n/);
  expect(stderr).toMatch(/\n100\.00 .* all\n$/);
  program.kill('SIGUSR1');
  expect([await output, (await closed)[0]]).toEqual(['end of loop\n', 5]);
});

test('-p: a reader that goes away lets go of the process', async () => {
  const { program, output, closed } = await loop();
  const { zfskit } = start('-p', String(program.pid));
  await once(zfskit.stderr, 'data');
  zfskit.stderr.destroy();
  expect(await once(zfskit, 'exit')).toEqual([0, null]);
  program.kill('SIGUSR1');
  expect([await output, (await closed)[0]]).toEqual(['end of loop\n', 5]);
});

test('-p: where nothing can be written, the process is let go at once', async () => {
  const { program, output, closed } = await loop();
  const { status, stderr } = await start('-o', '/dev/full', '-p', String(program.pid)).ended;
  expect(stderr).toMatch(/^zfskit: \/dev\/full cannot be written: ENOSPC.*\n$/);
  expect(status).toBe(125);
  program.kill('SIGUSR1');
  expect([await output, (await closed)[0]]).toEqual(['end of loop\n', 5]);
});

/** The command line of a process; empty when it is gone, or nobody has waited for it yet. */
function commandOf(pid: number): string {
  return existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/cmdline`, 'latin1') : '';
}

/** A pipe that is open for reading, and never read. */
function blockedPipe() {
  const path = join(mkdtempSync(join(folder, 'blocked-')), 'pipe');
  execFileSync('mkfifo', [path]);
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { path, [Symbol.dispose]: () => closeSync(fd) };
}

test('-p: an output that is not read does not hold up signals', async () => {
  using pipe = blockedPipe();
  const { program, output, closed } = await loop();
  const { zfskit, ended } = start('-v', '-o', pipe.path, '-p', String(program.pid));
  const status = `/proc/${program.pid}/status`;
  await expect.poll(() => readFileSync(status, 'utf8'), { timeout: 20_000 }).toMatch(/^TracerPid:\s+[1-9]/m);
  await delay(1000);
  zfskit.kill('SIGINT');
  await delay(300);
  program.kill('SIGUSR1');
  expect([await output, (await closed)[0]]).toEqual(['end of loop\n', 5]);
  zfskit.kill('SIGINT');
  expect((await ended).status).toBe(128 + 2);
});

test('a program whose trace is not read is ended by a second signal', async () => {
  using pipe = blockedPipe();
  const words = ['-v', '-o', pipe.path, 'sh', '-c', `echo $$; exec ${tracee} ${DEVICE} loop`];
  const { zfskit, ended } = start(...words);
  const pid = Number(String(await once(zfskit.stdout, 'data').then(([data]) => data)));
  await delay(1500);
  zfskit.kill('SIGTERM');
  await delay(300);
  zfskit.kill('SIGINT');
  expect((await ended).status).toBe(128 + 2);
  await expect.poll(() => commandOf(pid)).toBe('');
});

test.each([
  [['no-such-program'], 127, /^zfskit: no-such-program cannot be run: there is no such program\n$/],
  [['/'], 126, /^zfskit: \/ cannot be run: .*\n$/],
  [['-p', '2147483647'], 125, /^zfskit: process 2147483647 cannot be traced: there is no such process\n$/],
  [['-o', '/none/file', 'true'], 125, /^zfskit: \/none\/file cannot be written: ENOENT.*\n$/],
  [['--record', '/none/file', 'true'], 125, /^zfskit: \/none\/file cannot be written: ENOENT.*\n$/],
  [[], 2, /^zfskit: a program to run, or a process with -p, is needed\n/],
  [['-e', 'ioctl=NONE', 'true'], 2, /there is no ioctl NONE/],
  [['-e', '\u001b[31m\nX', 'true'], 2, /^zfskit: .*'\\u\{1b\}\[31m\\u\{a\}X'.*\n/],
  [['-c', '-C', 'true'], 2, /^zfskit: -c prints no calls, and -C prints them: give one of the two\n/],
  [['-t', '-r', 'true'], 2, /^zfskit: -t and -r are two times for the same place/],
  [['-o', '/none/a\nb', 'true'], 125, /^zfskit: \/none\/a\\u\{a\}b cannot be written: ENOENT.*\n$/],
])('%j cannot be done: one line, status %i', async (words, expected, message) => {
  const { status, stderr } = await start(...words).ended;
  expect(stderr).toMatch(message);
  expect(status).toBe(expected);
});

test('a file is not overwritten with what is made of it, or with two things', async () => {
  const record = join(folder, 'kept');
  await start('-q', '-o', join(folder, 'kept.txt'), '--record', record, tracee, DEVICE, 'calls', '3').ended;
  const before = readFileSync(record);
  const link = join(folder, 'kept-too');
  linkSync(record, link);
  for (const words of [
    ['show', '-o', record, record],
    ['show', '--html', link, record],
    ['--record', link, '-o', record, 'true'],
  ]) {
    const zfskit = spawn(process.execPath, [command, 'trace', ...words], { stdio: 'pipe' });
    const [stderr, [status]] = await Promise.all([text(zfskit.stderr), once(zfskit, 'close')]);
    expect(stderr).toMatch(/^zfskit: (the recording|-o) and (-o|--html|--record) are the same file\n/);
    expect(status).toBe(2);
  }
  expect(readFileSync(record)).toEqual(before);
  const fresh = join(folder, 'fresh');
  expect(await start('-o', fresh, '--html', fresh, 'true').ended).toMatchObject({ status: 2 });
  expect(existsSync(fresh)).toBe(false);
});

test('help for a reader that goes away', async () => {
  const zfskit = spawn(process.execPath, [command, 'trace', '--help'], { stdio: 'pipe' });
  zfskit.stdout.destroy();
  const [stderr, [status]] = await Promise.all([text(zfskit.stderr), once(zfskit, 'close')]);
  expect([stderr, status]).toEqual(['', 0]);
});

test('a disk that is full does not harm the program', async () => {
  const { status, stderr } = await start('-o', '/dev/full', tracee, DEVICE, 'calls', '50').ended;
  expect(stderr).toMatch(/^zfskit: \/dev\/full cannot be written: ENOSPC.*\n$/);
  expect(status).toBe(125);
});

test('a recording shown is what the trace has printed', async () => {
  const record = join(folder, 'record');
  const { stderr } = await start('-tt', '-T', '--record', record, tracee, DEVICE, 'fork').ended;
  const show = spawn(process.execPath, [command, 'trace', 'show', '-tt', '-T', record], { stdio: 'pipe' });
  expect(await text(show.stdout)).toBe(stderr);
  expect(stderr).toContain('+++ exited with 7 +++');
});

/** `zfskit trace show`, as a shell would start it. */
async function show(...words: string[]) {
  const zfskit = spawn(process.execPath, [command, 'trace', 'show', ...words], { stdio: 'pipe' });
  const [stdout, stderr] = await Promise.all([text(zfskit.stdout), text(zfskit.stderr)]);
  return { stdout, stderr };
}

test('passwords in a command line that was recorded are shown only when they are asked for', async () => {
  const record = join(folder, 'secrets');
  const url = 'https://me:hunter2@host/key';
  await start('--show-secrets', '--record', record, '-o', '/dev/null', tracee, DEVICE, 'calls', '0', url)
    .ended;
  const page = join(folder, 'secrets.html');
  for (const words of [['-v'], ['--json'], ['-c', '--html', page]]) {
    expect((await show(...words, record)).stdout).not.toContain('hunter2');
  }
  expect(readFileSync(page, 'utf8')).not.toContain('hunter2');
  expect(await show('--show-secrets', '-v', record)).toMatchObject({
    stdout: expect.stringContaining(url),
    stderr: '',
  });
});

test('--show-secrets has no effect on a recording that has none', async () => {
  const record = join(folder, 'no-secrets');
  await start('--record', record, tracee, DEVICE, 'calls', '1').ended;
  const { stdout, stderr } = await show('--show-secrets', record);
  expect(stdout).toBe((await show(record)).stdout);
  expect(stderr).toBe(
    'zfskit: the recording was made without --show-secrets: there are no secrets in it to show\n',
  );
});

test('a call that nothing repeats is shown while the program runs on', async () => {
  const { zfskit, ended } = start('--no-filter', tracee, DEVICE, 'no-memory');
  const [line] = (await once(zfskit.stderr, 'data')) as [Buffer];
  expect(String(line)).toMatch(/^POOL_STATS tank {2}.*= -1 ENOMEM/);
  zfskit.stdin.end();
  expect(await ended).toMatchObject({ status: 0 });
});

test('a page of many long names takes little memory', async () => {
  const page = join(folder, 'long.html');
  const { status, stderr } = await start('-c', '--html', page, tracee, DEVICE, 'long', '20000').ended;
  expect(stderr).toContain('POOL_STATS');
  expect(status).toBe(0);
  expect(readFileSync(page, 'utf8')).toMatch(/<\/html>\n$/);
});
