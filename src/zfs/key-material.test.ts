import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JoinedAbort } from '../ioctl/index.ts';
import { KeyMaterial, type KeySource } from './key-material.ts';
import type { KeyFormat } from './wrapping-key.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(
  source: KeySource | undefined,
  keyformat: KeyFormat = 'passphrase',
  keylocation = 'prompt',
  abort = new JoinedAbort(),
) {
  using material = new KeyMaterial(source);
  using secret = await material.read({ dataset: 'tank/a', keyformat, isNew: false }, keylocation, abort);
  return Buffer.from(secret.bytes).toString();
}

describe('bytes that are given', () => {
  test('may be overwritten at once, and are left alone', async () => {
    const given = bytes('passphrase');
    const reading = read(given);
    given.fill(0x78);
    expect(await reading).toBe('passphrase');
    expect(given).toEqual(bytes('xxxxxxxxxx'));
  });

  test('lose one newline, unless they are raw', async () => {
    expect(await read(bytes('passphrase\n'))).toBe('passphrase');
    expect(await read(bytes('passphrase\n\n'))).toBe('passphrase\n');
    expect(await read(bytes('raw\n'), 'raw')).toBe('raw\n');
  });

  test.each(['text', 5, {}, null])('%j is no key', async (source) => {
    const error: unknown = await read(source as never).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
    expect(String(error)).not.toContain('text');
  });
});

describe('a function that is asked', () => {
  test('knows for what; its answer is overwritten', async () => {
    const answer = bytes('passphrase');
    const requests: unknown[] = [];
    const ask = async (request: unknown) => {
      requests.push(request);
      return answer;
    };
    expect(await read(ask)).toBe('passphrase');
    expect(requests).toEqual([{ dataset: 'tank/a', keyformat: 'passphrase', isNew: false }]);
    expect(answer).toEqual(new Uint8Array(10));
  });

  test('may throw', async () => {
    await expect(read(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(read((() => 'text') as never)).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  });

  test('that never answers is not waited for; a late answer is overwritten', async () => {
    const abort = new JoinedAbort();
    const late = withResolvers<Uint8Array>();
    const reading = read(() => late.promise, 'passphrase', 'prompt', abort);
    abort.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    const answer = bytes('passphrase');
    late.resolve(answer);
    await new Promise(setImmediate);
    expect(answer).toEqual(new Uint8Array(10));
  });
});

describe('key files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zfskit-key-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const file = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return `file://${join(folder, name)}`;
  };

  test.each<[string, KeyFormat, string, string]>([
    ['the first line', 'passphrase', 'pass phrase\nother\n', 'pass phrase'],
    ['a line without newline', 'passphrase', 'pass phrase', 'pass phrase'],
    ['a carriage return is part of the line', 'passphrase', 'pass\r\n', 'pass\r'],
    [
      'all of a raw key, and one byte more of a longer one',
      'raw',
      `${'r'.repeat(31)}\nx5`,
      `${'r'.repeat(31)}\nx`,
    ],
  ])('%s', async (_, keyformat, content, material) => {
    expect(await read(undefined, keyformat, await file('key %41', content))).toBe(material);
  });

  test('a line without end is not read to its end', async () => {
    expect(await read(undefined, 'hex', await file('long', 'a'.repeat(1 << 20)))).toHaveLength(514);
  });

  test.each(['prompt', 'none', 'https://host/key', 'file://host/key'])('%s is no file', async (location) => {
    await expect(read(undefined, 'raw', location)).rejects.toMatchObject({ code: 'ZFSKIT_NO_KEY' });
  });

  test('what is no regular file is not waited for', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, folder, '/dev/zero', join(folder, 'missing')]) {
      await expect(read(undefined, 'raw', `file://${path}`)).rejects.toMatchObject({
        code: 'ZFSKIT_NO_KEY',
        message: expect.stringContaining(path),
      });
    }
  });
});

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
