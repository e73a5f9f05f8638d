/**
 * A walk through zfskit on real ZFS: a throwaway pool on a file, datasets, snapshots, a clone, a stream sent and
 * received, everything read back, everything removed. Run by `npm run demo`: on an engine in userspace, or with `--kernel` on the
 * kernel's ZFS.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { file, openZfs, type Zfs, ZfsError } from 'zfskit';

const { kernel: onKernel, libraries } = parseArgs({
  options: { kernel: { type: 'boolean', default: false }, libraries: { type: 'string' } },
}).values;
const pool = `zfskit-demo-${randomBytes(4).toString('hex')}`;
const folder = await mkdtemp(join(tmpdir(), `${pool}-`));
const image = join(folder, 'disk');

try {
  await using zfs = await openZfs(onKernel ? {} : { engine: 'userspace', libraries });
  const { version, layout } = zfs.transport.abi;
  say(`OpenZFS ${version} in ${onKernel ? 'the kernel' : 'userspace'}, zfs_cmd_t of ${layout.size} bytes`);
  await makeSparseFile(image, 1 << 30);
  try {
    await walk(zfs);
  } finally {
    await zfs.pools.destroy(pool).catch((error: unknown) => {
      if (!(error instanceof ZfsError && error.code === 'ENOENT')) throw error;
    });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function walk(zfs: Zfs): Promise<void> {
  step('create a pool on a file');
  await zfs.pools.create(pool, {
    vdevs: [file(image)],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: 'none' },
  });
  const status = await zfs.pools.status(pool);
  say(`${status.name}  guid ${status.guid}  ${status.state}`);
  for (const vdev of status.vdevs.children) say(`  ${vdev.type} ${vdev.path}  ${vdev.state}`);

  step('create datasets');
  await zfs.datasets.create(`${pool}/data`, {
    kind: 'filesystem',
    properties: { compression: 'lz4', quota: '200M', 'org.example:owner': 'demo' },
  });
  await zfs.datasets.create(`${pool}/data/reports`, { kind: 'filesystem' });
  await zfs.datasets.create(`${pool}/volume`, { kind: 'volume', size: '64M' });
  for await (const dataset of zfs.datasets.list(pool)) {
    const { kind, from } = dataset.source('compression') ?? { kind: 'none' };
    say(
      `${dataset.kind.padEnd(10)} ${dataset.name.padEnd(40)} compression=${dataset.get('compression')} (${kind}${from ? ` from ${from}` : ''})`,
    );
  }

  step('snapshot two datasets in one transaction');
  await zfs.snapshots.create([`${pool}/data@monday`, `${pool}/volume@monday`]);
  for await (const snapshot of zfs.datasets.snapshots(`${pool}/data`)) {
    say(`${snapshot.name}  guid ${snapshot.guid}  createtxg ${snapshot.createtxg}`);
  }

  step('clone a snapshot');
  await zfs.datasets.clone(`${pool}/data@monday`, `${pool}/copy`);
  say(`${pool}/copy  origin ${(await zfs.datasets.get(`${pool}/copy`)).origin}`);

  step('send a stream and receive it');
  const estimate = await zfs.sendSize(`${pool}/data@monday`);
  const stream = await zfs.send(`${pool}/data@monday`, { compressed: true, largeBlocks: true });
  const { bytes } = await zfs.receive(`${pool}/received@monday`, stream);
  const [sent, received] = await Promise.all([
    zfs.datasets.get(`${pool}/data@monday`),
    zfs.datasets.get(`${pool}/received@monday`),
  ]);
  say(`estimated ${estimate.bytes} bytes, received ${bytes} bytes`);
  say(
    `guid sent ${sent.guid}, received ${received.guid}: ${sent.guid === received.guid ? 'the same snapshot' : 'DIFFERENT'}`,
  );
  if (sent.guid !== received.guid) throw new Error('the received snapshot is another one');

  step('the bytes of a volume, there and back');
  const content = randomBytes(4 << 20);
  {
    await using volume = await zfs.openVolume(`${pool}/volume`);
    await volume.write(0n, content);
    await volume.sync();
  }
  await zfs.snapshots.create([`${pool}/volume@written`]);
  await zfs.receive(`${pool}/volume-copy@written`, await zfs.send(`${pool}/volume@written`));
  await using copied = await zfs.openVolume(`${pool}/volume-copy`, { readOnly: true });
  const same = content.equals(await copied.read(0n, content.length));
  await copied.close();
  say(`${content.length} bytes written, sent, received and read back: ${same ? 'equal' : 'DIFFERENT'}`);
  if (!same) throw new Error('the received volume has other bytes');

  step('an error is a value with facts');
  try {
    await zfs.send(`${pool}/data@tuesday`);
  } catch (error) {
    if (!(error instanceof ZfsError)) throw error;
    say(`code ${error.code}, errno ${error.errno}, ioctl ${error.ioctl}`);
    say(error.message);
  }

  step('export, import, destroy');
  await zfs.scans.scrub(pool);
  const before = (await zfs.pools.configs()).get(pool);
  if (!before) throw new Error('the pool is not listed');
  await zfs.pools.export(pool);
  await zfs.pools.import(before, { properties: { cachefile: 'none' } });
  say(`${pool} is ${(await zfs.pools.status(pool)).state} again`);
  await zfs.pools.destroy(pool);
  say(`${pool} is destroyed: ${(await zfs.pools.configs()).has(pool) ? 'NO' : 'yes'}`);
}

async function makeSparseFile(path: string, bytes: number): Promise<void> {
  await using handle = await open(path, 'wx');
  await handle.truncate(bytes);
}

function step(text: string): void {
  const coloured = process.stdout.isTTY && !process.env['NO_COLOR'];
  console.log(`\n${coloured ? styleText('bold', text) : text}`);
}

function say(text: string): void {
  console.log(`  ${text}`);
}
