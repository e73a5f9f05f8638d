import { describe, expect, test } from 'vitest';
import { int32, int64Array, Nvlist, string, uint64, uint64Array } from '../../nvlist/index.ts';
import { readEvent } from './event.ts';

const facts = (name: string) => ({
  class: string(name),
  pool: string('tank'),
  pool_guid: uint64(77n),
  pool_state: uint64(0n),
  pool_context: int32(0),
  time: int64Array(BigInt64Array.from([1_700_000_000n, 5n])),
  eid: uint64(12n),
});

describe('an event', () => {
  test('with the payload of its class', () => {
    const list = Nvlist.from({
      ...facts('resource.fs.zfs.statechange'),
      vdev_guid: uint64(5n),
      vdev_state: uint64(2n),
      vdev_path: string('/dev/sda'),
      vdev_laststate: uint64(7n),
    });
    expect(readEvent(list, 3n)).toEqual({
      eid: 12n,
      time: 1_700_000_000_000_000_005n,
      class: 'resource.fs.zfs.statechange',
      className: 'resource.fs.zfs.statechange',
      pool: 'tank',
      poolGuid: 77n,
      missed: 3n,
      payload: { vdevGuid: 5n, vdevState: 2n, vdevPath: '/dev/sda', vdevLastState: 7n },
      list,
    });
  });

  test('of a read error, and of a release with narrower numbers', () => {
    const list = Nvlist.from({
      ...facts('ereport.fs.zfs.io'),
      zio_err: int32(5),
      zio_flags: int32(128),
      zio_offset: uint64(4096n),
      vdev_spare_guids: uint64Array(BigUint64Array.from([9n])),
      vdev_path: uint64(1n),
    });
    expect(readEvent(list, 0n)).toMatchObject({
      class: 'ereport.fs.zfs.io',
      payload: { ioError: 5, ioFlags: 128n, ioOffset: 4096n, spareGuids: BigUint64Array.from([9n]) },
    });
    expect(readEvent(list, 0n).payload).not.toHaveProperty('vdevPath');
  });

  test('of a class that is not known', () => {
    const event = readEvent(Nvlist.from(facts('sysevent.fs.zfs.toString')), 0n);
    expect(event).toMatchObject({ class: 'other', className: 'sysevent.fs.zfs.toString', payload: {} });
    expect(readEvent(Nvlist.from(facts('constructor')), 0n).class).toBe('other');
  });

  test('that is none', () => {
    expect(() => readEvent(new Nvlist(), 0n)).toThrow(/class/);
    expect(() => readEvent(Nvlist.from({ class: string('a'), eid: string('1') }), 0n)).toThrow(/eid/);
  });
});
