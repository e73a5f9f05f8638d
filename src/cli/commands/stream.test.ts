import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { encodeResumeToken } from '../../stream/index.ts';
import { sampleStream } from '../../stream/testdata/sample-stream.ts';
import { streamCommand } from './stream.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zfskit-stream-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<string> {
  const written: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  try {
    await streamCommand().exitOverride().parseAsync(args, { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return written.join('');
}

async function file(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'stream');
  await writeFile(path, bytes);
  return path;
}

test('dump prints where a stream comes from, and counts', async () => {
  const text = await run('dump', await file(sampleStream()));
  expect(text).toMatch(/^BEGIN a\/b@c\n {4}kind {11}stream\n/);
  expect(text).toMatch(/features +embed_data lz4 large_blocks redacted raw\n/);
  expect(text).toMatch(/toguid +0xfedcba9876543210\n/);
  expect(text).toMatch(/redact_snaps\[0\]: 5\n/);
  expect(text).toMatch(/^WRITE +2 +1536$/m);
  expect(text).toMatch(/^all +14 +2752$/m);
  expect(text).not.toMatch(/^WRITE at/m);
});

test('dump --verbose has a line for every record', async () => {
  const text = await run('dump', '-v', await file(sampleStream()));
  expect(text.match(/^[A-Z_]+ at=\d+/gm)).toHaveLength(13);
  expect(text).toMatch(/^FREE at=3544 payload=0 object=3 offset=131072 length=512$/m);
  expect(text).toMatch(/^WRITE at=2720 .* compressed_size=512 salt=00efdecdbcac9b8a iv=/m);
});

test('dump --json has one object a line, with all digits', async () => {
  const lines = (await run('dump', '-v', '--json', await file(sampleStream()))).trim().split('\n');
  const objects = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(objects).toHaveLength(15);
  expect(objects[0]).toMatchObject({
    type: 'BEGIN',
    toguid: '18364758544493064720',
    list: { redact_snaps: ['5'] },
  });
  expect(objects[3]).toMatchObject({ type: 'FREEOBJECTS', start: 1072, numobjs: '18446744073709551610' });
  expect(objects.at(-1)).toMatchObject({ summary: { records: 14, counts: { SPILL: { records: 2 } } } });
});

test('what came before the damage is printed, then the place', async () => {
  const damaged = sampleStream();
  damaged[5000] = (damaged[5000] as number) ^ 1;
  const path = await file(damaged);
  await expect(run('verify', path)).rejects.toThrow(/STREAM_BAD_CHECKSUM.* between byte \d+ and byte \d+/);
  await expect(run('dump', path)).rejects.toMatchObject({ code: 'STREAM_BAD_CHECKSUM' });
});

test('verify says what was checked', async () => {
  const path = await file(sampleStream());
  expect(await run('verify', path)).toBe('a/b@c: complete and undamaged, 14 records, 7120 bytes\n');
  expect(JSON.parse(await run('verify', '--json', path))).toEqual({
    ...{ toname: 'a/b@c', headerType: 'substream', substreams: 1, records: 14, bytes: 7120 },
  });
});

test('a name that would talk to the terminal does not', async () => {
  const path = await file(sampleStream({ toname: 'a\u001b]0;x\u0007@b' }));
  for (const command of ['dump', 'verify']) expect(await run(command, path)).not.toMatch(/[^\P{Cc}\n]/u);
});

test('token', async () => {
  const token = encodeResumeToken({
    toname: 'a@b',
    toguid: 255n,
    object: 1n,
    offset: 2n,
    bytes: 3n,
    rawok: true,
  });
  expect(await run('token', token)).toMatch(/^toguid +0xff$/m);
  expect(JSON.parse(await run('token', '--json', token))).toEqual({
    ...{ toname: 'a@b', toguid: '255', object: '1', offset: '2', bytes: '3', rawok: true },
  });
  await expect(run('token', `${token}00`)).rejects.toThrow(/^TOKEN_/);
});
