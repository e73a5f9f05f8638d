import { expect, test } from 'vitest';
import { Fletcher4, type Fletcher4Words, fletcher4 } from './fletcher4.ts';
import { bigintLoop } from './fletcher4-bigint.ts';
import { BLOCK_BYTES, DATA_AT } from './fletcher4-wasm.ts';

/** The definition, slowly. */
function reference(bytes: Uint8Array, littleEndian: boolean): Fletcher4Words {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wrap = (value: bigint) => BigInt.asUintN(64, value);
  let [a, b, c, d] = [0n, 0n, 0n, 0n];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    a = wrap(a + BigInt(view.getUint32(at, littleEndian)));
    b = wrap(b + a);
    c = wrap(c + b);
    d = wrap(d + c);
  }
  return [a, b, c, d];
}

function pattern(length: number): Uint8Array {
  let state = 12345;
  return Uint8Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state >> 16;
  });
}

const inputs: [string, Uint8Array][] = [
  ['nothing', new Uint8Array()],
  ['less than a word', pattern(3)],
  ['a word', pattern(4)],
  ['words and a rest', pattern(1023)],
  ['several blocks', pattern(70_004)],
  ['the largest words, so that all sums overflow', new Uint8Array(200_000).fill(255)],
];

test.each(inputs)('%s', (_, bytes) => {
  for (const littleEndian of [true, false]) {
    expect(fletcher4(bytes, littleEndian)).toEqual(reference(bytes, littleEndian));
  }
});

test.each(inputs)('%s, with bigints', (_, bytes) => {
  const { memory, add } = bigintLoop();
  const whole = bytes.subarray(0, Math.min(bytes.length - (bytes.length % 4), BLOCK_BYTES));
  new Uint8Array(memory.buffer).set(whole, DATA_AT);
  add(DATA_AT, DATA_AT + whole.length);
  expect([...new BigUint64Array(memory.buffer, 0, 4)]).toEqual(reference(whole, true));
});

test('in pieces of any size', () => {
  const bytes = pattern(50_000);
  for (const piece of [1, 2, 3, 5, 4096, 16_385]) {
    for (const littleEndian of [true, false]) {
      const sum = new Fletcher4(littleEndian);
      for (let at = 0; at < bytes.length; at += piece) sum.update(bytes.subarray(at, at + piece));
      expect(sum.words()).toEqual(reference(bytes, littleEndian));
    }
  }
});

test('two at a time do not mix', () => {
  const [a, b] = [new Fletcher4(), new Fletcher4()];
  const bytes = pattern(4096);
  for (let at = 0; at < bytes.length; at += 100) {
    a.update(bytes.subarray(at, at + 100));
    b.update(bytes.subarray(at, at + 100).map((byte) => byte ^ 1));
  }
  expect(a.words()).toEqual(reference(bytes, true));
  expect(b.words()).toEqual(
    reference(
      bytes.map((byte) => byte ^ 1),
      true,
    ),
  );
});

test('a header that ends with the checksum of what was before it', () => {
  const before = pattern(4000);
  for (const littleEndian of [true, false]) {
    const bytes = pattern(4000 + 312 + 8).subarray(4000);
    const header = bytes.subarray(8);
    const view = new DataView(header.buffer, header.byteOffset);
    const found = () => new Fletcher4(littleEndian).update(before).updateChecked(bytes, 8, 312);
    expect(found()).toBe('different');
    header.fill(0, 280);
    expect(found()).toBe('absent');
    const sum = new Fletcher4(littleEndian).update(before).update(header, 0, 280);
    sum.words().forEach((word, i) => {
      view.setBigUint64(280 + i * 8, word, littleEndian);
    });
    expect(found()).toBe('equal');
    const after = new Fletcher4(littleEndian).update(before);
    after.updateChecked(bytes, 8, 312);
    expect(after.words()).toEqual(sum.update(header, 280).words());
    for (let at = 280; at < 312; at++) {
      header[at] = (header[at] as number) ^ 0x80;
      expect(found()).toBe('different');
      header[at] = (header[at] as number) ^ 0x80;
    }
  }
});
