import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { abiForVersion, type IoctlName, type IoctlRow, ioctls } from '../src/ioctl/index.ts';
import { encode, int32, Nvlist, uint8Array, uint64 } from '../src/nvlist/index.ts';
import { decodeCall } from './decode-call.ts';
import { MADE_ABI, type MadeCall, madeCall } from './made-call.ts';
import type { TracedCall, TracedMember } from './traced-call.ts';

const KERNEL = new URL('../src/nvlist/testdata/kernel/2.3.9/', import.meta.url);

function fromKernel(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(file, KERNEL)));
}

function decoded(made: MadeCall): TracedCall {
  return decodeCall(madeCall(made), MADE_ABI);
}

function member({ members }: TracedCall, name: string): TracedMember | undefined {
  return members.find((found) => found.name === name);
}

const names = ({ members }: TracedCall) => members.map(({ name }) => name);

describe('every ioctl of the table', () => {
  test.each(Object.keys(ioctls) as IoctlName[])('%s', (name) => {
    const row: IoctlRow = ioctls[name];
    const list = Nvlist.from({ a: 1n });
    const isNvlist = row.style === 'nvlist';
    const raw = isNvlist ? undefined : row.dstRaw && new Uint8Array(2 * row.dstRaw.entryBytes);
    const call = decoded({
      ioctl: name,
      subject: 'tank',
      src: list,
      ...(!isNvlist && row.conf && { conf: list }),
      dst: raw ?? list,
    });
    expect(call).toMatchObject({ name, known: true, subject: 'tank', errno: 0, problem: undefined });
    expect(call.lists.map(({ problem }) => problem)).toEqual(call.lists.map(() => undefined));
    expect(call.lists[0]?.list?.getUint64('a')).toBe(1n);
    const dst = call.lists.at(-1);
    if (raw) expect(dst).toMatchObject({ place: 'zc_nvlist_dst', list: undefined, bytes: raw });
    else expect(dst?.list?.equals(list)).toBe(true);
    const taken = isNvlist ? [] : Object.keys(row.members).filter((key) => key in MADE_ABI.layout.fields);
    expect(names(call)).toEqual(expect.arrayContaining(taken));
  });
});

test('a pool is made: its configuration and its properties', () => {
  const conf = Nvlist.from({
    type: 'root',
    children: [{ type: 'mirror', children: [{ type: 'file', path: '/a' }] }],
  });
  const src = Nvlist.from({ 'feature@lz4_compress': 0n, 'root-props-nvl': { compression: 'lz4' } });
  const call = decoded({ ioctl: 'ZFS_IOC_POOL_CREATE', subject: 'tank', src, conf });
  expect(call.members).toEqual([]);
  expect(call.lists.map(({ place }) => place)).toEqual(['zc_nvlist_src', 'zc_nvlist_conf']);
  const [props, tree] = call.lists;
  expect(props?.list?.equals(src)).toBe(true);
  expect(tree?.list?.getListArray('children')[0]?.getString('type')).toBe('mirror');
  expect(tree).toMatchObject({ size: BigInt(encode(conf).length), redacted: false });
});

test('snapshots: an error with a reason for each', () => {
  const call = decoded({
    ioctl: 'ZFS_IOC_SNAPSHOT',
    subject: 'tank',
    src: Nvlist.from({ snaps: { 'tank/a@x': true } }),
    dst: Nvlist.from({ 'tank/a@x': int32(17) }),
    errno: 17,
  });
  expect(call).toMatchObject({ errno: 17, code: 'EEXIST', attempts: 1, durationNs: 250_000n });
  expect(call.meaning).toBe(ioctls.ZFS_IOC_SNAPSHOT.errors.EEXIST);
  expect(call.lists[1]?.list?.getInt32('tank/a@x')).toBe(17);
});

test('statistics of a dataset: the struct, member by member, and the list of the kernel', () => {
  const call = decoded({
    ioctl: 'ZFS_IOC_OBJSET_STATS',
    subject: 'golden/fs',
    after: { 'zc_objset_stats.dds_guid': 7n, 'zc_objset_stats.dds_type': 2 },
    dst: fromKernel('objset-stats.bin'),
  });
  expect(names(call)).toEqual([
    ...['num_clones', 'creation_txg', 'guid', 'type', 'is_snapshot', 'inconsistent', 'redacted'].map(
      (name) => `zc_objset_stats.dds_${name}`,
    ),
    'zc_objset_stats.dds_origin',
    'zc_objset_stats.dds_flags',
    'zc_simple',
  ]);
  expect(member(call, 'zc_objset_stats.dds_guid')).toEqual({
    name: 'zc_objset_stats.dds_guid',
    before: 0n,
    after: 7n,
    changed: true,
  });
  expect(member(call, 'zc_objset_stats.dds_origin')).toMatchObject({ before: '', after: '', changed: false });
  expect(call.lists[0]?.list?.getList('quota').getUint64('value')).toBe(104_857_600n);
});

test('history: its bytes, and where the kernel stopped', () => {
  const bytes = fromKernel('history.bin');
  const size = BigInt(bytes.length);
  const raw = madeCall({
    ioctl: 'ZFS_IOC_POOL_GET_HISTORY',
    subject: 'golden',
    before: { zc_history: 0x7f00n, zc_history_len: 131072n },
    after: { zc_history_len: size, zc_history_offset: size },
  });
  const call = decodeCall({ ...raw, history: { bytes, size } }, MADE_ABI);
  expect(call).toMatchObject({ history: bytes, problem: undefined });
  const cut = decodeCall({ ...raw, history: { bytes: bytes.subarray(0, 9), size } }, MADE_ABI);
  expect(cut.problem).toBe(`only 9 of ${size} bytes of zc_history were captured`);
  expect(call.members).toEqual([
    { name: 'zc_history_len', before: 131072n, after: size, changed: true },
    { name: 'zc_history_offset', before: 0n, after: size, changed: true },
  ]);
});

test('arrays of structs are no lists', () => {
  const errors = decoded({
    ioctl: 'ZFS_IOC_ERROR_LOG',
    room: 100n,
    dst: new Uint8Array(64),
    after: { zc_nvlist_dst_size: 98n },
  });
  expect(errors.lists[0]).toMatchObject({ list: undefined, problem: undefined, bytes: new Uint8Array(64) });
  expect(member(errors, 'zc_nvlist_dst_size')).toMatchObject({ before: 100n, after: 98n });
  expect(errors.dstRoom).toBe(100n);
  const users = decoded({
    ioctl: 'ZFS_IOC_USERSPACE_MANY',
    before: { zc_objset_type: 2n },
    dst: new Uint8Array(272),
    after: { zc_cookie: 9n },
  });
  expect(users.lists[0]?.bytes.length).toBe(272);
  expect(names(users)).toEqual(['zc_nvlist_dst_size', 'zc_guid', 'zc_cookie', 'zc_objset_type']);
});

test('a key is not shown unless it is asked for', () => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
  const made: MadeCall = {
    ioctl: 'ZFS_IOC_LOAD_KEY',
    subject: 'tank/secret',
    src: Nvlist.from({ hidden_args: { wkeydata: uint8Array(key) }, noop: true }),
  };
  const raw = madeCall(made);
  const [hidden] = decodeCall(raw, MADE_ABI).lists;
  expect(hidden?.redacted).toBe(true);
  expect(hidden?.list?.getList('hidden_args').getUint8Array('wkeydata')).toEqual(new Uint8Array(32));
  expect(Buffer.from(hidden?.bytes ?? []).includes(Buffer.from(key))).toBe(false);
  const [shown] = decodeCall(raw, MADE_ABI, { showSecrets: true }).lists;
  expect(shown).toMatchObject({ redacted: false });
  expect(shown?.list?.getList('hidden_args').getUint8Array('wkeydata')).toEqual(key);
});

test('an unknown ioctl: all that is not 0 or empty', () => {
  const call = decoded({
    ioctl: 0x5aff,
    subject: 'tank',
    before: { zc_string: 'text', zc_flags: 3 },
    after: { zc_cookie: 4n },
    src: Nvlist.from({ a: uint64(1n) }),
    errno: 1029,
  });
  expect(call).toMatchObject({
    name: '0x5aff',
    known: false,
    subject: 'tank',
    code: 'ZFS_ERR_IOC_CMD_UNAVAIL',
  });
  expect(call.meaning).toBe('this module does not have the ioctl');
  expect(names(call)).toEqual(['zc_string', 'zc_cookie', 'zc_flags']);
  expect(call.lists[0]?.list?.getUint64('a')).toBe(1n);
});

test('members at the same place: that of the ioctl is told', () => {
  const abi = abiForVersion('2.4.1');
  const raw = madeCall({ ioctl: 'ZFS_IOC_INJECT_LIST_NEXT', before: { zc_flags: 3 } });
  const inject = decodeCall(raw, abi);
  expect(names(inject)).toContain('zc_inject_record.zi_match_count');
  expect(names(inject)).not.toContain('zc_flags');
  const send = decodeCall({ ...raw, request: ioctls.ZFS_IOC_SEND.number }, abi);
  expect(member(send, 'zc_flags')).toMatchObject({ before: 3 });
  expect(names(send).filter((name) => name.startsWith('zc_inject'))).toEqual([]);
});

test('a changed name, and a size that is asked for, are told', () => {
  const listed = decoded({
    ioctl: 'ZFS_IOC_DATASET_LIST_NEXT',
    subject: 'tank',
    after: { zc_name: 'tank/a' },
  });
  expect(listed.subject).toBe('tank');
  expect(member(listed, 'zc_name')).toMatchObject({ before: 'tank', after: 'tank/a', changed: true });
  const small = decoded({
    ioctl: 'ZFS_IOC_POOL_STATS',
    room: 4096n,
    after: { zc_nvlist_dst_size: 9000n, zc_nvlist_dst_filled: 1 },
    errno: 12,
  });
  expect(member(small, 'zc_nvlist_dst_size')).toMatchObject({ before: 4096n, after: 9000n });
  expect(small.lists).toEqual([]);
});

test('a command that could not be read', () => {
  const raw = madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: 'tank' });
  const none = decodeCall({ ...raw, before: raw.before.subarray(0, 100), after: undefined }, MADE_ABI);
  expect(none).toMatchObject({ name: 'ZFS_IOC_POOL_STATS', subject: '', members: [], dstRoom: 0n });
  expect(none.problem).toBe('zfs_cmd_t has 13744 bytes, of which 100 could be read');
  const half = decodeCall({ ...raw, after: new Uint8Array(0) }, MADE_ABI);
  expect(half.subject).toBe('tank');
  expect(half.problem).toBe('zfs_cmd_t has 13744 bytes, of which 0 could be read when the call came back');
});

test('a call that never came back, and one that the kernel begins again', () => {
  const gone = decoded({ ioctl: 'ZFS_IOC_EVENTS_NEXT', errno: null, before: { zc_cleanup_fd: 5 } });
  expect(gone).toMatchObject({
    errno: undefined,
    code: undefined,
    meaning: undefined,
    durationNs: undefined,
  });
  expect(member(gone, 'zc_cleanup_fd')).toMatchObject({ before: 5, after: undefined, changed: false });
  const again = decoded({ ioctl: 'ZFS_IOC_EVENTS_NEXT', errno: 512 });
  expect(again).toMatchObject({ code: 'ERESTARTSYS', meaning: 'interrupted by a signal, to be repeated' });
  expect(decoded({ ioctl: 'ZFS_IOC_EVENTS_NEXT', errno: 700 })).toMatchObject({
    code: 'E700',
    meaning: undefined,
  });
});

test('bytes of a name that are not UTF-8 are kept apart', () => {
  const raw = madeCall({ ioctl: 'ZFS_IOC_POOL_STATS', subject: 'tank' });
  raw.before.set([0xff, 0xfe, 0xc0], 4);
  raw.after?.set([0xff, 0xfe, 0xc1], 4);
  const call = decodeCall(raw, MADE_ABI);
  expect(call.subject).toBe('tank\udcff\udcfe\udcc0');
  expect(member(call, 'zc_name')?.changed).toBe(true);
  raw.before.fill(0x61, 0, 4096);
  expect(decodeCall(raw, MADE_ABI).subject).toBe('a'.repeat(4096));
});

test('lists that are damaged, or cut off', () => {
  const bytes = encode(Nvlist.from({ name: 'tank', guid: 5n }));
  const damaged = bytes.slice();
  damaged[12] = 7;
  const [bad] = decoded({ ioctl: 'ZFS_IOC_POOL_IMPORT', conf: damaged }).lists;
  expect(bad).toMatchObject({ place: 'zc_nvlist_conf', list: undefined, bytes: damaged });
  expect(bad?.problem).toMatch(/^NVLIST_BAD_SIZE: .* at byte 12$/);
  const raw = madeCall({ ioctl: 'ZFS_IOC_POOL_IMPORT' });
  const part = { bytes: bytes.subarray(0, 50), size: BigInt(bytes.length) };
  const [cut] = decodeCall({ ...raw, conf: part }, MADE_ABI).lists;
  expect(cut).toMatchObject({ list: undefined, size: BigInt(bytes.length) });
  expect(cut?.problem).toMatch(/^only 50 of \d+ bytes were captured: NVLIST_TRUNCATED: /);
  const longer = { bytes, size: 100_000n };
  const [whole] = decodeCall({ ...raw, conf: longer }, MADE_ABI).lists;
  expect(whole?.list?.getUint64('guid')).toBe(5n);
  expect(whole?.problem).toBe(`only ${bytes.length} of 100000 bytes were captured`);
});
