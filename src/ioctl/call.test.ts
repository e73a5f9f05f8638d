import { describe, expect, test } from 'vitest';
import { encode, int32, Nvlist } from '../nvlist/index.ts';
import { abiForVersion } from './abi/index.ts';
import { MAX_REPLY_BYTES } from './attempt.ts';
import { type CallOptions, call } from './call.ts';
import type { IoctlReply, IoctlRequest, KernelPipe, Transport } from './transport.ts';
import { ZfsCmd } from './zfs-cmd.ts';

/** Faults that a real kernel does not show on demand: it answers what the test says. */
class ScriptedTransport implements Transport {
  readonly abi = abiForVersion('2.3.9');
  readonly closing = new AbortController().signal;
  readonly requests: IoctlRequest[] = [];
  readonly #answer: (request: IoctlRequest, reply: ZfsCmd) => { errno?: number; dst?: Uint8Array };

  constructor(answer: (request: IoctlRequest, reply: ZfsCmd) => { errno?: number; dst?: Uint8Array }) {
    this.#answer = answer;
  }

  async ioctl(request: IoctlRequest): Promise<IoctlReply> {
    this.requests.push(request);
    const command = new ZfsCmd(this.abi.layout, request.command.slice());
    command.set('zc_nvlist_dst_size', BigInt(request.dstSize));
    const { errno = 0, dst } = this.#answer(request, command);
    const buffer = new Uint8Array(request.dstSize);
    if (dst) {
      buffer.set(dst.subarray(0, buffer.length));
      command.set('zc_nvlist_dst_filled', 1);
      command.set('zc_nvlist_dst_size', BigInt(dst.length));
    }
    return { errno, command: command.bytes, dst: buffer, history: new Uint8Array() };
  }

  pipe(): KernelPipe {
    throw new Error('no pipe is needed here');
  }

  async close() {}
  async [Symbol.asyncDispose]() {}
}

const ENOMEM = { errno: 12 };

describe('a reply that does not fit', () => {
  test('a reading call is repeated with what the kernel asked for, and a command that is as it was', async () => {
    const transport = new ScriptedTransport((request, reply) => {
      reply.set('zc_name', 'tank/moved');
      reply.set('zc_cookie', 99n);
      if (request.dstSize >= 300_000)
        return { dst: encode(Nvlist.from({ used: Nvlist.from({ value: 5n }) })) };
      reply.set('zc_nvlist_dst_size', 300_000n);
      return ENOMEM;
    });
    const answer = await call(transport, 'ZFS_IOC_DATASET_LIST_NEXT', { zc_name: 'tank', zc_cookie: 7n });
    expect(answer.zc_nvlist_dst).toEqual({ used: { value: 5n } });
    expect(transport.requests.map(({ dstSize }) => dstSize)).toEqual([65536, 300_000]);
    const sent = transport.requests.map(({ command }) => new ZfsCmd(transport.abi.layout, command));
    expect(sent.map((command) => [command.get('zc_name'), command.get('zc_cookie')])).toEqual([
      ['tank', 7n],
      ['tank', 7n],
    ]);
  });

  test('growth ends at a stated limit', async () => {
    const stubborn = new ScriptedTransport(() => ENOMEM);
    await expect(call(stubborn, 'ZFS_IOC_POOL_CONFIGS', {})).rejects.toMatchObject({
      code: 'ZFSKIT_REPLY_TOO_LARGE',
    });
    expect(stubborn.requests.at(-1)?.dstSize).toBe(MAX_REPLY_BYTES);
    const greedy = new ScriptedTransport((_, reply) => {
      reply.set('zc_nvlist_dst_size', 1n << 60n);
      return ENOMEM;
    });
    await expect(call(greedy, 'ZFS_IOC_POOL_CONFIGS', {})).rejects.toMatchObject({
      code: 'ZFSKIT_REPLY_TOO_LARGE',
    });
    expect(greedy.requests).toHaveLength(1);
  });

  test('a changing call is never repeated', async () => {
    const transport = new ScriptedTransport(() => ENOMEM);
    const snaps = { 'tank@a': true };
    await expect(
      call(transport, 'ZFS_IOC_SNAPSHOT', { zc_name: 'tank', innvl: { snaps } }),
    ).rejects.toMatchObject({
      code: 'ENOMEM',
      ioctl: 'ZFS_IOC_SNAPSHOT',
    });
    expect(transport.requests).toHaveLength(1);
  });
});

describe('errors', () => {
  test('carry the errno, its meaning for this ioctl and the items that failed', async () => {
    const dst = encode(Nvlist.from({ 'tank@a': int32(17), 'tank@b': int32(16) }));
    const transport = new ScriptedTransport(() => ({ errno: 17, dst }));
    const failing = call(transport, 'ZFS_IOC_SNAPSHOT', {
      zc_name: 'tank',
      innvl: { snaps: { 'tank@a': true } },
    });
    await expect(failing).rejects.toMatchObject({
      name: 'ZfsError',
      code: 'EEXIST',
      errno: 17,
      ioctl: 'ZFS_IOC_SNAPSHOT',
      subject: 'tank',
      failures: new Map([
        ['tank@a', 'EEXIST'],
        ['tank@b', 'EBUSY'],
      ]),
      message:
        'tank: there is such a snapshot already: tank@a: EEXIST, tank@b: EBUSY (ZFS_IOC_SNAPSHOT: EEXIST)',
    });
  });

  test('an errno that nobody knows', async () => {
    const transport = new ScriptedTransport(() => ({ errno: 4242 }));
    await expect(call(transport, 'ZFS_IOC_POOL_DESTROY', { zc_name: 'tank' })).rejects.toMatchObject({
      code: 'E4242',
      message: 'tank: failed (ZFS_IOC_POOL_DESTROY: E4242)',
    });
  });

  test('a damaged list beside an error does not hide the error', async () => {
    const transport = new ScriptedTransport(() => ({ errno: 16, dst: Uint8Array.from([9, 9, 9]) }));
    await expect(
      call(transport, 'ZFS_IOC_DESTROY_SNAPS', { zc_name: 'tank', innvl: { snaps: {} } }),
    ).rejects.toMatchObject({ code: 'EBUSY', failures: new Map() });
  });
});

describe('a malformed reply is a typed error', () => {
  const packed = encode(Nvlist.from({ space: 5n }));
  const cases: [string, Uint8Array][] = [
    ['cut off', packed.subarray(0, packed.length - 9)],
    ['another encoding', Uint8Array.from([7, ...packed.subarray(1)])],
    ['a required key is missing', encode(Nvlist.from({ other: 5n }))],
    ['a key of the wrong type', encode(Nvlist.from({ space: 'five' }))],
    ['random bytes', Uint8Array.from({ length: 200 }, (_, index) => (index * 7919) & 255)],
  ];
  test.each(cases)('%s', async (_, dst) => {
    const transport = new ScriptedTransport(() => ({ dst }));
    await expect(
      call(transport, 'ZFS_IOC_SEND_SPACE', { zc_name: 'tank@a', innvl: {} }),
    ).rejects.toMatchObject({
      code: 'ZFSKIT_BAD_REPLY',
      ioctl: 'ZFS_IOC_SEND_SPACE',
      subject: 'tank@a',
    });
  });
});

describe('nothing that is not checked is sent', () => {
  const silent = () =>
    new ScriptedTransport(() => {
      throw new Error('the kernel was reached');
    });

  test('names', async () => {
    await expect(call(silent(), 'ZFS_IOC_DESTROY', { zc_name: 'tank//a' })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_NAME',
    });
    await expect(call(silent(), 'ZFS_IOC_POOL_DESTROY', {} as never)).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_NAME',
    });
  });

  test('keys and types', async () => {
    const innvl = { fd: 1, no_such_key: true } as never;
    await expect(call(silent(), 'ZFS_IOC_SEND_NEW', { zc_name: 'tank@a', innvl })).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: expect.stringContaining('no_such_key'),
    });
    const wrong = { fd: '1' } as never;
    await expect(
      call(silent(), 'ZFS_IOC_SEND_NEW', { zc_name: 'tank@a', innvl: wrong }),
    ).rejects.toMatchObject({
      code: 'ZFSKIT_INVALID_ARGUMENT',
      message: expect.stringContaining('fd'),
    });
    await expect(
      call(silent(), 'ZFS_IOC_RENAME', { zc_name: 'tank/a', zc_value: 'x'.repeat(9000) }),
    ).rejects.toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
  });
});

test('properties are sent to no dataset that is not there: the kernel would stop the machine', async () => {
  const transport = new ScriptedTransport(() => ({ errno: 2 }));
  const setting = call(transport, 'ZFS_IOC_SET_PROP', {
    zc_name: 'tank/none',
    zc_nvlist_src: { compression: 16n },
  });
  await expect(setting).rejects.toMatchObject({
    code: 'ENOENT',
    ioctl: 'ZFS_IOC_SET_PROP',
    subject: 'tank/none',
  });
  expect(transport.requests.map(({ number }) => number)).toEqual([0x5a12]);
});

describe('a key', () => {
  const loadKey = (transport: Transport, options?: CallOptions) =>
    call(
      transport,
      'ZFS_IOC_LOAD_KEY',
      { zc_name: 'tank', innvl: { hidden_args: { wkeydata: new Uint8Array(32).fill(0x4b) }, noop: false } },
      options,
    );
  const key = Buffer.alloc(32, 0x4b);
  const carried = ({ requests: [request] }: ScriptedTransport) =>
    Buffer.from(request?.src ?? []).includes(key);
  const isWiped = ({ requests: [request] }: ScriptedTransport) => request?.src?.every((byte) => byte === 0);

  test.each([0, 13])('is overwritten when the call has ended with errno %i', async (errno) => {
    let sent = false;
    const transport = new ScriptedTransport(() => {
      sent = carried(transport);
      return { errno };
    });
    await loadKey(transport).catch(() => {});
    expect(sent).toBe(true);
    expect(isWiped(transport)).toBe(true);
  });

  test('is not overwritten under a kernel that may still read it', async () => {
    let answer = () => {};
    const transport = new ScriptedTransport(() => ({}));
    const ioctl = transport.ioctl.bind(transport);
    transport.ioctl = async (request) => {
      const reply = await ioctl(request);
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return reply;
    };
    await expect(loadKey(transport, { deadlineMs: 1 })).rejects.toMatchObject({ code: 'ZFSKIT_DEADLINE' });
    expect(carried(transport)).toBe(true);
    answer();
    await new Promise(setImmediate);
    expect(isWiped(transport)).toBe(true);
  });

  test('of the wrong type is not shown', async () => {
    const transport = new ScriptedTransport(() => ({}));
    for (const hidden_args of [{ wkeydata: 'geheim' }, { geheim: 1 }, 'geheim']) {
      const failing = call(transport, 'ZFS_IOC_LOAD_KEY', {
        zc_name: 'tank',
        innvl: { hidden_args } as never,
      });
      const error: unknown = await failing.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'ZFSKIT_INVALID_ARGUMENT' });
      expect((error as Error).cause).toBeUndefined();
      expect(String(error)).not.toContain('geheim');
    }
  });
});
