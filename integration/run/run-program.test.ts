import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  abiForVersion,
  type CleanupDescriptor,
  type IoctlReply,
  type IoctlRequest,
  ioctls,
  LINUX_ERRNO,
  type Transport,
  ZfsCmd,
  ZfsError,
} from 'zfskit/ioctl';
import { type RunProgramOptions, runProgram } from 'zfskit/run';

let folder: string;
let client: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfskit-run-test-'));
  client = join(folder, 'client');
  const source = fileURLToPath(new URL('client.c', import.meta.url));
  execFileSync('cc', ['-O1', '-Wall', '-Werror', '-pthread', source, '-o', client]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ANSWER = new Uint8Array(100).fill(7);

/** Answers from a table: a few calls that succeed, one that waits, and for all else ENOENT. */
class TableTransport implements Transport {
  readonly abi = abiForVersion('2.3.9');
  readonly closing = new AbortController().signal;
  calls = 0;
  interrupted = 0;
  isDead = false;
  readonly ties = new Set<number>();

  async ioctl(request: IoctlRequest, signal?: AbortSignal): Promise<IoctlReply> {
    this.calls++;
    if (this.isDead) throw new ZfsError({ code: 'ZFSKIT_ENGINE_DIED', message: 'the engine has died' });
    const command = new ZfsCmd(this.abi.layout, request.command);
    const reply = { command: command.bytes, dst: new Uint8Array(), history: new Uint8Array() };
    const name = command.get('zc_name');
    switch (request.number) {
      case ioctls.ZFS_IOC_POOL_CONFIGS.number: {
        command.set('zc_nvlist_dst_size', BigInt(ANSWER.length));
        command.set('zc_nvlist_dst_filled', 1);
        const fits = ANSWER.length <= request.dstSize;
        return { ...reply, errno: fits ? 0 : LINUX_ERRNO.ENOMEM, dst: fits ? ANSWER : reply.dst };
      }
      case ioctls.ZFS_IOC_POOL_GET_HISTORY.number: {
        command.set('zc_history_len', 4n);
        const history = new Uint8Array(request.historySize);
        history.set(Buffer.from('line'));
        return { ...reply, errno: 0, history };
      }
      case ioctls.ZFS_IOC_WAIT.number:
        await new Promise<void>((resolve) => {
          const interrupt = () => {
            this.interrupted++;
            resolve();
          };
          signal?.addEventListener('abort', interrupt, { once: true });
        });
        return { ...reply, errno: LINUX_ERRNO.EINTR };
      case ioctls.ZFS_IOC_TMP_SNAPSHOT.number:
        return {
          ...reply,
          errno: this.ties.has(command.get('zc_cleanup_fd') as number) ? 0 : LINUX_ERRNO.EBADF,
        };
      case ioctls.ZFS_IOC_OBJSET_STATS.number:
        await new Promise((resolve) => setTimeout(resolve, 200));
        break;
      case ioctls.ZFS_IOC_POOL_STATS.number:
        if (name === 'tied?') return { ...reply, errno: this.ties.size > 0 ? 0 : LINUX_ERRNO.ENOENT };
    }
    return { ...reply, errno: LINUX_ERRNO.ENOENT };
  }

  cleanupDescriptor(): CleanupDescriptor {
    const fd = 1000 + this.ties.size;
    this.ties.add(fd);
    return { fd, close: async () => void this.ties.delete(fd) };
  }

  pipe(): never {
    throw new Error('there are no streams');
  }

  async close(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {}
}

async function start(
  argv: readonly string[],
  transport: Transport,
  options: Partial<RunProgramOptions> = {},
) {
  const [output, input] = [openSync(join(folder, 'output'), 'w'), openSync('/dev/null', 'r')];
  try {
    return await runProgram(argv, { transport, stdio: [input, output, output], ...options });
  } finally {
    closeSync(output);
    closeSync(input);
  }
}

const output = () => readFileSync(join(folder, 'output'), 'utf8');

async function run(mode: string, transport = new TableTransport(), options: Partial<RunProgramOptions> = {}) {
  const program = await start([client, mode], transport, options);
  return { end: await program.end, lines: output().trimEnd().split('\n'), transport };
}

const EXITED = { status: 0, signal: undefined };

test('pointers and sizes of every kind are answered as the kernel does', async () => {
  const { end, lines } = await run('pointers');
  expect(lines).toEqual([
    'no command: EFAULT',
    'half a command: EFAULT',
    'command at the edge: ENOENT',
    'command that is not there: EFAULT',
    'command of the kernel: EFAULT',
    'command that is read-only: ENOENT',
    'list that is not there: EFAULT',
    'half a list: EFAULT',
    'list of 2^64 bytes: EINVAL',
    'list that is not as long: EFAULT',
    'list of garbage: ENOENT',
    'answer to nowhere: EFAULT',
    'answer to what is read-only: EFAULT',
    'answer over the edge: EFAULT',
    'answer that does not fit: ENOMEM',
    'it has 100 bytes, the first is 0',
    'room for 2^64 bytes: ok',
    'it has 100 bytes, the last is 7, behind it 0',
    'still the pointer: 1',
    'history: ok',
    'it has 4 bytes: line',
    'no ioctl: (null)',
  ]);
  expect(end).toEqual(EXITED);
});

test('the device and the module are there, and nothing else is touched', async () => {
  const { end, lines } = await run('paths');
  expect(lines).toEqual([
    'stat 0 1',
    'lstat 0 1',
    'statx 0 1',
    'access 0',
    'stat into nothing EFAULT',
    'module 0 1',
    'feature 0',
    'no feature ENOENT',
    'properties 1',
    'beside it 1',
    'version 6 2.3.9',
    'new file ENOENT',
    'openat2 1 1',
    'open 0',
    'mount ENOSYS',
    'mounts 1 0',
    'null ENOTTY',
    'nothing EBADF',
  ]);
  expect(end).toEqual(EXITED);
});

test('a signal interrupts what waits, and nothing else', async () => {
  const { lines, transport } = await run('signal');
  expect(lines).toEqual(['wait: EINTR']);
  expect(transport.interrupted).toBe(1);
  expect((await run('closes')).lines).toEqual(['wait: ENOENT', 'closed: EBADF']);
});

test('programs that die in a call take nothing with them', async () => {
  const { lines, transport, end } = await run('dies');
  expect(lines).toEqual(['killed 20']);
  expect(end).toEqual(EXITED);
  await vi.waitFor(() => expect(transport.interrupted).toBe(20), 20_000);
});

test('children, threads and copies of descriptors', async () => {
  const { lines, transport } = await run('forks');
  expect(lines).toEqual(['wrong 0']);
  expect(transport.calls).toBe(40 * 25 * 3);
});

test('as many devices as there may be', async () => {
  const { lines } = await run('devices');
  expect(lines).toEqual(['1023 ENFILE', 'stats: ENOENT']);
});

test('what is tied to a device goes when the last copy of it is closed', async () => {
  const { lines } = await run('ties');
  expect(lines).toEqual([
    'tied: ok',
    'its number 1',
    'still tied: ok',
    'not tied: ENOENT',
    'tied to another file: EBADF',
  ]);
});

test('a transport that has died', async () => {
  const transport = new TableTransport();
  transport.isDead = true;
  const problems: Error[] = [];
  const { lines } = await run('stats', transport, { onProblem: (error) => problems.push(error) });
  expect(lines).toEqual(['stats: EIO']);
  expect(problems).toMatchObject([{ code: 'ZFSKIT_ENGINE_DIED' }]);
});

test('closing ends what waits', async () => {
  const transport = new TableTransport();
  const program = await start([client, 'wait'], transport);
  await vi.waitFor(() => expect(transport.calls).toBe(1), 20_000);
  await program.close();
  expect(transport.interrupted).toBe(1);
  await vi.waitFor(() => expect(output()).toMatch(/^wait: (ENOSYS|EINTR)\n$/), 20_000);
});

test('exit statuses and signals are the program’s', async () => {
  const transport = new TableTransport();
  const end = async (...argv: string[]) => (await start(argv, transport)).end;
  expect(await end('sh', '-c', 'exit 7')).toEqual({ status: 7, signal: undefined });
  expect(await end('sh', '-c', 'kill -9 $$')).toEqual({ status: undefined, signal: 9 });
  await expect(start(['/nonexistent'], transport)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(start([folder], transport)).rejects.toMatchObject({ code: 'EACCES' });
  await expect(start([], transport)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
});

test('nothing is left: descriptors, threads, files', async () => {
  const held = () => ({
    fds: readdirSync('/proc/self/fd')
      .map((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`);
        } catch {
          return '';
        }
      })
      .filter((target) => target !== '' && !target.startsWith('/proc/'))
      .sort(),
    threads: readdirSync('/proc/self/task').length,
    folders: readdirSync(tmpdir()).filter((name) => /^zfskit-run-\w{6}$/.test(name)).length,
  });
  await run('stats');
  const before = held();
  for (let i = 0; i < 5; i++) await run('forks');
  await expect(start(['/nonexistent'], new TableTransport())).rejects.toThrow();
  await vi.waitFor(() => expect(held()).toEqual(before), 20_000);
});

test('a program without libzfs can open the device of any release', async () => {
  const other = new TableTransport();
  Object.assign(other, { abi: abiForVersion('2.3.1') });
  const { lines } = await run('stats', other);
  // Whose ioctls it makes cannot be told.
  expect(lines).toEqual(['stats: ENOENT']);
});
