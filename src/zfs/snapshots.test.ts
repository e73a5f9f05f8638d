import { describe, expect, test } from 'vitest';
import {
  abiForVersion,
  type IoctlReply,
  type IoctlRequest,
  ioctls,
  type Transport,
  ZfsCmd,
} from '../ioctl/index.ts';
import { decodeObject, encode, int32, Nvlist } from '../nvlist/index.ts';
import { Zfs } from './index.ts';

type Answer = { errno?: number; set?: Readonly<Record<string, bigint | string>>; dst?: Nvlist } | undefined;

const ENOENT = { errno: 2 };
const ESRCH = { errno: 3 };

/** A kernel with very many snapshots, or with datasets that disappear at the right moment. */
function scripted(version: string, answer: (name: string, request: IoctlRequest, command: ZfsCmd) => Answer) {
  const abi = abiForVersion(version);
  const names = new Map(Object.entries(ioctls).map(([name, row]) => [row.number as number, name]));
  const transport: Transport = {
    abi,
    closing: new AbortController().signal,
    async ioctl(request): Promise<IoctlReply> {
      const command = new ZfsCmd(abi.layout, request.command.slice());
      const { errno = 0, set = {}, dst } = answer(names.get(request.number) ?? '', request, command) ?? {};
      for (const [member, value] of Object.entries(set)) command.set(member, value);
      const packed = dst ? encode(dst) : new Uint8Array();
      command.set('zc_nvlist_dst_filled', dst ? 1 : 0);
      command.set('zc_nvlist_dst_size', BigInt(packed.length));
      return { errno, command: command.bytes, dst: packed, history: new Uint8Array() };
    },
    pipe: () => {
      throw new Error('no pipe is needed here');
    },
    close: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
  return new Zfs(transport);
}

describe.each(['2.1.11', '2.3.9'])('ten thousand snapshots of one dataset, %s', (version) => {
  const COUNT = 10_000;
  const destroyed: string[][] = [];
  const zfs = scripted(version, (ioctl, { src }, command) => {
    switch (ioctl) {
      case 'ZFS_IOC_SNAPSHOT_LIST_NEXT': {
        const at = command.get('zc_cookie') as bigint;
        if (at === BigInt(COUNT)) return ESRCH;
        // The kernel's order is that of a hash.
        const index = (at * 7919n) % BigInt(COUNT);
        const blind = version === '2.1.11' && command.get('zc_simple') === 1;
        return {
          set: {
            zc_name: `tank/fs@s${index}`,
            zc_cookie: at + 1n,
            'zc_objset_stats.dds_creation_txg': blind ? 0n : 100n + index,
          },
        };
      }
      case 'ZFS_IOC_SPACE_SNAPS':
        return { dst: Nvlist.from({ used: 5n, compressed: 5n, uncompressed: 5n }) };
      case 'ZFS_IOC_DESTROY_SNAPS':
        destroyed.push(Object.keys((decodeObject(src ?? new Uint8Array()) as { snaps: object }).snaps));
        return undefined;
      default:
        throw new Error(`${ioctl} was not expected`);
    }
  });

  test('are put in order', async () => {
    const expected = Array.from({ length: COUNT }, (_, index) => `tank/fs@s${index}`);
    expect(await zfs.snapshots.names('tank/fs')).toEqual(expected);
  });

  test('a range goes in one call', async () => {
    const names = await zfs.snapshots.destroyMatching('tank/fs@s100%s8099');
    expect(names).toHaveLength(8000);
    expect(destroyed).toEqual([names]);
  });

  test('each run of neighbours is asked for once', async () => {
    const names = ['s1', 's2', 's3', 's7', 's9999'].map((name) => `tank/fs@${name}`);
    expect(await zfs.snapshots.reclaimable(names)).toBe(15n);
  });
});

describe('a recursive snapshot', () => {
  function shrinking(rounds: number) {
    const calls: string[][] = [];
    const zfs = scripted('2.3.9', (ioctl, { src }, command) => {
      if (ioctl === 'ZFS_IOC_DATASET_LIST_NEXT') {
        const first = command.get('zc_name') === 'tank' && command.get('zc_cookie') === 0n;
        return first && calls.length < rounds ? { set: { zc_name: 'tank/gone', zc_cookie: 1n } } : ESRCH;
      }
      const names = Object.keys((decodeObject(src ?? new Uint8Array()) as { snaps: object }).snaps);
      calls.push(names);
      const failed = names.filter((name) => name.startsWith('tank/gone'));
      if (failed.length === 0) return undefined;
      return { ...ENOENT, dst: Nvlist.from(Object.fromEntries(failed.map((name) => [name, int32(2)]))) };
    });
    return { zfs, calls };
  }

  test('leaves out what disappears while it is listed', async () => {
    const { zfs, calls } = shrinking(2);
    expect(await zfs.snapshots.createRecursive('tank@a')).toEqual(['tank@a']);
    expect(calls).toEqual([['tank@a', 'tank/gone@a'], ['tank@a', 'tank/gone@a'], ['tank@a']]);
  });

  test('gives up in the end', async () => {
    const { zfs, calls } = shrinking(100);
    await expect(zfs.snapshots.createRecursive('tank@a')).rejects.toMatchObject({
      code: 'ENOENT',
      failures: new Map([['tank/gone@a', 'ENOENT']]),
    });
    expect(calls).toHaveLength(5);
  });
});
