import { describe, expect, test } from 'vitest';
import { checkBeginRecord } from './begin-record.ts';

function record(change: (view: DataView) => void = () => {}, littleEndian = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(312));
  view.setBigUint64(8, 0x2f5bacbacn, littleEndian);
  view.setBigUint64(16, 1n, littleEndian);
  change(view);
  return new Uint8Array(view.buffer);
}

test('either byte order', () => {
  checkBeginRecord(record());
  checkBeginRecord(record(() => {}, false));
});

describe('refused', () => {
  const cases: [string, Uint8Array, RegExp][] = [
    ['nothing', new Uint8Array(), /ends after 0 bytes/],
    ['too few bytes', record().subarray(0, 311), /ends after 311 bytes/],
    ['another file', new Uint8Array(312), /magic number/],
    ['another record', record((view) => view.setUint32(0, 3, true)), /not a BEGIN record/],
    ['a package', record((view) => view.setBigUint64(16, 2n, true)), /package of several streams/],
    ['an unknown header', record((view) => view.setBigUint64(16, 3n, true)), /header type 3/],
  ];
  test.each(cases)('%s', (_, bytes, why) => {
    expect(() => checkBeginRecord(bytes)).toThrowError(
      expect.objectContaining({ code: 'ZFSKIT_BAD_STREAM', message: expect.stringMatching(why) }),
    );
  });
});
