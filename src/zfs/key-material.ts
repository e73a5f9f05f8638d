import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { type JoinedAbort, ZfsError } from '../ioctl/index.ts';
import { SecretBytes } from './secret-bytes.ts';
import { type KeyFormat, PASSPHRASE_BYTES, WRAPPING_KEY_BYTES } from './wrapping-key.ts';

/** What a {@link KeySource} is asked for. */
export interface KeyRequest {
  /** The encryption root, or the dataset that is to become one. */
  readonly dataset: string;
  readonly keyformat: KeyFormat;
  /** The key is being set, and not the one that is there asked for. */
  readonly isNew: boolean;
}

/**
 * Key material as its format wants it: 32 bytes, or the text of digits or of a passphrase; one newline behind text is left
 * out. Bytes that are given stay the caller's, who may overwrite them at once. Bytes that a function answers are zfskit's, which
 * overwrites them.
 */
export type KeySource = Uint8Array | ((request: KeyRequest) => Uint8Array | Promise<Uint8Array>);

const NEWLINE = 0x0a;

/** Longest key file that makes sense: a raw key, a passphrase or digits with a newline, and one byte to tell it is longer. */
const FILE_BYTES = { raw: WRAPPING_KEY_BYTES + 1, text: PASSPHRASE_BYTES.max + 2 } as const;

/** Where the material of a key comes from, for the duration of one operation. */
export class KeyMaterial implements Disposable {
  readonly #given: SecretBytes | undefined;
  readonly #ask: Exclude<KeySource, Uint8Array> | undefined;

  /**
   * Bytes are copied now: the caller may overwrite them while the operation waits.
   *
   * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT`
   */
  constructor(source: KeySource | undefined) {
    if (source instanceof Uint8Array) this.#given = SecretBytes.copyOf(source);
    else if (typeof source === 'function') this.#ask = source;
    else if (source !== undefined) refuseType('');
  }

  /**
   * The material: what was given or is answered, else what is in the file that the key location names.
   *
   * @throws ZfsError `ZFSKIT_NO_KEY`, `ZFSKIT_INVALID_ARGUMENT`; what the function throws
   */
  async read(request: KeyRequest, keylocation: string, abort: JoinedAbort): Promise<SecretBytes> {
    if (this.#given) return withoutNewline(this.#given.bytes, request.keyformat);
    if (!this.#ask) return readKeyFile(request, keylocation);
    using answer = await this.#answer(this.#ask, request, abort);
    return withoutNewline(answer.bytes, request.keyformat);
  }

  [Symbol.dispose](): void {
    this.#given?.[Symbol.dispose]();
  }

  async #answer(
    ask: Exclude<KeySource, Uint8Array>,
    request: KeyRequest,
    abort: JoinedAbort,
  ): Promise<SecretBytes> {
    const asking = (async () => ask(request))();
    try {
      const answer = await abort.race(asking);
      return answer instanceof Uint8Array ? new SecretBytes(answer) : refuseType(`${request.dataset}: `);
    } catch (error) {
      // An answer that comes after all is nobody's.
      if (abort.aborted) void asking.then((late) => late.fill(0)).catch(() => {});
      throw error;
    }
  }
}

function withoutNewline(bytes: Uint8Array, keyformat: KeyFormat): SecretBytes {
  const ends = keyformat !== 'raw' && bytes.at(-1) === NEWLINE;
  return SecretBytes.copyOf(ends ? bytes.subarray(0, -1) : bytes);
}

/**
 * Reads a key file as `get_key_material_stream` in `lib/libzfs/libzfs_crypto.c` does: a raw key is the whole file, of any other
 * the first line counts. What follows `file://` is a path, not percent-encoded.
 */
async function readKeyFile({ dataset, keyformat }: KeyRequest, keylocation: string): Promise<SecretBytes> {
  if (!keylocation.startsWith('file:///')) {
    return noKey(dataset, `its key location is ${JSON.stringify(keylocation)}: the key has to be given`);
  }
  const path = keylocation.slice('file://'.length);
  using room = SecretBytes.room(keyformat === 'raw' ? FILE_BYTES.raw : FILE_BYTES.text);
  const size = await readRegularFile(path, room.bytes).catch((error: unknown) =>
    noKey(
      dataset,
      `its key file ${path} cannot be read: ${error instanceof Error ? error.message : error}`,
      error,
    ),
  );
  const content = room.bytes.subarray(0, size);
  const end = keyformat === 'raw' ? -1 : content.indexOf(NEWLINE);
  return SecretBytes.copyOf(end < 0 ? content : content.subarray(0, end));
}

/** Fills a buffer from a file; a pipe or a device, which might never answer, is refused. */
async function readRegularFile(path: string, into: Uint8Array): Promise<number> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) throw new Error('it is no regular file');
    let size = 0;
    while (size < into.length) {
      const { bytesRead } = await handle.read(into, size, into.length - size, size);
      if (bytesRead === 0) break;
      size += bytesRead;
    }
    return size;
  } finally {
    await handle.close();
  }
}

function noKey(dataset: string, why: string, cause?: unknown): never {
  throw new ZfsError({ code: 'ZFSKIT_NO_KEY', message: `${dataset}: ${why}`, subject: dataset, cause });
}

function refuseType(prefix: string): never {
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `${prefix}a key is given as a Uint8Array, or as a function that answers one`,
  });
}
