import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, keyOf, publish } from './cache.mjs';
import { locked } from './lock.mjs';
import { say } from './message.mjs';
import { repository } from './repository.mjs';
import { execute } from './subprocess.mjs';

const keptImages = 3;

/** @typedef {{ path: string, key: string }} ToolsImage */

/**
 * A read-only disk with this host's node and the repository's node_modules. Both run in every release: node and the
 * prebuilt addons ask for an older C library than any of them has.
 *
 * @returns {Promise<ToolsImage>}
 */
export async function openToolsImage() {
  const key = toolsKey();
  const folder = join(cacheFolder(), 'tools', key);
  if (!existsSync(folder)) {
    await locked('tools', async () => {
      if (existsSync(folder)) return;
      say('putting node and node_modules on a disk for the guest');
      await publish(folder, fill);
      removeOld(dirname(folder));
    });
  }
  utimesSync(folder, new Date(), new Date());
  return { path: join(folder, 'tools.img'), key };
}

/** @returns {string} changes with node and with what is installed */
function toolsKey() {
  const parts = [process.version, process.arch, process.execPath];
  for (const path of ['package-lock.json', 'node_modules/.package-lock.json']) {
    const file = join(repository, path);
    if (!existsSync(file)) continue;
    parts.push(path, readFileSync(file, 'utf8'));
    if (path.startsWith('node_modules')) parts.push(String(statSync(file).mtimeMs));
  }
  return keyOf(...parts);
}

/** @param {string} folder */
async function fill(folder) {
  const files = join(folder, 'files');
  const modules = join(repository, 'node_modules');
  await execute('mkdir', ['-p', join(files, 'bin')]);
  await execute('cp', ['--reflink=auto', process.execPath, join(files, 'bin', 'node')]);
  if (existsSync(modules))
    await execute('cp', ['-a', '--reflink=auto', realpathSync(modules), join(files, 'node_modules')]);
  const used = Number((await execute('du', ['-sm', files])).split('\t')[0]);
  const image = join(folder, 'tools.img');
  const options = ['-q', '-t', 'ext4', '-b', '4096', '-O', '^has_journal', '-m', '0', '-E', 'root_owner=0:0'];
  await execute('mke2fs', [...options, '-d', files, image, `${Math.ceil(used * 1.15) + 32}M`]);
  rmSync(files, { recursive: true });
}

/** @param {string} folder */
function removeOld(folder) {
  const images = readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const path of images.slice(keptImages)) rmSync(path, { recursive: true });
}
