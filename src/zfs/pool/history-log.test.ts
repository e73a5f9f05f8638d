import { describe, expect, test } from 'vitest';
import { encode, int64, list, Nvlist, uint64 } from '../../nvlist/index.ts';
import { HistoryLog, MAX_HISTORY_RECORD_BYTES } from './history-log.ts';

function record(content: Nvlist): Buffer {
  const packed = encode(content, { encoding: 'native' });
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(packed.length));
  return Buffer.concat([length, packed]);
}

const command = (text: string) =>
  record(Nvlist.from({ 'history command': text, 'history time': uint64(7n), 'history who': uint64(0n) }));

const first = command('zpool create tank');
const second = record(
  Nvlist.from({
    ioctl: 'snapshot',
    in_nvl: list(Nvlist.from({ snaps: list(new Nvlist()) })),
    errno: int64(17n),
    elapsed_ns: int64(5_000_000n),
  }),
);
const third = record(
  Nvlist.from({
    internal_name: 'set',
    'history txg': uint64(12n),
    dsname: 'tank/a',
    dsid: uint64(54n),
    'history internal str': 'atime=0',
  }),
);
const whole = Buffer.concat([first, second, third]);

describe('the log of a pool', () => {
  test.each([1, 7, 8, 9, 64, 1000, whole.length])('comes in pieces of %i bytes', (size) => {
    const log = new HistoryLog('tank', 0n);
    const records = [];
    for (let at = 0; at < whole.length; at += size) {
      records.push(...log.add(BigInt(at), whole.subarray(at, at + size)));
    }
    log.end();
    expect(records).toMatchObject([
      { kind: 'command', command: 'zpool create tank', timeSeconds: 7n, uid: 0n, lostBytes: 0n },
      { kind: 'ioctl', name: 'snapshot', errno: 17n, elapsedNs: 5_000_000n, output: undefined },
      { kind: 'internal', name: 'set', txg: 12n, dataset: 'tank/a', datasetId: 54n, message: 'atime=0' },
    ]);
    expect(records.map(({ end }) => end)).toEqual(
      [first.length, first.length + second.length, whole.length].map(BigInt),
    );
  });

  test('overwritten while it is read: what was cut off is lost, and the loss is told', () => {
    const log = new HistoryLog('tank', 0n);
    expect(log.add(0n, Buffer.concat([first, second.subarray(0, 20)]))).toHaveLength(1);
    const [next] = log.add(10_000n, third);
    expect(next).toMatchObject({ kind: 'internal', lostBytes: 10_000n - BigInt(first.length) });
    log.end();
  });

  test('a record that is none of the known ones is kept', () => {
    const log = new HistoryLog('tank', 0n);
    const [unknown] = log.add(0n, record(Nvlist.from({ 'history internal event': uint64(3n) })));
    expect(unknown?.kind).toBe('unknown');
    expect(unknown?.list.getUint64('history internal event')).toBe(3n);
  });

  test('damage is reported with its offset', () => {
    const at = first.length;
    const bad = (bytes: Buffer) => () => {
      const log = new HistoryLog('tank', 0n);
      log.add(0n, Buffer.concat([first, bytes]));
      log.end();
    };
    const length = (value: bigint) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(value);
      return bytes;
    };
    const place = new RegExp(`^tank: the record at offset ${at} of the history is damaged: `);
    expect(bad(length(0n))).toThrow(place);
    expect(bad(length(BigInt(MAX_HISTORY_RECORD_BYTES) + 1n))).toThrow(place);
    expect(bad(length(2n ** 64n - 1n))).toThrow(place);
    expect(bad(Buffer.concat([length(16n), Buffer.alloc(16, 0xff)]))).toThrow(place);
    expect(bad(second.subarray(0, -1))).toThrow(/the log ends within it/);
    expect(bad(record(Nvlist.from({ ioctl: uint64(1n) })))).toThrow(place);
    expect(() => new HistoryLog('tank', 500n).add(100n, first)).toThrow(/went back/);
  });
});
