import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { UserspaceTransport } from 'zfskit/engine';
import { endure, type Held } from '../endurance/endure.ts';
import { mustBeFlat } from '../endurance/must-be-flat.ts';
import { mustHaveWorked } from '../endurance/must-have-worked.ts';
import { Report } from '../endurance/report.ts';
import { EngineFixture, stock } from './engine-fixture.ts';

/** How long to work; `ZFSKIT_SECONDS=3600` for an hour. */
const SECONDS = Number(process.env['ZFSKIT_SECONDS'] ?? 15);
const SEED = Number(process.env['ZFSKIT_SEED'] ?? 1);

/** What the engine's process holds. */
function heldBy(pid: number): Held {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    mebibytes: Math.round(number('VmRSS') / 1024),
    fds: readdirSync(`/proc/${pid}/fd`).length,
    threads: number('Threads'),
  };
}

test(
  `${SECONDS} seconds of work at random, and deaths of the engine: nothing grows, and the pools are sound`,
  async () => {
    await using fixture = await EngineFixture.open();
    const { zfs, folder } = fixture;
    const engine = zfs.transport as UserspaceTransport;
    const pools: string[] = [];
    const report = new Report(SEED);
    const enduring = endure(
      {
        zfs,
        seconds: SECONDS,
        seed: SEED,
        poolName: () => {
          pools.push(fixture.poolName());
          return pools.at(-1) ?? '';
        },
        image: (bytes) => fixture.image(bytes),
        poolProperties: {},
        held: () => heldBy(engine.pid),
        // Then it is left alone, to see what it comes to hold.
        killing: 0.5,
        deadly: 'ZFSKIT_ENGINE_DIED',
        kill: async () => {
          process.kill(engine.pid, 'SIGKILL');
          return () => engine.restart();
        },
      },
      report,
    );
    await enduring.finally(() => console.log(`${report}`));
    expect(report.kills).toBeGreaterThan(0);
    mustHaveWorked(report, SECONDS);
    mustBeFlat(report);
    for (const pool of pools) expect(stock('zdb', '-e', '-p', folder, '-bcc', pool)).toContain('No leaks');
  },
  180_000 + 2000 * SECONDS,
);
