import { readFileSync } from 'node:fs';
import { list, listArray, Nvlist, string, uint8Array, uint64 } from '../src/nvlist/index.ts';
import { MADE_ABI, type MadeCall, madeCall } from './made-call.ts';
import type { TraceEvent, TraceHeader } from './trace-event.ts';

/** A name that would run a script in a page that took it for HTML. */
export const HOSTILE_NAME = 'tank/</script><img src=x onerror="globalThis.hacked=1">';

const STARTED_AT = 1_790_000_000_000_000_000n;

/** The header of {@link madeTrace}. */
export const MADE_HEADER: TraceHeader = {
  abi: MADE_ABI,
  startedAt: STARTED_AT,
  command: ['sh', '-c', 'zpool create -o ashift=12 tank mirror sda sdb; ./snapshots.sh tank; zfs mount -a'],
};

/** A reply of the kernel that is kept for tests. */
function reply(name: string): Uint8Array {
  return readFileSync(new URL(`../src/nvlist/testdata/kernel/2.3.9/${name}`, import.meta.url));
}

function leaf(id: bigint, path: string): Nvlist {
  return Nvlist.from({
    type: string('disk'),
    id,
    guid: 0xd1b54a32d192ed03n + id,
    path,
    whole_disk: 1n,
    ashift: 12n,
  });
}

function rootVdev(): Nvlist {
  const mirror = Nvlist.from({
    type: 'mirror',
    id: 0n,
    guid: 0x9e3779b97f4a7c15n,
    is_log: 0n,
    children: listArray([
      leaf(0n, '/dev/disk/by-id/nvme-one-part1'),
      leaf(1n, '/dev/disk/by-id/nvme-two-part1'),
    ]),
  });
  return Nvlist.from({ type: 'root', id: 0n, guid: 0n, children: listArray([mirror]) });
}

/**
 * A trace for tests: a shell that runs `zpool create`, a script that takes snapshots, and `zfs mount -a` with threads. It has
 * about sixty calls, errors, a repeated call, an unknown ioctl, damaged bytes, a key, hostile names, and one call that never
 * came back.
 */
export function madeTrace(): TraceEvent[] {
  const events: TraceEvent[] = [];
  let now = STARTED_AT;
  let seq = 0;
  const call = (pid: number, durationUs: number, made: MadeCall) => {
    const durationNs = BigInt(durationUs) * 1000n;
    events.push(madeCall({ pid, at: now, durationNs, seq: seq++, ...made }));
    now += durationNs + 90_000n;
  };
  const wait = (us: number) => {
    now += BigInt(us) * 1000n;
  };
  const exec = (pid: number, ...argv: string[]) =>
    events.push({ kind: 'exec', at: now, pid, tid: pid, ppid: 4710, argv });
  const fork = (child: number) => events.push({ kind: 'fork', at: now, pid: 4710, tid: 4710, child });
  const exit = (pid: number, status: number | undefined, signal?: number) =>
    events.push({ kind: 'exit', at: now, pid, tid: pid, status, signal });

  exec(4710, 'sh', '-c', MADE_HEADER.command?.[2] ?? '');
  wait(1500);
  fork(4711);
  exec(4711, '/usr/sbin/zpool', 'create', '-o', 'ashift=12', 'tank', 'mirror', 'sda', 'sdb');
  wait(4200);
  call(4711, 40, { ioctl: 'ZFS_IOC_POOL_STATS', subject: 'tank', errno: 2 });
  call(4711, 3800, {
    ioctl: 'ZFS_IOC_POOL_CREATE',
    subject: 'tank',
    conf: rootVdev(),
    src: Nvlist.from({ ashift: 12n, version: 1n }),
    errno: 22,
  });
  call(4711, 18_400, {
    ioctl: 'ZFS_IOC_POOL_CREATE',
    subject: 'tank',
    conf: rootVdev(),
    src: Nvlist.from({
      ashift: 12n,
      'feature@async_destroy': 0n,
      'feature@lz4_compress': 0n,
      'root-props-nvl': list(Nvlist.from({ compression: uint64(15n), mountpoint: '/tank', encryption: 8n })),
      hidden_args: list(Nvlist.from({ wkeydata: uint8Array(new Uint8Array(32).fill(0x5a)) })),
    }),
  });
  const stats = reply('pool-stats.bin');
  for (const room of [16_384n, 65_536n]) {
    call(4711, 130, {
      ioctl: 'ZFS_IOC_POOL_STATS',
      subject: 'tank',
      room,
      ...(room < BigInt(stats.length)
        ? { errno: 12, after: { zc_nvlist_dst_size: BigInt(stats.length) } }
        : { dst: stats, after: { zc_cookie: 0n } }),
    });
  }
  call(4711, 92, { ioctl: 'ZFS_IOC_POOL_GET_PROPS', subject: 'tank', dst: reply('pool-props.bin') });
  call(4711, 310, {
    ioctl: 'ZFS_IOC_LOG_HISTORY',
    src: Nvlist.from({ message: 'zpool create tank mirror' }),
  });
  exit(4711, 0);

  wait(6000);
  fork(4712);
  exec(4712, '/usr/bin/node', './snapshots.js', 'tank');
  wait(12_000);
  const day = (i: number) => `tank/home@daily-2026-11-${String(i + 1).padStart(2, '0')}`;
  for (let i = 0; i < 14; i++) {
    call(4712, 55 + i * 3, {
      ioctl: 'ZFS_IOC_OBJSET_STATS',
      subject: i === 9 ? HOSTILE_NAME : 'tank/home',
      dst: reply('objset-stats.bin'),
      after: {
        'zc_objset_stats.dds_guid': 0x1234_5678_9abc_def0n + BigInt(i),
        'zc_objset_stats.dds_type': 2,
      },
    });
    const isThere = i === 4 || i === 11;
    const failed = isThere ? { errno: 17, dst: Nvlist.from({ [day(i)]: { type: 'int32', value: 17 } }) } : {};
    call(4712, 2400 + ((i * 733) % 900), {
      ioctl: 'ZFS_IOC_SNAPSHOT',
      subject: 'tank',
      src: Nvlist.from({
        snaps: list(new Nvlist().set(day(i), { type: 'boolean', value: true })),
        props: list(Nvlist.from({ 'org.example:by': 'snapshots.js' })),
      }),
      ...failed,
    });
    wait(700);
  }
  call(4712, 30, { ioctl: 0x5aff, subject: 'tank', before: { zc_cookie: 7n }, errno: 1029 });
  call(4712, 75, {
    ioctl: 'ZFS_IOC_POOL_GET_PROPS',
    subject: 'tank',
    dst: Uint8Array.from({ length: 700 }, (_, i) => (i * 37) % 256),
  });
  const history = reply('history.bin');
  events.push({
    ...madeCall({
      ioctl: 'ZFS_IOC_POOL_GET_HISTORY',
      subject: 'tank',
      pid: 4712,
      at: now,
      seq: seq++,
      after: { zc_history_len: BigInt(history.length) },
    }),
    history: { bytes: history, size: BigInt(history.length) },
  });
  wait(400);
  call(4712, 61, { ioctl: 'ZFS_IOC_GET_HOLDS', subject: `${day(3)}\u202e\u0007`, errno: 2 });
  exit(4712, 1);

  wait(5000);
  fork(4713);
  exec(4713, '/usr/sbin/zfs', 'mount', '-a');
  wait(3000);
  call(4713, 88, { ioctl: 'ZFS_IOC_POOL_CONFIGS', dst: reply('pool-configs.bin'), after: { zc_cookie: 3n } });
  for (let i = 0; i < 24; i++) {
    call(4713, 240 + ((i * 97) % 400), {
      ioctl: i % 6 === 5 ? 'ZFS_IOC_OBJSET_ZPLPROPS' : 'ZFS_IOC_OBJSET_STATS',
      subject: `tank/home/user${i}`,
      tid: 4713 + (i % 4),
      dst: reply('objset-stats.bin'),
    });
    wait(-140);
  }
  call(4713, 450, { ioctl: 'ZFS_IOC_LOAD_KEY', subject: 'tank/vault', errno: 13 });
  call(4713, 0, {
    ioctl: 'ZFS_IOC_WAIT',
    subject: 'tank',
    src: Nvlist.from({ wait_activity: { type: 'int32', value: 3 } }),
    errno: null,
  });
  wait(8000);
  exit(4713, undefined, 15);
  exit(4710, 143);
  return events;
}
