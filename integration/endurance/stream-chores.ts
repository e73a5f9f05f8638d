import { Readable } from 'node:stream';
import { type Zfs, ZfsError } from 'zfskit';
import { all, type Chore, type Ground, KEY } from './chore.ts';

/** Snapshots of `home/source`, which the chores send. */
export const SENT = ['one', 'two', 'three'] as const;

/** Destroys a target of before, whatever has become of it. */
async function clear(zfs: Zfs, name: string): Promise<void> {
  if (await zfs.datasets.exists(name)) await zfs.abortReceive(name);
  if (await zfs.datasets.exists(name)) await zfs.datasets.destroy(name, { recursive: true, clones: true });
}

/** The snapshot there is the snapshot here. */
async function mustEqual(zfs: Zfs, source: string, target: string): Promise<void> {
  const [sent, received] = await Promise.all([zfs.datasets.get(source), zfs.datasets.get(target)]);
  if (sent.guid !== received.guid) throw new Error(`${target} has another guid than ${source}`);
}

/** The first bytes of a stream, and then an end. */
function cut(stream: Readable, bytes: number): AsyncIterable<Uint8Array> {
  // Nobody listens before the first bytes are asked for.
  stream.on('error', () => {});
  return firstOf(stream, bytes);
}

async function* firstOf(stream: Readable, bytes: number): AsyncGenerator<Uint8Array, void, void> {
  let left = bytes;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

async function incremental({ zfs, home, dice }: Ground, target: string): Promise<void> {
  await clear(zfs, target);
  let from: string | undefined;
  for (const short of SENT) {
    const source = `${home}/source@${short}`;
    const stream = await zfs.send(source, { from, compressed: dice.below(2) === 0, largeBlocks: true });
    await zfs.receive(`${target}@${short}`, stream, { force: dice.below(2) === 0 });
    await mustEqual(zfs, source, `${target}@${short}`);
    from = source;
  }
}

async function resumed({ zfs, home, dice }: Ground, target: string): Promise<void> {
  await clear(zfs, target);
  const source = `${home}/source@one`;
  const broken = cut(await zfs.send(source), 200_000 + dice.below(1_500_000));
  await zfs.receive(`${target}@one`, broken, { resumable: true }).then(
    () => Promise.reject(new Error('a stream that was cut off was received')),
    (error: unknown) => {
      if (!(error instanceof ZfsError) || error.code.startsWith('ZFSKIT_ENGINE')) throw error;
    },
  );
  const token = await zfs.resumeToken(target);
  if (token === undefined) throw new Error(`${target} has no token`);
  const rest = await zfs.canResume(token);
  if (!rest.resumable) throw new Error(`${rest.missing} is missing`);
  await zfs.receive(`${target}@one`, await zfs.send(rest.snapshot, rest.options), { resumable: true });
  await mustEqual(zfs, source, `${target}@one`);
}

async function encrypted({ zfs, home }: Ground, target: string): Promise<void> {
  await clear(zfs, target);
  const source = `${home}/sealed`;
  if (!(await zfs.datasets.exists(source)))
    await zfs.encryption.create(
      source,
      { kind: 'volume', size: '4M', sparse: true, properties: { encryption: 'aes-256-gcm' } },
      { keyformat: 'raw', key: KEY },
    );
  if (!(await zfs.datasets.exists(`${source}@one`))) await zfs.snapshots.create([`${source}@one`]);
  await zfs.receive(`${target}@one`, await zfs.send(`${source}@one`, { raw: true }));
  await mustEqual(zfs, `${source}@one`, `${target}@one`);
  await zfs.encryption.loadKey(target, { key: KEY });
  await zfs.encryption.unloadKey(target);
}

async function replicated({ zfs, home }: Ground, target: string): Promise<void> {
  await clear(zfs, target);
  const plan = await zfs.replicationPlan(`${home}/source@three`, target, { intermediates: true });
  await zfs.replicate(plan);
  for (const short of SENT) await mustEqual(zfs, `${home}/source@${short}`, `${target}@${short}`);
}

/** One target each: chores of one name do not run beside themselves. Volumes are in use while udev looks into them. */
const on = (name: string, work: (ground: Ground, target: string) => Promise<unknown>): Chore => ({
  name,
  answers: ['EBUSY'],
  run: (ground: Ground) => work(ground, `${ground.home}/${name.replaceAll(' ', '-')}`),
});

/** Streams within a pool. What they send is there, and their targets are their own: nothing else is an answer. */
export const STREAM_CHORES: readonly Chore[] = [
  on('send and receive', incremental),
  on('resume a receive', resumed),
  on('send raw', encrypted),
  on('replicate', replicated),
  on('copy', async ({ zfs, home }, target) => {
    await clear(zfs, target);
    await zfs.copy(`${home}/source@two`, `${target}@two`);
    await mustEqual(zfs, `${home}/source@two`, `${target}@two`);
  }),
  on('send a package', async ({ zfs, home }, target) => {
    await clear(zfs, target);
    await zfs.receivePackage(target, await zfs.sendPackage(`${home}/source@three`, { recursive: true }));
    for (const short of SENT) await mustEqual(zfs, `${home}/source@${short}`, `${target}@${short}`);
  }),
  on('abort a send', async ({ zfs, home }) => {
    const controller = new AbortController();
    const stream = await zfs.send(`${home}/source@one`, { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await all(stream).catch((error: unknown) => {
      if (error !== controller.signal.reason) throw error;
    });
  }),
  on('receive nonsense', async ({ zfs }, target) => {
    await zfs.receive(`${target}@one`, Readable.from([new Uint8Array(4096).fill(7)])).then(
      () => Promise.reject(new Error('nonsense was received')),
      (error: unknown) => {
        if (!(error instanceof ZfsError) || error.code.startsWith('ZFSKIT_ENGINE')) throw error;
      },
    );
  }),
  on('estimate', ({ zfs, home }) => zfs.sendSize(`${home}/source@three`, { from: `${home}/source@one` })),
];
