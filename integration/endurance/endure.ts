import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { file, type PoolPropertyInputs, type Zfs, ZfsError } from 'zfskit';
import { Dice } from '../dice.ts';
import { type Chore, type Ground, untilFree } from './chore.ts';
import { DATASET_CHORES } from './dataset-chores.ts';
import { fillUp } from './fill-up.ts';
import { Ledger } from './ledger.ts';
import { makePool, POOL_CHORES, remakePool } from './pool-chores.ts';
import type { Report } from './report.ts';
import { SENT, STREAM_CHORES } from './stream-chores.ts';

/** What a process holds. */
export interface Held {
  readonly mebibytes: number;
  readonly fds: number;
  readonly threads: number;
}

/** What the work is done on, and what befalls it. */
export interface Endurance {
  readonly zfs: Zfs;
  readonly seconds: number;
  readonly seed: number;
  poolName(): string;
  image(bytes: number): Promise<string>;
  /** Properties of every new pool. */
  readonly poolProperties: PoolPropertyInputs;
  /** What the process holds that is to stay as it is. */
  held(): Held;
  /** The part of the time, from its beginning, in which there are kills. */
  readonly killing: number;
  /** Kills something in the middle of the work; what it gives is done when the work has stopped. */
  kill(pool: string, dice: Dice): Promise<() => Promise<void>>;
  /** That code of an error means that the kill was of what carries out the work. */
  readonly deadly: string;
}

const ROUND_MS = 5000;

/** One who does chores of a kind, one after the other. */
class Worker {
  readonly #chores: readonly Chore[];
  readonly ground: Ground;
  readonly #report: Report;
  /** What it was at when that died that carries out the work, in the last round. */
  diedAt: string | undefined;

  constructor(chores: readonly Chore[], ground: Ground, report: Report) {
    this.#chores = chores;
    this.ground = ground;
    this.#report = report;
  }

  /** Works until it is time, or until a death. */
  async work(until: number, deadly: string): Promise<void> {
    this.diedAt = undefined;
    while (Date.now() < until && this.diedAt === undefined) {
      const chore = this.ground.dice.of(this.#chores);
      const error = await this.#do(chore, deadly);
      if (error?.code === deadly) this.diedAt = `${chore.name} (${error.message})`;
    }
  }

  async #do({ name, answers, run }: Chore, deadly: string): Promise<ZfsError | undefined> {
    try {
      await run(this.ground);
      this.#report.count(name, 'done');
      return undefined;
    } catch (error) {
      if (!(error instanceof ZfsError && (error.code === deadly || answers.includes(error.code))))
        throw new Error(`${name}, of ${this.ground.home}: ${error}`, { cause: error });
      this.#report.count(name, error.code);
      return error;
    }
  }
}

/** Scrubs a pool, and fails where that finds anything. */
async function mustBeSound(zfs: Zfs, pool: string): Promise<void> {
  await zfs.pools.wait(pool, 'scrub');
  await zfs.pools.wait(pool, 'resilver');
  await zfs.scans.scrub(pool).catch((error: unknown) => {
    if (!(error instanceof ZfsError && error.code === 'EBUSY')) throw error;
  });
  await zfs.pools.wait(pool, 'scrub');
  await zfs.pools.wait(pool, 'resilver');
  const { state, scan, errorCount } = await zfs.pools.status(pool);
  if (state !== 'ONLINE' || scan?.errors !== 0n || errorCount !== 0n)
    throw new Error(`${pool} is ${state}; its scrub found ${scan?.errors} errors, ${errorCount} in files`);
}

async function makeSource(zfs: Zfs, home: string): Promise<void> {
  await zfs.datasets.create(`${home}/source`, { kind: 'volume', size: '8M', sparse: true });
  await using volume = await zfs.openVolume(`${home}/source`);
  for (const [at, short] of SENT.entries()) {
    await volume.write(BigInt(at) << 20n, randomBytes(2 << 20));
    await volume.sync();
    await zfs.snapshots.create([`${home}/source@${short}`]);
  }
  await volume.close();
}

/**
 * Works at random over the whole API for as long as told: on datasets, streams, a pool of its own and a pool that is full, all at the
 * same time, with kills in between. Fails at an error that is no answer, where a scrub finds something, or where memory, descriptors or
 * threads grow.
 */
export async function endure(endurance: Endurance, report: Report): Promise<void> {
  const { zfs, seconds, seed, deadly } = endurance;
  const dice = new Dice(seed);
  const [pool, travelling, small] = [endurance.poolName(), endurance.poolName(), endurance.poolName()];
  const ground = (home: string, number: number): Ground => {
    const images: string[] = [];
    const image = async (bytes: number) => {
      const path = await endurance.image(bytes);
      images.push(path);
      return path;
    };
    return {
      zfs,
      dice: new Dice(seed * 1000 + number),
      home,
      image,
      images,
      poolProperties: endurance.poolProperties,
    };
  };
  for (const [name, bytes] of [
    [pool, 1 << 30],
    [small, 96 << 20],
  ] as const) {
    await zfs.pools.create(name, {
      vdevs: [file(await endurance.image(bytes))],
      properties: endurance.poolProperties,
      rootProperties: { mountpoint: 'none' },
    });
  }
  const homes = ['first', 'second', 'streams'].map((name) => `${pool}/${name}`);
  for (const home of homes) await zfs.datasets.create(home, { kind: 'filesystem' });
  await makeSource(zfs, `${pool}/streams`);
  const owner = ground(travelling, 9);
  await makePool(owner);
  const ledger = await Ledger.make(zfs, pool);
  const workers = homes.map(
    (home, at) => new Worker(at === 2 ? STREAM_CHORES : DATASET_CHORES, ground(home, at), report),
  );
  workers.push(new Worker(POOL_CHORES, owner, report));
  workers.push(new Worker([fillUp(`${pool}/streams/source@three`)], ground(small, 10), report));

  const began = Date.now();
  const end = began + 1000 * seconds;
  for (let round = 0; Date.now() < end; round++) {
    const until = Math.min(end, Date.now() + ROUND_MS);
    const working = Promise.allSettled([
      ...workers.map((worker) => worker.work(until, deadly)),
      ledger.write(until, deadly),
    ]);
    let afterwards = async () => {};
    const killed = round % 3 === 0 && Date.now() < began + 1000 * seconds * endurance.killing;
    if (killed) {
      await delay(dice.below(Math.max(1, until - Date.now())));
      afterwards = await endurance.kill(pool, dice);
      report.kills++;
    }
    for (const result of await working) if (result.status === 'rejected') throw result.reason;
    const diedAt = workers.flatMap((worker) => worker.diedAt ?? []);
    if (diedAt.length > 0 && !killed) throw new Error(`a death that was no kill, at ${diedAt.join(', ')}`);
    await afterwards();
    if (diedAt.length > 0) await remakePool(owner);
    await ledger.compare();
    if (round % 20 === 19) for (const name of [pool, small]) await mustBeSound(zfs, name);
    report.samples.push(endurance.held());
  }
  await remakePool(owner);
  for (const name of [pool, travelling, small]) await mustBeSound(zfs, name);
  for (const name of [pool, travelling, small]) await untilFree(() => zfs.pools.export(name));
}
