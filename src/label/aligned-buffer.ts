/** Bytes of a page of WebAssembly's memory. */
const PAGE_BYTES = 64 << 10;

/** Buffers kept for the next device. */
const KEPT = 16;

/** What of WebAssembly is used; Node has it, its types do not. */
interface WasmMemory {
  Memory: new (limits: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
}

const spare: Uint8Array[] = [];

/** Bytes of an {@link withAlignedBuffer aligned buffer}: the four labels of a device. */
export const ALIGNED_BYTES = 1 << 20;

/**
 * Lends 1 MiB that begins at a page: reading past the page cache (O_DIRECT) takes no other memory. Node has no allocator for
 * it; WebAssembly's memory is aligned.
 */
export async function withAlignedBuffer<T>(use: (buffer: Uint8Array) => Promise<T>): Promise<T> {
  const buffer = spare.pop() ?? allocate();
  try {
    return await use(buffer);
  } finally {
    if (spare.length < KEPT) spare.push(buffer);
  }
}

function allocate(): Uint8Array {
  const pages = ALIGNED_BYTES / PAGE_BYTES;
  const { WebAssembly: wasm } = globalThis as { WebAssembly?: WasmMemory };
  // Without WebAssembly (node --jitless) the memory is as it comes; reads then go through the page cache.
  return new Uint8Array(
    wasm ? new wasm.Memory({ initial: pages, maximum: pages }).buffer : new ArrayBuffer(ALIGNED_BYTES),
  );
}
