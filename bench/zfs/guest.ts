/** What `npm run bench -- zfs` runs in the guest: the zfs API beside the zfs command, in one run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { file, openZfs } from 'zfskit';
import { median, report, timed } from '../comparison.ts';

const COUNT = 200;
const LISTED = 1000;
const STREAM_BYTES = 128 << 20;
const pool = `zfskit-bench-${process.pid}`;
const folder = await mkdtemp(join(tmpdir(), 'zfskit-bench-'));
const image = join(folder, 'disk');
{
  await using handle = await open(image, 'wx');
  await handle.truncate(2 ** 31);
}
const zfs = await openZfs();
await zfs.pools.create(pool, {
  vdevs: [file(image)],
  properties: { cachefile: 'none' },
  rootProperties: { mountpoint: join(folder, 'root') },
});
try {
  await listings();
  const names = Array.from({ length: COUNT }, (_, index) => `n${index}`);
  await oneByOne();
  await inBulk(names);
  await sending();
} finally {
  execFileSync('zpool', ['destroy', '-f', pool]);
  await zfs.close();
  await rm(folder, { recursive: true });
}

/** Five properties of each dataset, of few and many, mounted and not. */
async function listings(): Promise<void> {
  await zfs.datasets.mount(pool);
  const children: string[] = [];
  for (const count of [10, LISTED]) {
    while (children.length < count - 1) {
      const child = `${pool}/l${children.length}`;
      await zfs.datasets.create(child, { kind: 'filesystem' });
      await zfs.datasets.mount(child);
      children.push(child);
    }
    await listing(`list ${count} mounted filesystems`, count);
  }
  for (const child of children) await zfs.datasets.unmount(child);
  await zfs.datasets.unmount(pool);
  await listing(`list ${LISTED} filesystems, none mounted`, LISTED);
  for (const child of children) await zfs.datasets.destroy(child);
  // The command mounts what it creates, which is no part of the comparison.
  await zfs.properties.set(pool, { mountpoint: 'none' });
}

async function listing(name: string, count: number): Promise<void> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let repeat = 0; repeat < (count > 100 ? 3 : 15); repeat++) {
    let found = 0;
    ours.push(
      await timed(async () => {
        const properties = ['used', 'available', 'referenced', 'mountpoint', 'compression'] as const;
        for await (const dataset of zfs.datasets.select(properties, pool))
          found += dataset.properties.size === properties.length ? 1 : 0;
      }),
    );
    let lines = '';
    theirs.push(
      await timed(() => {
        const columns = 'name,used,avail,refer,mountpoint,compression';
        lines = execFileSync('zfs', ['list', '-Hp', '-o', columns, '-r', pool], { encoding: 'utf8' });
      }),
    );
    const printed = lines.trim().split('\n').length;
    if (found !== count || printed !== count)
      throw new Error(`${found} and ${printed} datasets, not ${count}`);
  }
  report({ name, ours: median(ours), theirs: median(theirs), unit: 'ms', peer: 'zfs list -Hp' });
}

async function oneByOne(): Promise<void> {
  const work: readonly (readonly [string, (name: string) => Promise<unknown>, (name: string) => string[]])[] =
    [
      [
        'create a filesystem',
        (name) => zfs.datasets.create(`${pool}/${name}`, { kind: 'filesystem' }),
        (name) => ['create', `${pool}/${name}`],
      ],
      [
        'create a snapshot',
        (name) => zfs.snapshots.create([`${pool}/${name}@a`]),
        (name) => ['snapshot', `${pool}/${name}@a`],
      ],
      [
        'destroy a snapshot',
        (name) => zfs.snapshots.destroy([`${pool}/${name}@a`]),
        (name) => ['destroy', `${pool}/${name}@a`],
      ],
      [
        'destroy a filesystem',
        (name) => zfs.datasets.destroy(`${pool}/${name}`),
        (name) => ['destroy', `${pool}/${name}`],
      ],
    ];
  for (const [name, ours, theirs] of work) {
    const [here, there]: [number[], number[]] = [[], []];
    for (let index = 0; index < COUNT; index++) {
      here.push(await timed(() => ours(`ours${index}`)));
      there.push(await timed(() => execFileSync('zfs', theirs(`theirs${index}`))));
    }
    report({
      name: `${name}, ${COUNT} one by one`,
      ours: sum(here),
      theirs: sum(there),
      unit: 'ms',
      peer: 'zfs',
      note: `median ${median(here).toFixed(1)} ms beside ${median(there).toFixed(1)} ms`,
    });
  }
}

async function inBulk(names: readonly string[]): Promise<void> {
  for (const name of names) await zfs.datasets.create(`${pool}/${name}`, { kind: 'filesystem' });
  const of = (snapshot: string) => names.map((name) => `${pool}/${name}@${snapshot}`);
  report({
    name: `create ${COUNT} snapshots at once`,
    ours: await timed(() => zfs.snapshots.create(of('ours'))),
    theirs: await timed(() => execFileSync('zfs', ['snapshot', ...of('theirs')])),
    unit: 'ms',
    peer: 'zfs snapshot',
  });
  report({
    name: `destroy ${COUNT} snapshots at once`,
    ours: await timed(() => zfs.snapshots.destroy(of('ours'))),
    theirs: await timed(() => execFileSync('zfs', ['destroy', '-r', `${pool}@theirs`])),
    unit: 'ms',
    peer: 'zfs destroy -r',
  });
}

async function sending(): Promise<void> {
  const filesystem = `${pool}/content`;
  const mountpoint = join(folder, 'content');
  execFileSync('zfs', ['create', '-o', `mountpoint=${mountpoint}`, filesystem]);
  {
    await using handle = await open(join(mountpoint, 'content'), 'w');
    for (let written = 0; written < STREAM_BYTES; written += 1 << 20)
      await handle.write(randomBytes(1 << 20));
  }
  const snapshot = `${filesystem}@a`;
  await zfs.snapshots.create([snapshot]);
  const command = (text: string, stdout: number) => {
    const { status } = spawnSync('sh', ['-c', text], { stdio: ['ignore', stdout, 'inherit'] });
    if (status !== 0) throw new Error(`${text} failed`);
  };
  const nothing = openSync('/dev/null', 'w');
  const ways = [
    {
      name: `send ${STREAM_BYTES >> 20} MiB to /dev/null`,
      ours: () => zfs.sendTo(snapshot, nothing),
      peer: 'zfs send',
      theirs: () => command(`zfs send ${snapshot}`, nothing),
    },
    {
      name: `send ${STREAM_BYTES >> 20} MiB through a pipe`,
      ours: async () => {
        for await (const _ of await zfs.send(snapshot));
      },
      peer: 'zfs send | cat',
      theirs: () => command(`zfs send ${snapshot} | cat`, nothing),
    },
  ];
  for (const { name, ours, peer, theirs } of ways) {
    const [here, there]: [number[], number[]] = [[], []];
    for (let repeat = 0; repeat < 5; repeat++) {
      here.push(await timed(ours));
      there.push(await timed(theirs));
    }
    report({ name, ours: median(here), theirs: median(there), unit: 'ms', peer });
  }
  closeSync(nothing);
  execFileSync('zfs', ['destroy', '-r', filesystem]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
