import { afterEach, expect, test, vi } from 'vitest';
import { openZfs, ZfsError } from '../../zfs/index.ts';
import { iostatCommand } from './iostat.ts';
import { listCommand } from './list.ts';
import { statusCommand } from './status.ts';

vi.mock('../../zfs/index.ts', async (original) => ({
  ...(await original<typeof import('../../zfs/index.ts')>()),
  openZfs: vi.fn(),
}));

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  process.exitCode = undefined;
});

const deadline = () => new ZfsError({ code: 'ZFSKIT_DEADLINE', message: 'no answer' });
const SUSPENDED = {
  kind: 'IO_FAILURE_WAIT',
  severity: 'critical',
  sentence: 'It is\u001b[2J.',
  action: '-',
  vdevs: [],
};

/** Runs a command on such pools: what it printed, and its exit status. */
async function run(make: typeof statusCommand, zfs: object, ...args: string[]) {
  vi.mocked(openZfs).mockResolvedValue({ ...zfs, [Symbol.asyncDispose]: async () => {} } as never);
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line) => err.push(line));
  await make().exitOverride().parseAsync(args, { from: 'user' });
  return { out, err, status: process.exitCode ?? 0 };
}

/** Pools of which `hung` says nothing, `stuck` that it is suspended, and nothing else. */
const hanging = (...names: string[]) => ({
  pools: {
    configs: async () => new Map(names.map((name) => [name, {}])),
    health: async (name: string) => {
      if (name === 'hung') throw deadline();
      return [SUSPENDED];
    },
    status: () => Promise.reject(deadline()),
  },
});

test('status of a suspended pool that does not answer has its problems', async () => {
  expect(await run(statusCommand, hanging('stuck'))).toEqual({
    out: ['stuck  SUSPENDED', '  critical: It is\\u{1b}[2J.', '    action: -'],
    err: [expect.stringContaining('no answer')],
    status: 1,
  });
  const { out } = await run(statusCommand, hanging('stuck'), '--json');
  expect(JSON.parse(out[0] ?? '')).toEqual({
    ...{ name: 'stuck', state: 'SUSPENDED', suspended: true, problems: [SUSPENDED] },
  });
});

test('status of a suspended pool that answers says so in JSON too', async () => {
  const pools = {
    health: async () => [SUSPENDED],
    status: async () => ({ state: 'ONLINE', suspended: true }),
  };
  const { out } = await run(statusCommand, { pools }, 'stuck', '--json');
  expect(JSON.parse(out[0] ?? '')).toEqual({ state: 'SUSPENDED', suspended: true, problems: [SUSPENDED] });
});

test('status tells a pool that is not there, and shows the others', async () => {
  const { pools } = hanging();
  const health = async (name: string) => {
    if (name === 'none') throw new ZfsError({ code: 'ENOENT', message: 'none\u001b[2J: no such pool' });
    return pools.health(name);
  };
  const ended = await run(statusCommand, { pools: { ...pools, health } }, 'none', 'stuck');
  expect(ended).toMatchObject({
    status: 1,
    err: ['zfskit: none\\u{1b}[2J: no such pool', expect.any(String)],
  });
  expect(ended.out[0]).toBe('stuck  SUSPENDED');
});

test.each(['', '-1', '1.5', 'x'])('list --depth %j is refused', async (depth) => {
  await expect(run(listCommand, {}, '--depth', depth)).rejects.toThrow('It is a number from 0');
});

test.each([
  [['hung', 'stuck'], [], 1],
  [['hung', 'stuck'], ['--check'], 3],
  [['stuck', 'hung'], ['--check'], 3],
  [['hung'], ['--check'], 1],
])('exit status of status %j %j is %i', async (names, options, status) => {
  expect(await run(statusCommand, hanging(), ...names, ...options)).toMatchObject({ status });
});

/** Samples of a pool: `hung` has none, and `gone` goes away after the first. */
async function* samples(pool: string, { signal }: { signal: AbortSignal }) {
  if (pool === 'hung')
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  yield { pool };
  if (pool === 'gone') throw new ZfsError({ code: 'ENOENT', message: 'gone: no such pool' });
  yield { pool };
}

const counting = {
  pools: {
    configs: async () => new Map(['well', 'hung', 'gone'].map((name) => [name, {}])),
    iostat: samples,
  },
};

test('iostat goes on without a pool that hangs or goes away', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const running = run(iostatCommand, counting, '1', '--json', '-n', '2');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await running).toEqual({
    out: ['gone', 'well', 'well'].map((pool) => JSON.stringify({ pool })),
    err: [
      expect.stringMatching(/^zfskit: hung: .* within 10000 ms/),
      expect.stringMatching(/^zfskit: gone: /),
    ],
    status: 1,
  });
});

test('iostat of one pool fails with it', async () => {
  await expect(run(iostatCommand, counting, 'gone', '1', '--json')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('list prints rows as they come when nobody looks', async () => {
  const printed: number[] = [];
  let taken = 0;
  const list = async function* () {
    for (const name of ['a', 'long/name']) {
      taken++;
      yield { name, kind: 'filesystem' };
      printed.push(vi.mocked(console.log).mock.calls.length);
    }
  };
  const { out } = await run(listCommand, { datasets: { list } }, 'a', '-o', 'kind,name');
  expect(out).toEqual(['filesystem  a', 'filesystem  long/name']);
  expect([taken, printed]).toEqual([2, [1, 2]]);
});
