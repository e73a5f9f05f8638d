import { expect, test } from 'vitest';
import { luaSequence } from 'zfskit';
import { command, Fixture } from './fixture.ts';

async function newPool(fixture: Fixture): Promise<string> {
  const pool = await fixture.pool();
  return pool;
}

test('arguments and results keep their types', async () => {
  await using fixture = await Fixture.open();
  const pool = await newPool(fixture);
  const { programs } = fixture.zfs;
  const echo = 'args = ...; return args.value';
  for (const readOnly of [true, false]) {
    const given = (value: Parameters<typeof programs.run>[2] & {}) =>
      programs.run(pool, echo, { ...value, readOnly });
    expect(await given({ args: { value: 'text' } })).toBe('text');
    expect(await given({ args: { value: true } })).toBe(true);
    expect(await given({ args: { value: false } })).toBe(false);
    expect(await given({ args: { value: -5 } })).toBe(-5n);
    expect(await given({ args: { value: 2n ** 63n - 1n } })).toBe(2n ** 63n - 1n);
    expect(await given({ args: { value: { a: { b: 'c' } } } })).toEqual({ a: { b: 'c' } });
    expect(luaSequence(await given({ args: { value: ['a', 'b', 'c'] } }))).toEqual(['a', 'b', 'c']);
    expect(luaSequence(await given({ args: { value: [7, 8n] } }))).toEqual([7n, 8n]);
    expect(await given({})).toBe(null);
  }
  expect(await programs.run(pool, 'args = ...; return args.list[1]', { args: { list: ['first'] } })).toBe(
    'first',
  );
  expect(await programs.run(pool, 'x = 1')).toBe(null);
});

test('what it does is what zfs sees', async () => {
  await using fixture = await Fixture.open();
  const pool = await newPool(fixture);
  const { programs } = fixture.zfs;
  const program = `
    args = ...
    for _, name in ipairs(args.names) do assert(zfs.sync.snapshot(name) == 0) end
    found = {}
    for _, dataset in ipairs(args.datasets) do
      for snapshot in zfs.list.snapshots(dataset) do found[#found + 1] = snapshot end
    end
    return found`;
  const datasets = [pool, `${pool}/b`];
  await fixture.zfs.datasets.create(`${pool}/b`, { kind: 'filesystem' });
  // One transaction group takes no second snapshot of the same dataset.
  const names = [`${pool}/b@a`, `${pool}@a`];
  expect(luaSequence(await programs.run(pool, program, { args: { names, datasets } })).sort()).toEqual(names);
  expect(await command('zfs', 'list', '-Ho', 'name', '-t', 'snapshot', '-s', 'name', '-r', pool)).toBe(
    `${names.join('\n')}\n`,
  );
  await expect(programs.run(pool, `zfs.sync.destroy('${pool}@a')`, { readOnly: true })).rejects.toMatchObject(
    { code: 'ECHRNG' },
  );
});

test('a program that fails says where, in the words of Lua', async () => {
  await using fixture = await Fixture.open();
  const pool = await newPool(fixture);
  const { programs } = fixture.zfs;
  await expect(programs.run(pool, "error('no such luck')")).rejects.toMatchObject({
    code: 'ECHRNG',
    subject: pool,
    message: expect.stringContaining('no such luck'),
  });
  await expect(programs.run(pool, 'this is no Lua')).rejects.toMatchObject({
    code: 'EINVAL',
    message: expect.stringContaining('syntax error'),
  });
  await expect(programs.run(pool, 'while true do end', { instructionLimit: 1000 })).rejects.toMatchObject({
    code: 'ETIME',
  });
  await expect(
    programs.run(pool, "s = 'x'; while true do s = s .. s end", { memoryLimit: 1 << 20 }),
  ).rejects.toMatchObject({ code: 'ENOSPC' });
  await expect(programs.run('zfskit-test-none', 'return 1')).rejects.toMatchObject({ code: 'ENOENT' });
  const refused = { code: 'ZFSKIT_INVALID_ARGUMENT' };
  await expect(programs.run(pool, 'return 1', { args: { a: 0.5 } })).rejects.toMatchObject(refused);
  await expect(programs.run(pool, 'return 1', { args: { a: 2n ** 63n } })).rejects.toMatchObject(refused);
});
