import { read, write } from 'node:fs';
import { promisify } from 'node:util';

const readBytes = promisify(read);
const writeBytes = promisify(write);

/** Bytes that are read from a descriptor at a time. */
const CHUNK_BYTES = 256 << 10;

/** What can be read from a descriptor, which stays open. (Node's own streams close what they are given when they are destroyed.) */
export async function* readDescriptor(fd: number): AsyncGenerator<Uint8Array, void, void> {
  for (;;) {
    const { bytesRead, buffer } = await readBytes(fd, Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Writes all chunks to a descriptor, which stays open. */
export async function writeDescriptor(fd: number, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      at += (await writeBytes(fd, chunk, at, chunk.length - at, null)).bytesWritten;
    }
  }
}
