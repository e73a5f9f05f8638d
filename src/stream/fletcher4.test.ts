import { expect, test } from 'vitest';
import { Fletcher4, type Fletcher4Words, fletcher4 } from './fletcher4.ts';
import { addWords } from './fletcher4-bigint.ts';

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
  for (const littleEndian of [true, false]) {
    const sums = new Uint8Array(32);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 4));
    addWords(sums, whole.subarray(0, 20), littleEndian);
    addWords(sums, whole.subarray(20), littleEndian);
    const words = [...new BigUint64Array(sums.buffer)];
    expect(words).toEqual(reference(bytes, littleEndian));
  }
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

test('compared with 32 bytes in either byte order', () => {
  const bytes = pattern(4000);
  for (const littleEndian of [true, false]) {
    const view = new DataView(new ArrayBuffer(40));
    fletcher4(bytes, littleEndian).forEach((word, i) => {
      view.setBigUint64(8 + i * 8, word, littleEndian);
    });
    const sum = new Fletcher4(littleEndian).update(bytes);
    expect(sum.equals(view, 8)).toBe(true);
    for (let at = 8; at < 40; at++) {
      view.setUint8(at, view.getUint8(at) ^ 0x80);
      expect(sum.equals(view, 8)).toBe(false);
      view.setUint8(at, view.getUint8(at) ^ 0x80);
    }
  }
});
