import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import {
  decode,
  decodeObject,
  encode,
  flag,
  Nvlist,
  NvlistError,
  type NvTyped,
  uint64Array,
} from './index.ts';

const ENCODINGS = ['native', 'xdr'] as const;

/** Linear time is a tenth of a second for what is tested here, quadratic time minutes, on a busy machine too. */
const QUADRATIC_MS = 20_000;

vi.setConfig({ testTimeout: 120_000 });

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof NvlistError) return error.code;
    throw error;
  }
  return 'no error';
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** A list of `size` flags, with names from `name`. */
function long(size: number, name: (i: number) => string, flags = 0): Nvlist {
  const list = new Nvlist(flags);
  for (let i = 0; i < size; i++) list.set(name(i), flag());
  return list;
}

test.each(ENCODINGS)('100,000 pairs take linear time, one name or many (%s)', (encoding) => {
  for (const name of [() => 'same', (i: number) => `name-${i}`]) {
    const list = long(100_000, name);
    const bytes = encode(list, { encoding });
    const took = milliseconds(() => {
      const back = decode(bytes);
      expect(back.size).toBe(100_000);
      for (let i = 0; i < 1000; i++) expect(back.getFlag(name(i * 50))).toBe(true);
      decodeObject(bytes);
    });
    expect(took).toBeLessThan(QUADRATIC_MS);
  }
});

test('adding and deleting under unique names takes linear time', () => {
  const took = milliseconds(() => {
    const list = long(100_000, (i) => `name-${i}`, 1);
    for (let i = 0; i < 100_000; i++) list.set(`name-${i}`, flag());
    expect(list.size).toBe(100_000);
    expect(list.names()[99_999]).toBe('name-99999');
    for (let i = 0; i < 100_000; i++) list.delete(`name-${i}`);
    expect(list.size).toBe(0);
    const same = long(100_000, () => 'same');
    expect(same.delete('same')).toBe(true);
    expect(same.size).toBe(0);
  });
  expect(took).toBeLessThan(QUADRATIC_MS);
});

test('counts and sizes that promise more than there is are refused before anything is allocated', () => {
  const native = encode(new Nvlist().set('a', uint64Array(new BigUint64Array(4))));
  const view = new DataView(native.buffer);
  const pairAt = 12;
  const change = (at: number, value: number, run: () => void) => {
    const old = view.getInt32(at, true);
    view.setInt32(at, value, true);
    run();
    view.setInt32(at, old, true);
  };
  for (const count of [5, 0x1000_0000, 0x2000_0000, 0x7fff_ffff]) {
    change(pairAt + 8, count, () => expect(codeOf(() => decode(native))).toBe('NVLIST_BAD_SIZE'));
    change(pairAt + 8, count, () => expect(codeOf(() => decodeObject(native))).toBe('NVLIST_BAD_SIZE'));
  }
  change(pairAt + 8, -1, () => expect(codeOf(() => decode(native))).toBe('NVLIST_BAD_COUNT'));
  change(pairAt, 0x7fff_fff8, () => expect(codeOf(() => decode(native))).toBe('NVLIST_TRUNCATED'));
  change(pairAt, -8, () => expect(codeOf(() => decode(native))).toBe('NVLIST_BAD_SIZE'));
  change(pairAt + 12, 28, () => expect(codeOf(() => decode(native))).toBe('NVLIST_BAD_TYPE'));
  change(pairAt + 12, -1, () => expect(codeOf(() => decode(native))).toBe('NVLIST_BAD_TYPE'));
  change(pairAt + 12, 0, () => expect(codeOf(() => decode(native))).toBe('NVLIST_BAD_TYPE'));

  const xdr = encode(new Nvlist().set('a', uint64Array(new BigUint64Array(4))), { encoding: 'xdr' });
  const xdrView = new DataView(xdr.buffer);
  // Header 4, version and flags 8, sizes 8, name 8, type 4: the count is at 32.
  xdrView.setInt32(32, 0x0fff_fff0);
  xdrView.setInt32(16, 24 + 8 * 0x0fff_fff0);
  expect(codeOf(() => decode(xdr))).toBe('NVLIST_BAD_COUNT');
  xdrView.setInt32(36, 0x0fff_fff0);
  expect(codeOf(() => decode(xdr))).toBe('NVLIST_TRUNCATED');
});

test('limits can be lowered', () => {
  const bytes = encode(Nvlist.from({ a: { b: { c: 1n } }, d: 1n }));
  expect(codeOf(() => decode(bytes, { maxPairs: 3 }))).toBe('NVLIST_TOO_MANY_PAIRS');
  expect(codeOf(() => decodeObject(bytes, { maxPairs: 3 }))).toBe('NVLIST_TOO_MANY_PAIRS');
  expect(codeOf(() => decodeObject(bytes, { maxPairs: 4 }))).toBe('no error');
  expect(codeOf(() => decode(bytes, { maxDepth: 1 }))).toBe('NVLIST_TOO_DEEP');
  expect(codeOf(() => decodeObject(bytes, { maxDepth: 1 }))).toBe('NVLIST_TOO_DEEP');
  expect(codeOf(() => decode(bytes, { maxBytes: bytes.length - 1 }))).toBe('NVLIST_TOO_LARGE');
});

test.each(ENCODINGS)('errors name code, path and offset (%s)', (encoding) => {
  const list = Nvlist.from({ vdev_tree: { children: [{ guid: 1n }, { guid: 2n }, { on: true }] } });
  const bytes = encode(list, { encoding });
  // The only byte of value 1 in the last 16 of either encoding is that of `on`.
  const at = bytes.lastIndexOf(1);
  bytes[at] = 7;
  let caught: unknown;
  try {
    decode(bytes);
  } catch (error) {
    caught = error;
  }
  const start = encoding === 'native' ? at : at - 3;
  expect(caught).toMatchObject({ code: 'NVLIST_BAD_VALUE', path: 'vdev_tree/children[2]/on', offset: start });
  expect((caught as Error).message).toBe(
    `NVLIST_BAD_VALUE: vdev_tree/children[2]/on: boolean 7 at byte ${start}`,
  );
  expect(() => decodeObject(bytes)).toThrow((caught as Error).message);
});

test('nothing outside the input is read: a view into a larger buffer', () => {
  const bytes = encode(Nvlist.from({ s: 'hello', n: new BigUint64Array([1n, 2n]) }));
  const large = new Uint8Array(bytes.length + 64).fill(0x41);
  for (let shift = 0; shift < 9; shift++) {
    large.fill(0x41).set(bytes, shift);
    const view = large.subarray(shift, shift + bytes.length);
    expect(decodeObject(view)).toEqual({ s: 'hello', n: new BigUint64Array([1n, 2n]) });
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeObject(view.subarray(0, length))).toThrow(NvlistError);
    }
  }
});

test('what was decoded does not change with the input, whatever kind of bytes it was', () => {
  const bytes = encode(
    Nvlist.from({ n: new BigUint64Array([1n, 2n]), b: { type: 'byte_array', value: new Uint8Array([1]) } }),
  );
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  for (const input of [bytes.slice(), Buffer.from(bytes), shared]) {
    for (const encoding of ENCODINGS) {
      const source = encoding === 'native' ? input : Buffer.from(encode(decode(bytes), { encoding }));
      const object = decodeObject(source);
      const list = decode(source);
      source.fill(0xff);
      expect(object).toEqual({ n: new BigUint64Array([1n, 2n]), b: new Uint8Array([1]) });
      expect(list.getByteArray('b')).toEqual(new Uint8Array([1]));
      input.set(bytes);
    }
  }
});

test('what was decoded takes at most 16 times the input', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const of = (value: NvTyped, size = 20_000) => {
    const list = new Nvlist(0);
    for (let i = 0; i < size; i++) list.set(i.toString(36), value);
    return list;
  };
  const lists = Array.from({ length: 50_000 }, () => new Nvlist());
  const worst = [
    of({ type: 'uint8_array', value: new Uint8Array(0) }),
    of({ type: 'uint8_array', value: new Uint8Array(1) }),
    of({ type: 'uint64_array', value: new BigUint64Array(1) }),
    of({ type: 'nvlist', value: new Nvlist() }),
    new Nvlist().set('lists', { type: 'nvlist_array', value: lists }),
  ];
  for (const list of worst) {
    for (const encoding of ENCODINGS) {
      const bytes = encode(list, { encoding });
      for (const read of [decode, decodeObject]) {
        read(bytes);
        const before = used();
        const kept = [read(bytes), read(bytes)];
        expect((used() - before) / kept.length / bytes.length).toBeLessThan(16);
      }
    }
  }
});
