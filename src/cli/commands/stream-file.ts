import { type FileHandle, open } from 'node:fs/promises';
import { ZfsError } from '../../ioctl/index.ts';

const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of a file, or of standard input if it is called `-`. The next chunk is being read while one is used; a chunk may
 * be overwritten as soon as the one after it is asked for.
 */
export async function* streamFile(file: string): AsyncGenerator<Uint8Array, void> {
  if (file !== '-') yield* chunksOf(await open(file));
  else if (process.stdin.isTTY) {
    throw new ZfsError({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: 'a stream cannot be read from a terminal',
    });
  } else yield* process.stdin as AsyncIterable<Uint8Array>;
}

async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array, void> {
  const buffers = [Buffer.allocUnsafeSlow(CHUNK_BYTES), Buffer.allocUnsafeSlow(CHUNK_BYTES)] as const;
  let reading = handle.read(buffers[0], 0, CHUNK_BYTES, null);
  try {
    for (let turn = 1; ; turn ^= 1) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) return;
      reading = handle.read(buffers[turn as 0 | 1], 0, CHUNK_BYTES, null);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await reading.catch(() => {});
    await handle.close();
  }
}
