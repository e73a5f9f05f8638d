import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { decode, encode, fromJson, Nvlist, string, uint64 } from '../../nvlist/index.ts';
import { everyType } from '../../nvlist/testdata/every-type.ts';
import { nvlistCommand } from './nvlist.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zfskit-nvlist-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = undefined;
});

async function run(...args: string[]): Promise<string> {
  const written: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  try {
    await nvlistCommand().exitOverride().parseAsync(args, { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return written.join('');
}

async function file(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

test('dump prints text, JSON and lossless JSON', async () => {
  const path = await file(
    'a',
    encode(Nvlist.from({ guid: uint64(2n ** 64n - 1n), name: 'x', v: { y: 1n } })),
  );
  expect(await run('dump', path)).toBe("guid: 18446744073709551615\nname: 'x'\nv:\n    y: 1\n");
  expect(await run('dump', '--json', path)).toBe('{"guid":18446744073709551615,"name":"x","v":{"y":1}}\n');
  expect(JSON.parse(await run('dump', '--lossless', path))).toMatchObject({
    flags: 1,
    pairs: [{ name: 'guid', type: 'uint64', value: '18446744073709551615' }, {}, {}],
  });
});

test('convert goes to every encoding and back, by way of lossless JSON too', async () => {
  const native = encode(everyType());
  const path = await file('all', native);
  const json = await file('all.json', await run('dump', '--lossless', path));
  const out = join(folder, 'out');
  await run('convert', path, '--to', 'xdr', '-o', out);
  expect(new Uint8Array(await readFile(out))).toEqual(encode(everyType(), { encoding: 'xdr' }));
  await run('convert', out, '--to', 'native', '--endian', 'big', '-o', out);
  expect(new Uint8Array(await readFile(out))).toEqual(encode(everyType(), { endian: 'big' }));
  await run('convert', json, '--to', 'native', '-o', out);
  expect(new Uint8Array(await readFile(out))).toEqual(native);
  expect(decode(native).equals(everyType())).toBe(true);
});

test('diff says what differs and sets the exit status', async () => {
  const a = await file('d1', encode(Nvlist.from({ same: 1n, old: 'x', v: { n: 1n } })));
  const b = await file(
    'd2',
    encode(Nvlist.from({ same: 1n, v: { n: string('1') }, list: { q: 2n } }), { encoding: 'xdr' }),
  );
  expect(await run('diff', a, a)).toBe('');
  expect(process.exitCode).toBeUndefined();
  expect(await run('diff', a, b)).toBe(
    "- old (string): 'x'\n- v/n (uint64): 1\n+ v/n (string): '1'\n+ list (nvlist)\n+     q: 2\n",
  );
  expect(process.exitCode).toBe(1);
});

test('what cannot be read is refused with file, code and offset', async () => {
  const path = await file('bad', new Uint8Array([0, 1, 0, 0, 0]));
  await expect(run('dump', path)).rejects.toThrow(/NVLIST_TRUNCATED: .* in .*bad, at byte 4/);
  await expect(run('dump', await file('bad.json', '{"flags": 1}'))).rejects.toThrow(/NVLIST_BAD_JSON/);
  await expect(run('convert', path, '--to', 'yaml', '-o', '-')).rejects.toMatchObject({
    code: 'commander.invalidArgument',
  });
});

test('names and values that would talk to the terminal do not', async () => {
  const name = 'a\u001b[31mX\u009b2J\u202e';
  const before = await file('t1', encode(Nvlist.from({ [name]: name })));
  const after = await file('t2', encode(Nvlist.from({ [name]: { [name]: 1n }, b: [name] })));
  const commands = [
    ['diff', before, after],
    ...['', '--json', '--lossless'].map((form) => ['dump', form, after]),
  ];
  for (const words of commands) {
    const text = await run(...words.filter((word) => word !== ''));
    expect(text).toContain('[31mX');
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  }
  expect(decode(encode(fromJson(JSON.parse(await run('dump', '--lossless', after))))).names()).toEqual([
    name,
    'b',
  ]);
});

test('JSON may begin with white space', async () => {
  const json = await run('dump', '--lossless', await file('w', encode(Nvlist.from({ a: 1n }))));
  expect(await run('dump', await file('w.json', `\n \t\r\n${json}`))).toBe('a: 1\n');
});

test('standard input cannot be both lists', async () => {
  await expect(run('diff', '-', '-')).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
});
