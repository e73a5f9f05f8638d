import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, runFolders } from './cache.mjs';
import { ExitError, exitStatus } from './exit-status.mjs';
import { describe, hasImage, openImage } from './image.mjs';
import { say } from './message.mjs';
import { releases } from './releases.mjs';
import { execute } from './subprocess.mjs';
import { countSessions, readWarm } from './warm.mjs';

/** @param {import('./arguments.mjs').Options} options */
export async function printStatus({ release, releaseGiven }) {
  for (const name of releaseGiven ? [release] : Object.keys(releases)) {
    const built = hasImage(name) ? describe((await openImage(name)).manifest) : 'not built';
    const state = readWarm(name);
    const running = state
      ? `runs on ${state.runner} since ${state.since}, pid ${state.pid}, ${await countSessions(name)} sessions`
      : 'does not run';
    process.stdout.write(`${name}: ${built}; ${running}\n`);
  }
}

/**
 * Removes what was built.
 *
 * @param {import('./arguments.mjs').Options} options
 */
export async function clean({ release, all }) {
  const names = all ? Object.keys(releases) : [release];
  for (const name of names) {
    const used = readWarm(name) || runFolders().some((folder) => folder.alive && folder.release === name);
    if (used)
      throw new ExitError(
        exitStatus.failed,
        `a guest of ${name} runs; end it first: ci/kvm/vm stop -r ${name}`,
      );
  }
  const folder = cacheFolder();
  const paths = all
    ? [folder]
    : ['base', 'images', 'initrd', 'warm']
        .map((kind) => join(folder, kind))
        .filter((kind) => existsSync(kind))
        .flatMap((kind) => readdirSync(kind).map((entry) => join(kind, entry)))
        .filter((path) => path.split('/').pop()?.split('-')[0] === release);
  for (const path of paths.filter((path) => existsSync(path))) {
    const [size] = (await execute('du', ['-sh', path])).split('\t');
    rmSync(path, { recursive: true, force: true });
    say(`removed ${path} (${size})`);
  }
}
