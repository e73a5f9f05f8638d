import { afterEach, expect, test, vi } from 'vitest';
import { openZfs } from '../../zfs/index.ts';
import { historyCommand } from './history.ts';

vi.mock('../../zfs/index.ts', async (original) => ({
  ...(await original<typeof import('../../zfs/index.ts')>()),
  openZfs: vi.fn(),
}));

afterEach(() => vi.restoreAllMocks());

/** Five commands, each with what the kernel did for it behind it. */
const RECORDS = [1, 2, 3, 4, 5].flatMap((number) => [
  { kind: 'command', command: `zfs create t/${number}`, timeSeconds: BigInt(number) },
  { kind: 'internal', name: 'create', message: '', timeSeconds: BigInt(number) },
]);

async function* history(_: string, { last }: { last?: number } = {}) {
  yield* last === undefined ? RECORDS : RECORDS.slice(-last);
}

async function run(...args: string[]): Promise<string[]> {
  vi.mocked(openZfs).mockResolvedValue({ history, [Symbol.asyncDispose]: async () => {} } as never);
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  await historyCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parseAsync(['tank', ...args], { from: 'user' });
  return written.map((line) => line.trim().slice('1970-01-01T00:00:01Z '.length));
}

const commands = (...numbers: number[]) => numbers.map((number) => `zfs create t/${number}`);

test.each([
  [[], commands(1, 2, 3, 4, 5)],
  [['--last', '1'], commands(5)],
  [['--last', '2'], commands(4, 5)],
  [['--last', '9'], commands(1, 2, 3, 4, 5)],
  [['--last', '1', '-i'], ['[txg:-] create']],
])('history %j', async (args, lines) => {
  expect(await run(...args)).toEqual(lines);
});

test.each(['0', '1.5', 'x', '100001'])('--last %s is refused', async (last) => {
  await expect(run('--last', last)).rejects.toThrow('a number from 1 to 100000');
});
