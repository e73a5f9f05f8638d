import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { endure, type Held } from './endurance/endure.ts';
import { mustBeFlat } from './endurance/must-be-flat.ts';
import { mustHaveWorked } from './endurance/must-have-worked.ts';
import { Report } from './endurance/report.ts';
import { command, Fixture } from './fixture.ts';

/** How long to work; `ZFSKIT_SECONDS=3600` for an hour. */
const SECONDS = Number(process.env['ZFSKIT_SECONDS'] ?? 30);
const SEED = Number(process.env['ZFSKIT_SEED'] ?? 1);

const CLIENT = join(dirname(fileURLToPath(import.meta.url)), 'endurance/client.mjs');

/** What this process holds. */
function held(): Held {
  return {
    mebibytes: Math.round(process.memoryUsage.rss() / (1 << 20)),
    fds: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
  };
}

/** Lines of the kernel's log that speak of trouble. */
async function troubles(): Promise<string[]> {
  const log = await command('dmesg');
  return log
    .split('\n')
    .filter((line) =>
      /BUG|WARNING|PANIC|VERIFY|Oops|Call Trace|blocked for more than|general protection/.test(line),
    );
}

test(
  `${SECONDS} seconds of work at random, and deaths of clients: nothing grows, and the pools are sound`,
  async () => {
    await using fixture = await Fixture.open();
    const before = await troubles();
    const report = new Report(SEED);
    const enduring = endure(
      {
        zfs: fixture.zfs,
        seconds: SECONDS,
        seed: SEED,
        poolName: () => fixture.poolName(),
        image: (bytes) => fixture.image(bytes),
        poolProperties: { cachefile: 'none' },
        held,
        killing: 1,
        deadly: 'ZFSKIT_CLOSED',
        kill: async (pool, dice) => {
          const client = spawn(process.execPath, [CLIENT, pool], { stdio: ['ignore', 'pipe', 'inherit'] });
          const ended = once(client, 'exit');
          const early = ended.then(() => Promise.reject(new Error('the client ended by itself')));
          await Promise.race([once(client.stdout, 'data'), early]);
          await Promise.race([delay(dice.below(1500)), early]);
          early.catch(() => {});
          client.kill('SIGKILL');
          await ended;
          return async () => {
            // The kernel lets go of what a process held when the last of its threads is gone.
            await vi.waitFor(
              async () => {
                const holds = await fixture.zfs.holds.list(`${pool}/streams/source@one`);
                expect(holds.filter(({ tag }) => tag === 'client')).toEqual([]);
              },
              { timeout: 60_000, interval: 100 },
            );
          };
        },
      },
      report,
    );
    await enduring.finally(() => console.log(`${report}`));
    expect(report.kills).toBeGreaterThan(0);
    mustHaveWorked(report, SECONDS);
    mustBeFlat(report);
    expect(await troubles()).toEqual(before);
  },
  300_000 + 2000 * SECONDS,
);
