import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  call,
  callSync,
  type IoctlReply,
  type IoctlRequest,
  type Transport,
  ZfsCmd,
} from '../src/ioctl/index.ts';
import { byteArray, encode, Nvlist, uint8Array } from '../src/nvlist/index.ts';
import { sampleStream } from '../src/stream/testdata/sample-stream.ts';
import { Zfs } from '../src/zfs/index.ts';
import { MADE_ABI, madeCall } from './made-call.ts';
import { readRecording } from './read-recording.ts';
import { recordTransport } from './recording-transport.ts';
import { RecordingWriter } from './recording-writer.ts';
import { type ReplayOptions, replay } from './replay-transport.ts';
import type { TraceEvent } from './trace-event.ts';

const header = { abi: MADE_ABI };

const FLAG = { type: 'boolean', value: true } as const;

/** A kernel with two filesystems, of which the lists are larger than a first buffer of a hundred bytes would be. */
function scriptedKernel(
  answer: (request: IoctlRequest, command: ZfsCmd) => [errno: number, dst?: Nvlist],
): Transport {
  const ioctlSync = (request: IoctlRequest): IoctlReply => {
    const command = new ZfsCmd(MADE_ABI.layout, request.command);
    const [errno, list] = answer(request, command);
    const dst = list && encode(list);
    if (dst) {
      command.set('zc_nvlist_dst_filled', 1);
      command.set('zc_nvlist_dst_size', BigInt(dst.length));
    }
    const fits = dst !== undefined && dst.length <= request.dstSize;
    return {
      errno: dst && !fits && errno === 0 ? 12 : errno,
      command: command.bytes,
      dst: fits ? dst : new Uint8Array(),
      history: new Uint8Array(request.historySize),
    };
  };
  return {
    abi: MADE_ABI,
    closing: new AbortController().signal,
    ioctl: async (request) => ioctlSync(request),
    ioctlSync,
    pipe: () => {
      throw new Error('no pipe is needed here');
    },
    close: async () => {},
    async [Symbol.asyncDispose]() {},
  };
}

/** What a program does, as it would be recorded. */
async function recorded(kernel: Transport, program: (transport: Transport) => Promise<unknown>) {
  const events: TraceEvent[] = [];
  await program(recordTransport(kernel, { write: (event) => events.push(structuredClone(event)) }));
  return { header, events };
}

const children = ['tank/a', 'tank/b'];

/** Lists the children of tank, one call each, and says so as the kernel does when there are no more. */
const listing = () =>
  scriptedKernel((_, command) => {
    const at = Number(command.get('zc_cookie'));
    const child = children[at];
    if (child === undefined) return [3];
    command.set('zc_name', child);
    command.set('zc_cookie', BigInt(at + 1));
    return [0, Nvlist.from({ text: Nvlist.from({ value: 'x'.repeat(70_000 * at) }) })];
  });

/** The same, and one imported pool. */
const anyKernel = () => {
  const lists = listing();
  const others = scriptedKernel(() => [0, Nvlist.from({ tank: Nvlist.from({ guid: 5n }) })]);
  const kernelOf = ({ number }: IoctlRequest) => (number === 0x5a14 ? lists : others);
  return {
    ...others,
    ioctl: (request: IoctlRequest) => kernelOf(request).ioctl(request),
    ioctlSync: (request: IoctlRequest) => others.ioctlSync?.(request) as IoctlReply,
  };
};

async function listChildren(transport: Transport): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let cookie = 0n; ; ) {
    try {
      const answer = await call(transport, 'ZFS_IOC_DATASET_LIST_NEXT', {
        zc_name: 'tank',
        zc_cookie: cookie,
      });
      found.push([answer.zc_name, answer.zc_nvlist_dst]);
      cookie = answer.zc_cookie;
    } catch (error) {
      return [...found, (error as { code: string }).code];
    }
  }
}

test('a program gets the answers that were recorded, and buffers that were too small do not count', async () => {
  let expected: unknown;
  const recording = await recorded(listing(), async (transport) => {
    expected = await listChildren(transport);
  });
  // The second child did not fit at first.
  expect(recording.events.map((event) => event.kind === 'call' && event.errno)).toEqual([0, 12, 0, 3]);
  await using transport = replay(recording);
  expect(await listChildren(transport)).toEqual(expected);
  expect(expected).toHaveLength(3);
  transport.assertDone();
});

test('a buffer that is smaller than the one recorded is answered as the kernel does', async () => {
  const list = Nvlist.from({ text: 'x'.repeat(200_000) });
  const recording = [madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: 'tank', dst: list, room: 1n << 20n })];
  await using transport = replay({ header, events: recording });
  const command = new ZfsCmd(MADE_ABI.layout);
  command.set('zc_name', 'tank');
  const request = (dstSize: number) => ({
    number: 0x5a05,
    command: command.bytes.slice(),
    dstSize,
    historySize: 0,
  });
  const small = await transport.ioctl(request(1000));
  expect(small.errno).toBe(12);
  expect(new ZfsCmd(MADE_ABI.layout, small.command).get('zc_nvlist_dst_size')).toBe(
    BigInt(encode(list).length),
  );
  const large = transport.ioctlSync(request(encode(list).length));
  expect(large).toMatchObject({ errno: 0, dst: encode(list) });
  transport.assertDone();
});

test('the API of pools and datasets runs on a recording', async () => {
  const kernel = () => scriptedKernel(({ src }) => [src ? 0 : 2, Nvlist.from({})]);
  const program = async (transport: Transport) => {
    const zfs = new Zfs(transport);
    await zfs.snapshots.create(['tank/a@one', 'tank/b@one']);
  };
  const recording = await recorded(kernel(), program);
  await using transport = replay(recording);
  await program(transport);
  transport.assertDone();
});

describe('a program that leaves the recording', () => {
  const snapshot = (...names: string[]) =>
    madeCall({
      ioctl: 'ZFS_IOC_SNAPSHOT',
      subject: 'tank',
      seq: names.length,
      src: Nvlist.from({ snaps: Nvlist.from(Object.fromEntries(names.map((name) => [name, FLAG]))) }),
      dst: Nvlist.from({}),
    });
  const ask = (events: TraceEvent[], options?: ReplayOptions) => {
    const transport = replay({ header, events }, options);
    const take = (...names: string[]) => {
      const snaps = Object.fromEntries(names.map((name) => [name, true] as const));
      return call(transport, 'ZFS_IOC_SNAPSHOT', { zc_name: 'tank', innvl: { snaps } });
    };
    return { transport, take };
  };

  test('is told the first difference', async () => {
    const { take, transport } = ask([snapshot('tank@a'), snapshot('tank@b', 'tank@c')]);
    await take('tank@a');
    await expect(take('tank@b')).rejects.toMatchObject({
      code: 'ZFSKIT_REPLAY',
      message: expect.stringMatching(
        /call 2 of 2 should be ZFS_IOC_SNAPSHOT of tank \(seq 2\), and differs at zc_nvlist_src\/snaps\/tank@c: true was recorded, nothing came/,
      ),
    });
    expect(transport.rest().map(({ seq }) => seq)).toEqual([2]);
    expect(() => transport.assertDone()).toThrow(
      /did not make call 2 of 2, ZFS_IOC_SNAPSHOT of tank \(seq 2\)/,
    );
    await take('tank@b', 'tank@c');
    transport.assertDone();
    await expect(take('tank@d')).rejects.toMatchObject({ message: /all 2 recorded calls were made/ });
  });

  test('or which call should have come', async () => {
    const { transport } = ask([snapshot('tank@a')]);
    expect(() =>
      callSync(transport, 'ZFS_IOC_POOL_SYNC', { zc_name: 'tank', innvl: { force: true } }),
    ).toThrow(/call 1 of 1 should be ZFS_IOC_SNAPSHOT of tank \(seq 1\), and ZFS_IOC_POOL_SYNC of tank came/);
  });

  test('unless the order does not matter', async () => {
    const events = [snapshot('tank@a'), snapshot('tank@b', 'tank@c'), snapshot('tank@d')];
    await expect(ask(events).take('tank@d')).rejects.toMatchObject({ code: 'ZFSKIT_REPLAY' });
    const { take, transport } = ask(events, { order: 'any' });
    await take('tank@d');
    // Pairs in another order are the same.
    await take('tank@c', 'tank@b');
    await expect(take('tank@d')).rejects.toMatchObject({
      message: /call 3 of 3 is most like ZFS_IOC_SNAPSHOT of tank \(seq 1\), and differs at/,
    });
    expect(transport.rest()).toHaveLength(1);
    await take('tank@a');
    transport.assertDone();
  });
});

test('keys are equal when they have the same size, and are in no message', async () => {
  const loaded = (key: Uint8Array) => ({ hidden_args: { wkeydata: key }, noop: true });
  const src = Nvlist.from({
    hidden_args: Nvlist.from({ wkeydata: uint8Array(new Uint8Array(32).fill(0x4b)) }),
    noop: FLAG,
  });
  const events = [madeCall({ ioctl: 'ZFS_IOC_LOAD_KEY', subject: 'tank/a', src })];
  const load = (key: Uint8Array) =>
    call(replay({ header, events }), 'ZFS_IOC_LOAD_KEY', { zc_name: 'tank/a', innvl: loaded(key) });
  await load(new Uint8Array(32).fill(0x61));
  const error = await load(new Uint8Array(16).fill(0x61)).catch((reason: Error) => reason);
  expect(error).toMatchObject({
    code: 'ZFSKIT_REPLAY',
    message: /differs at zc_nvlist_src\/hidden_args\/wkeydata/,
  });
  expect(String(error)).not.toMatch(/6161|4b4b|aaaa|KKKK/);
});

test('a call that never came back waits until it is aborted', async () => {
  const events = [madeCall({ ioctl: 'ZFS_IOC_EVENTS_NEXT', errno: null, before: { zc_cleanup_fd: 3 } })];
  await using transport = replay({ header, events });
  const abort = new AbortController();
  const { fd } = transport.cleanupDescriptor();
  const waiting = call(transport, 'ZFS_IOC_EVENTS_NEXT', { zc_cleanup_fd: fd }, { signal: abort.signal });
  const first = await Promise.race([waiting, delay(20, 'waits')]);
  expect(first).toBe('waits');
  abort.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  transport.assertDone();
});

test('a call that a signal ended, and that was not made again, is interrupted', () => {
  const events = [madeCall({ ioctl: 'ZFS_IOC_POOL_CONFIGS', errno: 512 })];
  expect(() => callSync(replay({ header, events }), 'ZFS_IOC_POOL_CONFIGS', {})).toThrow(
    expect.objectContaining({ code: 'EINTR' }),
  );
});

test('a send gives the stream that was supplied for it', async () => {
  const bytes = new Uint8Array(100_000).fill(7);
  const src = Nvlist.from({ fd: { type: 'int32', value: 9 } });
  const events = [madeCall({ ioctl: 'ZFS_IOC_SEND_NEW', subject: 'tank@a', seq: 5, src })];
  const read = async (streams?: ReadonlyMap<number, Uint8Array>) => {
    await using transport = replay({ header, events }, { streams });
    const chunks: Uint8Array[] = [];
    for await (const chunk of await new Zfs(transport).send('tank@a')) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  expect(Buffer.compare(await read(new Map([[5, bytes]])), bytes)).toBe(0);
  expect(await read()).toHaveLength(0);
});

describe('a receive', () => {
  const record = sampleStream().subarray(0, 312);
  const begin = Nvlist.from({
    snapname: 'tank/a@b',
    begin_record: byteArray(record),
    input_fd: { type: 'int32', value: 9 },
  });
  const receive = async (errno: number, stream: Uint8Array[]) => {
    const events = [
      madeCall({ ioctl: 'ZFS_IOC_OBJSET_STATS', subject: 'tank/a', before: { zc_simple: 1 }, errno: 2 }),
      madeCall({
        ioctl: 'ZFS_IOC_RECV_NEW',
        subject: 'tank',
        src: begin,
        errno,
        dst: Nvlist.from({ read_bytes: 5n, errors: Nvlist.from({}) }),
      }),
    ];
    await using transport = replay({ header, events });
    let taken = 0;
    const source = async function* () {
      for (const chunk of stream) {
        yield chunk;
        taken++;
        await delay(1);
      }
    };
    const program = (async () => new Zfs(transport).receive('tank/a@b', source()))();
    const outcome = await program.then(
      ({ bytes }) => bytes,
      (error: Error & { code: string }) => error.code,
    );
    return { outcome, taken };
  };

  test('takes all of a stream before it succeeds', async () => {
    const stream = [record, new Uint8Array(200_000), new Uint8Array(10)];
    expect(await receive(0, stream)).toEqual({ outcome: 5n, taken: 3 });
  });

  test('fails as it was recorded', async () => {
    expect(await receive(17, [record, new Uint8Array(10)])).toMatchObject({ outcome: 'EEXIST' });
  });

  test('of another stream leaves the recording', async () => {
    const other = Uint8Array.from(record);
    other[40] = 1;
    expect(await receive(0, [other])).toMatchObject({ outcome: 'ZFSKIT_REPLAY' });
  });
});

test('what a process records of itself can be read from the file and replayed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-replay-'));
  try {
    const path = join(folder, 'own.trace');
    const writer = RecordingWriter.open(path, { abi: MADE_ABI, startedAt: 1n, command: undefined });
    const key = new Uint8Array(32).fill(0x4b);
    const loaded = { zc_name: 'tank/a', innvl: { hidden_args: { wkeydata: key }, noop: false } };
    const program = async (transport: Transport) => {
      const children = await listChildren(transport);
      await call(transport, 'ZFS_IOC_LOAD_KEY', loaded).catch(() => {});
      return [children, callSync(transport, 'ZFS_IOC_POOL_CONFIGS', {})];
    };
    const expected = await program(recordTransport(anyKernel(), writer));
    writer.end();
    expect(readFileSync(path).includes(Buffer.from(key))).toBe(false);
    const events = [...readRecording(path).events];
    expect(events.map((event) => event.kind === 'call' && event.src?.bytes.includes(0x4b))).not.toContain(
      true,
    );
    await using transport = replay(readRecording(path));
    expect(await program(transport)).toEqual(expected);
    transport.assertDone();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('after closing there are no answers', async () => {
  const transport = replay({ header, events: [madeCall({ ioctl: 'ZFS_IOC_POOL_CONFIGS' })] });
  await transport.close();
  await transport.close();
  await expect(call(transport, 'ZFS_IOC_POOL_CONFIGS', {})).rejects.toMatchObject({ code: 'ZFSKIT_CLOSED' });
});

test('what was not captured is no answer', () => {
  const cut = madeCall({ ioctl: 'ZFS_IOC_POOL_CONFIGS', dst: Nvlist.from({ a: 1n }) });
  const events = [{ ...cut, dst: { bytes: new Uint8Array(4), size: 40n } }];
  expect(() => callSync(replay({ header, events }), 'ZFS_IOC_POOL_CONFIGS', {})).toThrow(
    /only 4 of the 40 bytes of its answer were captured/,
  );
});
