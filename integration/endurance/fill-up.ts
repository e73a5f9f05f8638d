import { ZfsError } from 'zfskit';
import type { Chore } from './chore.ts';

/** Receives a snapshot into a small pool until that is full, makes room again, and sees that it works as before. */
export function fillUp(source: string): Chore {
  return {
    name: 'fill a pool up',
    answers: ['EBUSY'],
    run: async ({ zfs, home }) => {
      const targets: string[] = [];
      for await (const { name } of zfs.datasets.children(home)) targets.push(name);
      for (const name of targets) await zfs.datasets.destroy(name, { recursive: true });
      const receive = async (at: number) => zfs.receive(`${home}/copy-${at}@three`, await zfs.send(source));
      let error: unknown;
      for (let at = 0; at < 100 && error === undefined; at++) {
        await receive(at).catch((reason: unknown) => {
          error = reason;
        });
      }
      if (!(error instanceof ZfsError && error.code === 'ENOSPC'))
        throw error ?? new Error(`${home} has no end`);
      const { state, errorCount } = await zfs.pools.status(home);
      if (state !== 'ONLINE' || errorCount !== 0n) throw new Error(`${home} is ${state} when it is full`);
      await zfs.datasets.destroy(`${home}/copy-0`, { recursive: true });
      await zfs.pools.wait(home, 'free');
      await zfs.pools.sync(home, { force: true });
      await zfs.snapshots.create([`${home}@room`]);
      await zfs.snapshots.destroy([`${home}@room`]);
    },
  };
}
