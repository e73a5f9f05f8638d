import { describe, expect, test } from 'vitest';
import { abiForVersion, type IoctlRequest, type Transport, ZfsCmd } from '../../ioctl/index.ts';
import { encode, int64Array, Nvlist, string, uint64 } from '../../nvlist/index.ts';
import type { ZfsEvent } from './event.ts';
import { type EventsOptions, readEvents } from './events.ts';

const ENOENT = 2;
const abi = abiForVersion('2.3.9');

type Queued = readonly [eid: bigint, dropped: bigint, pool: string];

/** A kernel with a queue of events, which answers ENOENT at its end. */
function kernelWith(queue: readonly Queued[]) {
  const left = [...queue];
  let closed = 0;
  const reply = (request: IoctlRequest) => {
    const answer = { errno: 0, command: request.command, dst: new Uint8Array(), history: new Uint8Array() };
    if (request.dstSize === 0) return answer;
    const event = left.shift();
    if (!event) return { ...answer, errno: ENOENT };
    const [eid, dropped, pool] = event;
    const dst = encode(
      Nvlist.from({
        class: string('sysevent.fs.zfs.config_sync'),
        pool: string(pool),
        time: int64Array(BigInt64Array.from([1n, 0n])),
        eid: uint64(eid),
      }),
      { encoding: 'native' },
    );
    const command = new ZfsCmd(abi.layout, request.command);
    command.set('zc_cookie', dropped);
    command.set('zc_nvlist_dst_filled', 1);
    command.set('zc_nvlist_dst_size', BigInt(dst.length));
    return { ...answer, dst };
  };
  const transport = {
    abi,
    closing: new AbortController().signal,
    ioctl: async (request: IoctlRequest) => reply(request),
    ioctlSync: reply,
    cleanupDescriptor: () => ({ fd: 9, close: async () => void closed++ }),
  } as unknown as Transport;
  return { transport, closed: () => closed };
}

async function read(queue: readonly Queued[], options: EventsOptions = {}): Promise<ZfsEvent[]> {
  const { transport, closed } = kernelWith(queue);
  const events: ZfsEvent[] = [];
  for await (const event of readEvents(transport, { follow: false, ...options })) events.push(event);
  expect(closed()).toBe(1);
  return events;
}

describe('lost events', () => {
  const missed = async (queue: readonly Queued[], options?: EventsOptions) =>
    (await read(queue, options)).map((event) => event.missed);

  test('are counted by the numbers of the events, where the kernel says that some are', async () => {
    expect(
      await missed([
        [1n, 0n, 'tank'],
        [2n, 0n, 'tank'],
        [500n, 1n, 'tank'],
        [501n, 0n, 'tank'],
      ]),
    ).toEqual([0n, 0n, 497n, 0n]);
  });

  test('numbers alone are no loss: some are never used, and two may change places', async () => {
    expect(
      await missed([
        [1n, 0n, 'tank'],
        [3n, 0n, 'tank'],
        [2n, 0n, 'tank'],
      ]),
    ).toEqual([0n, 0n, 0n]);
  });

  test('those whose rate was limited have no numbers', async () => {
    expect(
      await missed([
        [1n, 0n, 'tank'],
        [2n, 30n, 'tank'],
      ]),
    ).toEqual([0n, 30n]);
  });

  test('are counted from the event that was the last one before', async () => {
    expect(await missed([[20n, 1n, 'tank']], { from: 9n })).toEqual([10n]);
  });

  test('are told with the next event that is wanted', async () => {
    const queue: Queued[] = [
      [1n, 0n, 'tank'],
      [50n, 1n, 'other'],
      [60n, 1n, 'other'],
      [61n, 0n, 'tank'],
      [62n, 0n, 'tank'],
    ];
    expect(await missed(queue, { pool: 'tank' })).toEqual([0n, 57n, 0n]);
  });
});

test('a class, and those below it', async () => {
  const queue: Queued[] = [[1n, 0n, 'tank']];
  for (const name of ['sysevent', 'sysevent.fs.zfs', 'sysevent.fs.zfs.config_sync']) {
    expect(await read(queue, { class: name })).toHaveLength(1);
  }
  for (const name of ['sys', 'ereport', 'sysevent.fs.zfs.config']) {
    expect(await read(queue, { class: name })).toEqual([]);
  }
});

test('leaving gives the descriptor back, once', async () => {
  const { transport, closed } = kernelWith([[1n, 0n, 'tank']]);
  const events = readEvents(transport, { from: 'start' });
  expect((await events.next()).value?.eid).toBe(1n);
  await events.return();
  await events.return();
  expect(closed()).toBe(1);
  expect((await events.next()).done).toBe(true);
});
