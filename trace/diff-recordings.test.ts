import { describe, expect, test } from 'vitest';
import { Nvlist } from '../src/nvlist/index.ts';
import { type DiffRecordingsOptions, diffRecordings } from './diff-recordings.ts';
import { MADE_ABI, type MadeCall, madeCall } from './made-call.ts';
import type { RawCall } from './trace-event.ts';

/** A program's calls, each of its own thread and time. */
function trace(...calls: readonly MadeCall[]) {
  const events: RawCall[] = calls.map((made, seq) =>
    madeCall({ seq, pid: 1000 + seq, at: BigInt(Math.round(Math.random() * 1e9)), ...made }),
  );
  return { header: { abi: MADE_ABI }, events };
}

const create = (
  name: string,
  props: Readonly<Record<string, string | bigint>>,
  more: Partial<MadeCall> = {},
): MadeCall => ({
  ioctl: 'ZFS_IOC_CREATE',
  subject: name,
  src: Nvlist.from({ type: { type: 'int32', value: 2 }, props: Nvlist.from(props) }),
  ...more,
});

const sync: MadeCall = { ioctl: 'ZFS_IOC_POOL_SYNC', subject: 'tank', src: Nvlist.from({ force: true }) };
const stats = (subject: string): MadeCall => ({ ioctl: 'ZFS_IOC_OBJSET_STATS', subject });

/** Differences on a line each. */
function told(
  a: ReturnType<typeof trace>,
  b: ReturnType<typeof trace>,
  options?: DiffRecordingsOptions,
): string[] {
  return [...diffRecordings(a, b, options)].flatMap((found) => {
    if (found.kind === 'only-a') return [`- ${found.a.name} ${found.a.subject}`];
    if (found.kind === 'only-b') return [`+ ${found.b.name} ${found.b.subject}`];
    return found.differences.map(({ path, kind, byChance }) => {
      return `! ${found.b.name} ${found.b.subject}: ${path} ${kind}${byChance ? ' by chance' : ''}`;
    });
  });
}

describe('two traces', () => {
  test('of the same calls are the same, whenever and by whomever they were made', () => {
    const calls = [create('tank/a', { compression: 'lz4' }), sync, stats('tank/a')];
    const again = { fd: 9, before: { zc_nvlist_dst: 0x1234000n, zc_cleanup_fd: 7 }, room: 4096n };
    expect(told(trace(...calls), trace(...calls.map((call) => ({ ...call, ...again, tid: 5 }))))).toEqual([]);
  });

  test('differ in calls that one alone has', () => {
    const a = trace(stats('tank'), stats('tank/a'), sync);
    const b = trace(stats('tank'), create('tank/b', {}), sync, stats('tank/c'));
    expect(told(a, b)).toEqual([
      '- ZFS_IOC_OBJSET_STATS tank/a',
      '+ ZFS_IOC_CREATE tank/b',
      '+ ZFS_IOC_OBJSET_STATS tank/c',
    ]);
    expect(told(b, a)).toHaveLength(3);
  });

  test('differ in what a call was given and what it came to, by path', () => {
    const a = trace(create('tank/a', { compression: 'lz4', recordsize: 4096n, atime: 1n }));
    const b = trace(create('tank/a', { recordsize: 8192n, compression: 'lz4', xattr: 'sa' }, { errno: 17 }));
    expect(told(a, b)).toEqual([
      '! ZFS_IOC_CREATE tank/a: zc_nvlist_src/props/recordsize changed',
      '! ZFS_IOC_CREATE tank/a: zc_nvlist_src/props/atime removed',
      '! ZFS_IOC_CREATE tank/a: zc_nvlist_src/props/xattr added',
      '! ZFS_IOC_CREATE tank/a: errno changed',
    ]);
  });

  test('differ in members that are input, and not in others', () => {
    const walk = (cookie: bigint): MadeCall => ({
      ioctl: 'ZFS_IOC_DATASET_LIST_NEXT',
      subject: 'tank',
      before: { zc_cookie: cookie, zc_obj: cookie },
    });
    expect(told(trace(walk(1n)), trace(walk(2n)))).toEqual([
      '! ZFS_IOC_DATASET_LIST_NEXT tank: zc_cookie changed',
    ]);
  });

  test('differ in answers only where that is asked for; what comes by chance is marked', () => {
    const answered = (guid: bigint): MadeCall => ({
      ...stats('tank'),
      src: Nvlist.from({ pool_guid: guid }),
      after: { zc_cookie: guid },
      dst: Nvlist.from({ guid: Nvlist.from({ value: guid }) }),
    });
    const input = '! ZFS_IOC_OBJSET_STATS tank: zc_nvlist_src/pool_guid changed by chance';
    expect(told(trace(answered(1n)), trace(answered(2n)))).toEqual([input]);
    expect(told(trace(answered(1n)), trace(answered(2n)), { results: true })).toEqual([
      input,
      '! ZFS_IOC_OBJSET_STATS tank: zc_nvlist_dst/guid/value changed by chance',
    ]);
  });

  test('do not differ in how often a call had to be made for its answer to fit', () => {
    const dst = Nvlist.from({ a: 'x' });
    const once = trace({ ...stats('tank'), tid: 1, dst });
    const thrice = trace(
      { ...stats('tank'), tid: 1, errno: 12, room: 1n },
      { ...stats('tank/other'), tid: 2 },
      { ...stats('tank'), tid: 1, errno: 12, room: 2n },
      { ...stats('tank'), tid: 1, dst },
    );
    expect(told(once, thrice)).toEqual(['+ ZFS_IOC_OBJSET_STATS tank/other']);
  });

  test('of pools with other names are the same when their names are mapped', () => {
    const calls = (pool: string): MadeCall[] => [
      create(`${pool}/a`, { origin: `${pool}/b@c`, comment: 'tank2/a' }),
      {
        ioctl: 'ZFS_IOC_SNAPSHOT',
        subject: pool,
        src: Nvlist.from({
          snaps: Nvlist.from({ [`${pool}@a`]: true }),
          targets: [Nvlist.from({ names: [`${pool}#m`, 'tank2@x'] })],
        }),
      },
      { ioctl: 'ZFS_IOC_RENAME', subject: `${pool}/a`, before: { zc_value: `${pool}/c` } },
      { ioctl: 'ZFS_IOC_LOG_HISTORY', subject: '', src: Nvlist.from({ message: `zfs snapshot ${pool}@a` }) },
    ];
    const names = new Map([
      ['tank', 'other'],
      ['tank/never', 'x'],
    ]);
    expect(told(trace(...calls('tank')), trace(...calls('other')), { names })).toEqual([]);
    expect(told(trace(...calls('tank')), trace(...calls('other')))).toHaveLength(7);
  });
});
