import { expect, test } from 'vitest';
import { printable } from './human.ts';
import { decodeText } from './nvlist/index.ts';

test.each([
  [[0x61, 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80], 'aé😀'],
  [[0x61, 0xff, 0xc3, 0xa9], 'a\\xffé'],
  [[0xed, 0xa0, 0x80], '\\xed\\xa0\\x80'],
  [[0x61, 0x1b, 0xef, 0xbb, 0xbf], 'a\\u{1b}\\u{feff}'],
])('%j is printed as %s', (bytes, shown) => {
  expect(printable(decodeText(Uint8Array.from(bytes)))).toBe(shown);
});
