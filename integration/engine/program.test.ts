import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Zfs } from 'zfskit';
import { call } from 'zfskit/ioctl';
import { list, Nvlist, string } from 'zfskit/nvlist';
import { EngineFixture } from './engine-fixture.ts';

let fixture: EngineFixture;
let zfs: Zfs;
let pool: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  ({ zfs } = fixture);
  pool = await fixture.pool();
});

afterAll(() => fixture[Symbol.asyncDispose]());

test('channel programs run, with arguments and results, in a transaction or beside', async () => {
  const echo = 'args = ...; return args';
  expect(await zfs.programs.run(pool, echo, { args: { a: 1n, b: 'text' } })).toEqual({ a: 1n, b: 'text' });
  expect(await zfs.programs.run(pool, echo, { args: { a: true }, readOnly: true })).toEqual({ a: true });
  await zfs.programs.run(pool, `zfs.sync.snapshot('${pool}@program')`);
  expect(await zfs.datasets.exists(`${pool}@program`)).toBe(true);
  const listing = `for s in zfs.list.snapshots('${pool}') do return s end`;
  expect(await zfs.programs.run(pool, listing, { readOnly: true })).toBe(`${pool}@program`);
});

test('a program that fails says how', async () => {
  const fails = (program: string, options = {}) => zfs.programs.run(pool, program, options);
  await expect(fails("error('no')")).rejects.toMatchObject({
    code: 'ECHRNG',
    message: expect.stringContaining('no'),
  });
  await expect(fails('this is no Lua')).rejects.toMatchObject({ code: 'EINVAL' });
  for (const readOnly of [false, true]) {
    const endless = fails('while true do end', { instructionLimit: 1000n, readOnly });
    await expect(endless).rejects.toMatchObject({ code: 'ETIME' });
    const greedy = fails("s = 'x'; while true do s = s .. s end", { memoryLimit: 1n << 20n, readOnly });
    await expect(greedy).rejects.toMatchObject({ code: 'ENOSPC' });
  }
  await expect(fails(`zfs.sync.snapshot('${pool}@x')`, { readOnly: true })).rejects.toMatchObject({
    code: 'ECHRNG',
  });
  await expect(zfs.programs.run('zfskit-test-none', 'return 1')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('limits of nothing, and above those of OpenZFS, are refused', async () => {
  const run = (limits: { instrlimit?: bigint; memlimit?: bigint }) =>
    call(zfs.transport, 'ZFS_IOC_CHANNEL_PROGRAM', {
      zc_name: pool,
      innvl: { program: 'return 1', arg: list(new Nvlist()), ...limits },
    });
  expect((await run({ instrlimit: 100_000_000n, memlimit: 100n << 20n })).outnvl).toMatchObject({
    return: { value: 1n },
  });
  for (const limits of [
    { instrlimit: 0n },
    { memlimit: 0n },
    { instrlimit: 100_000_001n },
    { memlimit: (100n << 20n) + 1n },
  ])
    await expect(run(limits)).rejects.toMatchObject({ code: 'EINVAL' });
});

test('what a program gets may be any value', async () => {
  const { outnvl } = await call(zfs.transport, 'ZFS_IOC_CHANNEL_PROGRAM', {
    zc_name: pool,
    innvl: { program: 'a = ...; return a', arg: string('alone'), sync: false },
  });
  expect(outnvl.return).toEqual({ type: 'string', value: 'alone' });
});
