import { rm } from 'node:fs/promises';
import { file, mirror, ZfsError } from 'zfskit';
import { all, type Chore, type Ground, untilFree } from './chore.ts';

/** Bytes of each device. */
const DEVICE = 512 << 20;
/** Bytes of a device that is removed again: the others have to have room for all of it. */
const SMALL = 80 << 20;

/** Makes the pool that the chores are about: a mirror of two files. */
export async function makePool({ zfs, home, image, poolProperties }: Ground): Promise<void> {
  await zfs.pools.create(home, {
    vdevs: [mirror(file(await image(DEVICE)), file(await image(DEVICE)))],
    properties: poolProperties,
    rootProperties: { mountpoint: 'none' },
  });
}

/** Paths of the leaves. */
async function leaves({ zfs, home }: Ground): Promise<string[]> {
  return (await zfs.vdevs.list(home)).filter(({ type }) => type === 'file').map(({ path = '' }) => path);
}

const work = async ({ zfs, home, dice }: Ground) => {
  const name = `${home}/data-${dice.below(3)}`;
  if (!(await zfs.datasets.exists(name)))
    await zfs.datasets.create(name, { kind: 'volume', size: '8M', sparse: true });
  await using volume = await zfs.openVolume(name);
  await volume.write(BigInt(dice.below(100)) * 65536n, new Uint8Array(65536).fill(dice.below(256)));
  await volume.sync();
  await volume.close();
};

/** A resilver begins when it likes after a device came back. */
async function resilvered({ zfs, home }: Ground): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    await zfs.pools.wait(home, 'resilver');
    const { state } = await zfs.pools.status(home);
    if (state === 'ONLINE') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${home} does not come back to health`);
}

async function replaced(ground: Ground): Promise<void> {
  const { zfs, home } = ground;
  const [old = ''] = await leaves(ground);
  await zfs.vdevs.replace(home, old, file(await ground.image(DEVICE)));
  await zfs.pools.wait(home, 'replace');
  await resilvered(ground);
  await rm(old);
}

async function attached(ground: Ground): Promise<void> {
  const { zfs, home } = ground;
  const [first = ''] = await leaves(ground);
  const added = await ground.image(DEVICE);
  await zfs.vdevs.attach(home, first, file(added));
  await zfs.pools.wait(home, 'resilver');
  await zfs.vdevs.detach(home, added);
  await rm(added);
}

async function removed(ground: Ground): Promise<void> {
  const { zfs, home } = ground;
  const paths = [await ground.image(SMALL), await ground.image(SMALL)];
  await zfs.vdevs.add(home, { vdevs: [mirror(...paths.map((path) => file(path)))] });
  await work(ground);
  const added = (await zfs.vdevs.list(home)).filter(({ type }) => type === 'mirror').at(-1);
  if (!added) throw new Error(`${home} has no mirror`);
  await zfs.vdevs.remove(home, added.guid);
  await zfs.pools.wait(home, 'remove');
  for (const path of paths) await rm(path);
}

async function travelled(ground: Ground): Promise<void> {
  const { zfs, home } = ground;
  const paths = await leaves(ground);
  await zfs.pools.export(home);
  await zfs.pools.import(home, { paths, properties: ground.poolProperties });
}

async function checkpointed({ zfs, home }: Ground): Promise<void> {
  await zfs.pools.checkpoint(home);
  await zfs.pools.discardCheckpoint(home);
  await zfs.pools.wait(home, 'discard');
}

/** Makes the pool anew, whatever has become of it. */
export async function remakePool(ground: Ground): Promise<void> {
  const { zfs, home } = ground;
  if ((await zfs.pools.configs()).has(home)) {
    await untilFree(() => zfs.pools.destroy(home)).catch(async (error: unknown) => {
      // The engine was killed while it destroyed the pool: its labels say so, and the cache file does not yet.
      const isGone = error instanceof ZfsError && error.code === 'ENOENT';
      if (!isGone || (await zfs.pools.configs()).has(home)) throw error;
    });
  }
  for (const path of ground.images.splice(0)) await rm(path, { force: true });
  await makePool(ground);
}

/** A device comes back, or a volume was opened by udev, just when something is asked for. */
const MEANWHILE = ['EBUSY', 'ENOENT'] as const;

/** It goes on already, after an import or because of `autotrim`: the whole fails with EINVAL, its vdevs with EBUSY or ESRCH. */
const ALREADY = ['EBUSY', 'ESRCH', 'EINVAL'] as const;

const on = (
  name: string,
  run: (ground: Ground) => Promise<unknown>,
  answers: Chore['answers'] = [],
): Chore => ({
  name,
  answers,
  run,
});

/** What is done to a pool that belongs to the chores alone. */
export const POOL_CHORES: readonly Chore[] = [
  on('write', work),
  on(
    'scrub',
    async ({ zfs, home }) => {
      await zfs.scans.scrub(home);
      await zfs.pools.wait(home, 'scrub');
    },
    ['EBUSY'],
  ),
  on(
    'stop a scrub',
    async ({ zfs, home }) => {
      await zfs.scans.scrub(home);
      await zfs.scans.stop(home);
    },
    MEANWHILE,
  ),
  on(
    'pause a scrub',
    async ({ zfs, home }) => {
      await zfs.scans.scrub(home);
      await zfs.scans.pause(home);
      await zfs.scans.resume(home);
      await zfs.pools.wait(home, 'scrub');
    },
    MEANWHILE,
  ),
  on(
    'offline and online',
    async (ground) => {
      const [, second = ''] = await leaves(ground);
      await ground.zfs.vdevs.offline(ground.home, second);
      await work(ground);
      await ground.zfs.vdevs.online(ground.home, second);
      await resilvered(ground);
    },
    ['EBUSY'],
  ),
  on('replace', replaced, ['EBUSY']),
  on('attach and detach', attached, ['EBUSY']),
  on('add and remove', removed, ['EBUSY']),
  on('export and import', travelled, ['EBUSY']),
  on('checkpoint', checkpointed),
  on(
    'trim',
    async ({ zfs, home }) => {
      await zfs.vdevs.trim(home, 'all');
      await zfs.pools.wait(home, 'trim');
    },
    ALREADY,
  ),
  on(
    'initialize',
    async ({ zfs, home }) => {
      await zfs.vdevs.initialize(home, 'all');
      await zfs.vdevs.initialize(home, 'all', 'cancel');
    },
    ALREADY,
  ),
  on('reguid', ({ zfs, home }) => zfs.pools.reguid(home), ['EBUSY']),
  on('reopen', ({ zfs, home }) => zfs.pools.reopen(home)),
  on('sync', ({ zfs, home }) => zfs.pools.sync(home, { force: true })),
  on('read status', async ({ zfs, home }) => {
    const [status, problems] = [await zfs.pools.status(home), await zfs.pools.health(home)];
    if (status.errorCount !== 0n) throw new Error(`${home} has errors: ${problems.map(({ kind }) => kind)}`);
  }),
  on('read input and output', ({ zfs, home }) => all(zfs.pools.iostat(home))),
  on('read the history', ({ zfs, home }) => all(zfs.history(home))),
  on('read features', ({ zfs, home }) => zfs.features.list(home)),
  on('set properties', ({ zfs, home, dice }) =>
    zfs.pools.properties.set(home, {
      comment: `number ${dice.below(100)}`,
      autotrim: dice.of(['on', 'off']),
    }),
  ),
  on('list pools', ({ zfs }) => zfs.pools.configs()),
  on('make it anew', remakePool, ['EBUSY']),
];
