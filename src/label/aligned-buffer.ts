/** Bytes of a page of WebAssembly's memory. */
const PAGE_BYTES = 64 << 10;

/** Buffers that are made together: each memory reserves gigabytes of addresses, whatever its size. */
const MADE_AT_ONCE = 16;

/** What of WebAssembly is used; Node has it, its types do not. */
interface WasmMemory {
  Memory: new (limits: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
}

const spare: Uint8Array[] = [];

/** Bytes of an {@link withAlignedBuffer aligned buffer}: the four labels of a device. */
const ALIGNED_BYTES = 1 << 20;

/**
 * Lends 1 MiB that begins at a page: reading past the page cache (O_DIRECT) takes no other memory. Node has no allocator for
 * it; WebAssembly's memory is aligned.
 */
export async function withAlignedBuffer<T>(use: (buffer: Uint8Array) => Promise<T>): Promise<T> {
  if (spare.length === 0) spare.push(...allocate());
  const buffer = spare.pop() as Uint8Array;
  try {
    return await use(buffer);
  } finally {
    // What was never written to takes no memory; as many are kept as were ever in use together.
    spare.push(buffer);
  }
}

function allocate(): Uint8Array[] {
  const bytes = MADE_AT_ONCE * ALIGNED_BYTES;
  const pages = bytes / PAGE_BYTES;
  const { WebAssembly: wasm } = globalThis as { WebAssembly?: WasmMemory };
  // Without WebAssembly (node --jitless) the memory is as it comes; reads then go through the page cache.
  const memory = wasm ? new wasm.Memory({ initial: pages, maximum: pages }).buffer : new ArrayBuffer(bytes);
  return Array.from(
    { length: MADE_AT_ONCE },
    (_, i) => new Uint8Array(memory, i * ALIGNED_BYTES, ALIGNED_BYTES),
  );
}
