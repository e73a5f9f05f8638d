/**
 * The inner loop of fletcher-4 as a WebAssembly module, assembled here: JavaScript has no fast 64-bit integers.
 * Its memory holds the four sums in the first {@link DATA_AT} bytes, then as many bytes as are summed at a time.
 *
 * Measured (GB/s, one core at rest, blocks of 64 KiB): this loop 13, and 11 with the copy into its memory; two lanes of
 * i64x2 20 and 16, before they are combined; doubles over blocks of 64 words 4, before they are combined; pairs of 32-bit
 * halves 0.2; bigint 0.2.
 */

/** Where the bytes to be summed begin in the module's memory. */
export const DATA_AT = 32;

/** How many bytes can be summed at a time: they stay in the first-level caches while they are copied and read. */
export const BLOCK_BYTES = 16_384;

/** The assembled loop. */
export interface Fletcher4Loop {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Sums the bytes from one address to another, whole little-endian words of 4 bytes. */
  add(from: number, end: number): void;
}

/** Words that one round of the unrolled loop sums. */
const UNROLL = 4;

const I32 = 0x7f;
const I64 = 0x7e;
const NOTHING = 0x40;

/** Opcodes of the WebAssembly core specification, section 5.4. */
const OP = {
  block: [0x02, NOTHING],
  loop: [0x03, NOTHING],
  end: [0x0b],
  continueLoop: [0x0c, 0],
  leaveBlockIf: [0x0d, 1],
  get: (local: number) => [0x20, local],
  set: (local: number) => [0x21, local],
  tee: (local: number) => [0x22, local],
  i64Load: (offset: number) => [0x29, 3, offset],
  i64LoadWord: (offset: number) => [0x35, 2, offset],
  i64Store: (offset: number) => [0x37, 3, offset],
  i32Const: (value: number) => [0x41, value],
  i32Greater: [0x4b],
  i32Add: [0x6a],
  i64Add: [0x7c],
};

/** Locals of the function: its parameters, the address of the next word and the end, and the four sums. */
const AT = 0;
const END = 1;
const SUMS = [2, 3, 4, 5] as const;

/** a += word; b += a; c += b; d += c. */
function sumWord(offset: number): number[] {
  const add = (sum: number) => [...OP.get(sum), ...OP.i64Add, ...OP.tee(sum)];
  const [a, b, c, d] = SUMS;
  return [
    ...OP.get(AT),
    ...OP.i64LoadWord(offset),
    ...add(a),
    ...add(b),
    ...add(c),
    ...OP.get(d),
    ...OP.i64Add,
    ...OP.set(d),
  ];
}

/** Sums `words` words at a time as long as so many are left. */
function sumLoop(words: number): number[] {
  const next = [...OP.get(AT), ...OP.i32Const(words * 4), ...OP.i32Add];
  return [
    ...OP.block,
    ...OP.loop,
    ...[...next, ...OP.get(END), ...OP.i32Greater, ...OP.leaveBlockIf],
    ...Array.from({ length: words }, (_, word) => sumWord(word * 4)).flat(),
    ...[...next, ...OP.set(AT), ...OP.continueLoop],
    ...OP.end,
    ...OP.end,
  ];
}

function functionBody(): number[] {
  const sums = SUMS.map((local, i) => ({ local, offset: i * 8 }));
  const load = ({ local, offset }: { local: number; offset: number }) => [
    ...OP.i32Const(0),
    ...OP.i64Load(offset),
    ...OP.set(local),
  ];
  const store = ({ local, offset }: { local: number; offset: number }) => [
    ...OP.i32Const(0),
    ...OP.get(local),
    ...OP.i64Store(offset),
  ];
  return [
    ...vector([[SUMS.length, I64]]),
    ...sums.flatMap(load),
    ...sumLoop(UNROLL),
    ...sumLoop(1),
    ...sums.flatMap(store),
    ...OP.end,
  ];
}

/** An unsigned LEB128 number. */
function number(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...number(items.length), ...items.flat()];
}

function section(id: number, items: readonly (readonly number[])[]): number[] {
  const content = vector(items);
  return [id, ...number(content.length), ...content];
}

function text(value: string): number[] {
  return [...number(value.length), ...new TextEncoder().encode(value)];
}

function assemble(): Uint8Array<ArrayBuffer> {
  const body = functionBody();
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [[0x60, ...vector([[I32], [I32]]), ...vector([])]]),
    ...section(3, [[0]]),
    ...section(5, [[0, 1]]),
    ...section(7, [
      [...text('memory'), 2, 0],
      [...text('add'), 0, 0],
    ]),
    ...section(10, [[...number(body.length), ...body]]),
  ]);
}

/** What of WebAssembly is used; Node has it, its types do not. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** The loop, or undefined where there is no WebAssembly (`node --jitless`). */
export function wasmLoop(): Fletcher4Loop | undefined {
  const { WebAssembly: wasm } = globalThis as { WebAssembly?: Wasm };
  return wasm && (new wasm.Instance(new wasm.Module(assemble())).exports as Fletcher4Loop);
}
