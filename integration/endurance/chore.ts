import { setTimeout as delay } from 'node:timers/promises';
import { type PoolPropertyInputs, type Zfs, ZfsError, type ZfsErrorCode } from 'zfskit';
import type { Dice } from '../dice.ts';

/** Where chores are done, and with what. */
export interface Ground {
  readonly zfs: Zfs;
  readonly dice: Dice;
  /** The dataset, or the pool, that belongs to whoever does the chores, and to nobody else. */
  readonly home: string;
  /** Makes a new sparse file of this many bytes. */
  image(bytes: number): Promise<string>;
  /** Those that were made. */
  readonly images: string[];
  /** Properties of every new pool. */
  readonly poolProperties: PoolPropertyInputs;
}

/** Something that an orchestrator does. */
export interface Chore {
  readonly name: string;
  /** Errors that are answers to it where names meet at random. Every other is a finding. */
  readonly answers: readonly ZfsErrorCode[];
  run(ground: Ground): Promise<unknown>;
}

/** A key of an encrypted dataset, raw. */
export const KEY = Uint8Array.from({ length: 32 }, (_, at) => 3 * at + 1);

/** Reads all that an iteration gives. */
export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** Does something again while it is in use: udev looks into the device of a volume when that comes, and when it was written to. */
export async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 30_000; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ZfsError && error.code === 'EBUSY') || Date.now() > until) throw error;
      await delay(100);
    }
  }
}
