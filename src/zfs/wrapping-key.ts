import { pbkdf2, randomBytes } from 'node:crypto';
import { type JoinedAbort, ZfsError } from '../ioctl/index.ts';
import { SecretBytes } from './secret-bytes.ts';

/** Length of every wrapping key, whatever the cipher (`WRAPPING_KEY_LEN` in `include/sys/dsl_crypt.h`). */
export const WRAPPING_KEY_BYTES = 32;

/** PBKDF2 iterations where none are asked for, the same from 2.0 to 2.4 (`include/sys/fs/zfs.h`). */
export const DEFAULT_PBKDF2_ITERATIONS = 350_000n;

/** Most PBKDF2 iterations that zfskit works on: a received dataset says how many, and the work cannot be interrupted. */
export const MAX_PBKDF2_ITERATIONS = 100_000_000n;

/** Shortest and longest passphrase that can be set, in bytes (`validate_key` in `lib/libzfs/libzfs_crypto.c`). */
export const PASSPHRASE_BYTES = { min: 8, max: 512 } as const;

/** How a wrapping key is written: 32 bytes, 64 hexadecimal digits, or a passphrase of 8 to 512 bytes (zfsprops(7)). */
export type KeyFormat = 'raw' | 'hex' | 'passphrase';

/** What turns key material into a wrapping key. Salt and iterations belong to passphrases and are else 0. */
export interface KeyDerivation {
  readonly keyformat: KeyFormat;
  readonly salt: bigint;
  readonly iterations: bigint;
}

const NEWLINE = 0x0a;

/** A new salt, as the kernel keeps it. 0 stands for none there. */
export function newSalt(): bigint {
  return randomBytes(8).readBigUInt64LE() || 1n;
}

/**
 * Makes the wrapping key out of key material, as `derive_key` in `lib/libzfs/libzfs_crypto.c` does: raw bytes as they are,
 * hexadecimal digits read, a passphrase by PBKDF2 with HMAC-SHA1 and the salt in little endian.
 *
 * @param isNew - the key is being set, so the limits of passphrases apply
 * @param abort - ends the wait; what is derived then is overwritten
 * @throws ZfsError `ZFSKIT_INVALID_KEY`; never with a part of the key in it
 */
export async function deriveWrappingKey(
  dataset: string,
  material: Uint8Array,
  derivation: KeyDerivation,
  isNew: boolean,
  abort: JoinedAbort,
): Promise<SecretBytes> {
  const { keyformat } = derivation;
  const problem = PROBLEM[keyformat](material, isNew);
  if (problem !== undefined) refuse(dataset, problem);
  if (keyformat === 'raw') return SecretBytes.copyOf(material);
  if (keyformat === 'hex') return fromHex(material);
  return fromPassphrase(dataset, material, derivation, abort);
}

/** Why material is no key of a format, or undefined. The reasons tell lengths, and nothing else of it. */
const PROBLEM: {
  readonly [F in KeyFormat]: (material: Uint8Array, isNew: boolean) => string | undefined;
} = {
  raw: ({ length }) =>
    length === WRAPPING_KEY_BYTES ? undefined : `a raw key has ${WRAPPING_KEY_BYTES} bytes, not ${length}`,
  hex: (material) => {
    const digits = 2 * WRAPPING_KEY_BYTES;
    if (material.length !== digits) return `a hex key has ${digits} digits, not ${material.length}`;
    return material.every((byte) => hexDigit(byte) >= 0) ? undefined : 'a hex key has digits 0-9, a-f, A-F';
  },
  passphrase: (material, isNew) => {
    const { min, max } = PASSPHRASE_BYTES;
    if (material.includes(0) || material.includes(NEWLINE)) return 'a passphrase has no NUL and no newline';
    if (!isNew || (material.length >= min && material.length <= max)) return undefined;
    return `a passphrase has ${min} to ${max} bytes, not ${material.length}`;
  },
};

/**
 * Refuses what is no format of a key that zfskit knows.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
 */
export function checkKeyFormat(dataset: string, keyformat: KeyFormat): KeyFormat {
  if (Object.hasOwn(PROBLEM, keyformat)) return keyformat;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `${dataset}: the key format is raw, hex or passphrase, not ${String(keyformat).slice(0, 20)}`,
    subject: dataset,
  });
}

function fromHex(digits: Uint8Array): SecretBytes {
  const key = SecretBytes.room(WRAPPING_KEY_BYTES);
  for (let at = 0; at < WRAPPING_KEY_BYTES; at++) {
    key.bytes[at] = 16 * hexDigit(digits[2 * at]) + hexDigit(digits[2 * at + 1]);
  }
  return key;
}

/** Value of an ASCII hexadecimal digit, -1 for anything else. No string is made of it: strings cannot be overwritten. */
function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

async function fromPassphrase(
  dataset: string,
  passphrase: Uint8Array,
  { salt, iterations }: KeyDerivation,
  abort: JoinedAbort,
): Promise<SecretBytes> {
  if (iterations < 1n || iterations > MAX_PBKDF2_ITERATIONS) {
    refuse(dataset, `${iterations} PBKDF2 iterations: from 1 to ${MAX_PBKDF2_ITERATIONS} are possible`);
  }
  const saltBytes = new DataView(new ArrayBuffer(8));
  saltBytes.setBigUint64(0, salt, true);
  const deriving = new Promise<SecretBytes>((resolve, reject) => {
    pbkdf2(passphrase, saltBytes, Number(iterations), WRAPPING_KEY_BYTES, 'sha1', (error, key) => {
      if (error) reject(error);
      else if (abort.aborted) key.fill(0);
      else resolve(new SecretBytes(key));
    });
  });
  return abort.race(deriving);
}

function refuse(dataset: string, why: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_KEY', message: `${dataset}: ${why}`, subject: dataset });
}
