import { pbkdf2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { JoinedAbort } from '../ioctl/index.ts';
import { deriveWrappingKey, type KeyDerivation, MAX_PBKDF2_ITERATIONS, newSalt } from './wrapping-key.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const of = (keyformat: KeyDerivation['keyformat'], change: Partial<KeyDerivation> = {}): KeyDerivation => ({
  keyformat,
  salt: 0n,
  iterations: 0n,
  ...change,
});
const derive = async (
  material: Uint8Array,
  derivation: KeyDerivation,
  isNew = true,
  abort = new JoinedAbort(),
) => (await deriveWrappingKey('tank/a', material, derivation, isNew, abort)).bytes;

describe('a wrapping key', () => {
  const raw = Uint8Array.from({ length: 32 }, (_, index) => 7 * index);

  test('raw is a copy', async () => {
    const key = await derive(raw, of('raw'));
    expect(key).toEqual(raw);
    expect(key).not.toBe(raw);
  });

  test('hex in either case', async () => {
    const digits = Buffer.from(raw).toString('hex');
    expect(await derive(bytes(digits), of('hex'))).toEqual(raw);
    expect(await derive(bytes(digits.toUpperCase()), of('hex'))).toEqual(raw);
  });

  test('passphrase: the salt in little endian', async () => {
    const salt = Buffer.from('0102030405060708', 'hex');
    const key = await derive(
      bytes('Kennwort ß'),
      of('passphrase', { salt: 0x0807060504030201n, iterations: 1000n }),
    );
    expect(Buffer.from(key)).toEqual(pbkdf2Sync('Kennwort ß', salt, 1000, 32, 'sha1'));
  });

  test('salts differ and are not 0', () => {
    const salts = new Set(Array.from({ length: 100 }, newSalt));
    expect(salts.size).toBe(100);
    expect(salts.has(0n)).toBe(false);
  });
});

describe('refused', () => {
  const word = 'geheimes';
  test.each<[string, Uint8Array, KeyDerivation, boolean, RegExp]>([
    ['a short raw key', bytes(word), of('raw'), false, /a raw key has 32 bytes, not 8/],
    ['a long raw key', new Uint8Array(33), of('raw'), false, /not 33/],
    ['few hex digits', bytes(word), of('hex'), false, /64 digits, not 8/],
    ['a letter that is no digit', bytes(word.repeat(8)), of('hex'), false, /a hex key has digits/],
    [
      'a short new passphrase',
      bytes('geheim!'),
      of('passphrase', { iterations: 1n }),
      true,
      /8 to 512 bytes, not 7/,
    ],
    ['a long new passphrase', bytes(word.repeat(65)), of('passphrase'), true, /not 520/],
    ['a NUL', bytes(`${word}\0${word}`), of('passphrase', { iterations: 1n }), false, /no NUL/],
    ['a newline', bytes(`${word}\n${word}`), of('passphrase', { iterations: 1n }), false, /no newline/],
    ['no iterations', bytes(word), of('passphrase'), false, /0 PBKDF2 iterations/],
    [
      'iterations without end',
      bytes(word),
      of('passphrase', { iterations: MAX_PBKDF2_ITERATIONS + 1n }),
      false,
      /from 1 to 100000000/,
    ],
  ])('%s', async (_, material, derivation, isNew, why) => {
    const error: unknown = await derive(material, derivation, isNew).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'ZFSKIT_INVALID_KEY', subject: 'tank/a' });
    expect(String(error)).toMatch(why);
    expect(String(error)).not.toContain('geheim');
  });
});

test('an abort ends the wait for a long derivation', async () => {
  const abort = new JoinedAbort();
  const deriving = derive(
    bytes('geheimes'),
    of('passphrase', { salt: 1n, iterations: 300_000n }),
    false,
    abort,
  );
  abort.abort(new Error('enough'));
  await expect(deriving).rejects.toThrow('enough');
});
