import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { file, openZfs } from 'zfskit';
import { engineOptions } from '../engine/engine-fixture.ts';
import { type Printed, runSample } from './run-sample.ts';

/** Pools that the pages take for granted. */
const POOLS = ['tank', 'backup'];

/** Folders of a host that samples name; in a test they are in a temporary one. */
const FOLDERS = ['/var/tmp', '/var/backups', '/etc/zfs/keys', '/run', '/srv'];

/** Files that samples make pools of. */
const IMAGE = /\/var\/tmp\/[\w-]+\.img/g;

const IMAGE_BYTES = 1 << 30;

/**
 * Runs a sample on an engine of its own, in a folder of its own. Where it does not create the pools `tank` and `backup` that it
 * names, they are there.
 */
export async function runOnEngine(code: string): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), 'zfskit-sample-'));
  try {
    for (const path of FOLDERS) await mkdir(join(folder, path), { recursive: true });
    const pools = new Map(POOLS.map((name) => [name, `${name}-${randomBytes(4).toString('hex')}`]));
    for (const [path] of withPools(code, pools).matchAll(IMAGE)) await makeSparse(join(folder, path));
    const state = join(folder, 'state');
    await makePools(
      POOLS.filter((name) => asPool(name).test(code) && !createsPool(code, name)).map(
        (name) => pools.get(name) ?? name,
      ),
      folder,
      state,
    );
    const shim = join(folder, 'zfskit-on-engine.mjs');
    await writeFile(shim, zfskitOnEngine(state));
    const paths = FOLDERS.map((path): [string, string] => [`${path}/`, `${join(folder, path)}/`]);
    const { href } = pathToFileURL(shim);
    const zfskit = ['zfskit', 'zfskit/zfs'].map((name): [string, string] => [
      `from '${name}'`,
      `from '${href}'`,
    ]);
    const instead = new Map([...paths, ...zfskit]);
    const printed = await runSample(withPools(code, pools), { instead, cwd: folder });
    return { stdout: asOnPage(printed.stdout, pools, folder), stderr: printed.stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The name of a pool where it is one: at the beginning of a text, which it is or which goes on as a dataset. */
function asPool(name: string): RegExp {
  return new RegExp(`(?<=['"\`])${name}(?=['"\`/@#])`, 'g');
}

function withPools(code: string, pools: ReadonlyMap<string, string>): string {
  return [...pools].reduce((text, [name, other]) => text.replaceAll(asPool(name), other), code);
}

function createsPool(code: string, name: string): boolean {
  return new RegExp(`(?:pools\\.create|createPool)\\(\\s*'${name}'`).test(code);
}

async function makeSparse(path: string): Promise<void> {
  await writeFile(path, '');
  await truncate(path, IMAGE_BYTES);
}

async function makePools(names: readonly string[], folder: string, state: string): Promise<void> {
  if (names.length === 0) return;
  await using zfs = await openZfs({ ...engineOptions(), state });
  for (const name of names) {
    const image = join(folder, `${name}.img`);
    await makeSparse(image);
    await zfs.pools.create(name, { vdevs: [file(image)], rootProperties: { mountpoint: 'none' } });
  }
}

/** zfskit whose `openZfs()` opens an engine with the pools of the sample, and whose engines have the test's libraries. */
function zfskitOnEngine(state: string): string {
  const index = pathToFileURL(`${process.cwd()}/dist/index.js`).href;
  const options = JSON.stringify(engineOptions());
  return `
    import { openZfs as open } from '${index}';
    export * from '${index}';
    export const openZfs = (options = {}) =>
      open(
        Object.keys(options).length === 0 ? { ...${options}, state: '${state}' }
        : options.engine === 'userspace' ? { ...${options}, ...options }
        : options,
      );
  `;
}

function asOnPage(text: string, pools: ReadonlyMap<string, string>, folder: string): string {
  return [...pools]
    .reduce((shown, [name, real]) => shown.replaceAll(real, name), text)
    .replaceAll(folder, '');
}
