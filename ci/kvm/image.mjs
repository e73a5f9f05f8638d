import {
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, keyOf, publish } from './cache.mjs';
import { ExitError, exitStatus } from './exit-status.mjs';
import { ensureHostPackages, toBuild } from './host-packages.mjs';
import { locked } from './lock.mjs';
import { complain, say, secondsSince } from './message.mjs';
import { releases } from './releases.mjs';
import { execute } from './subprocess.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const neededBytes = 3 * 1024 ** 3;

/**
 * @typedef {object} Image
 * @property {string} root Disk image of the guest's root.
 * @property {string} key
 * @property {string} vmlinux
 * @property {string} vmlinuz
 * @property {{ suite: string, kernel: string, kernelPackage: string, zfsPackage: string }} manifest
 */

/**
 * Builds the image of a release unless it is there.
 *
 * @param {string} name
 * @param {{ again?: boolean }} [options] `again` to take in newer packages
 */
export async function buildImage(name, { again = false } = {}) {
  ensureHostPackages(toBuild);
  if (process.getuid?.() !== 0) {
    throw new ExitError(
      exitStatus.unavailable,
      `debootstrap needs root; build with:\n  sudo XDG_CACHE_HOME="\${XDG_CACHE_HOME:-$HOME/.cache}" ` +
        `"$(command -v node)" ci/kvm/vm build --release ${name}`,
    );
  }
  const started = performance.now();
  await locked(
    `build-${name}`,
    async () => {
      if (again || !existsSync(baseFolder(name))) await buildBase(name);
    },
    () => say(`another process builds ${name}; waiting for it`),
  );
  const { root, manifest } = await openImage(name);
  await giveToSudoUser();
  say(`${name}: ${describe(manifest)}; ${root} (${secondsSince(started)} s)`);
}

/**
 * The image of a release, with the guest's files as they are now.
 *
 * @param {string} name
 * @returns {Promise<Image>}
 */
export async function openImage(name) {
  const base = baseFolder(name);
  if (!existsSync(base)) {
    throw new ExitError(
      exitStatus.unavailable,
      `there is no image of ${name} yet; build it (about 6 minutes) with: ci/kvm/vm build --release ${name}`,
    );
  }
  const files = readdirSync(join(here, 'guest')).sort();
  const key = keyOf(base, ...files.flatMap((file) => [file, readFileSync(join(here, 'guest', file))]));
  const folder = join(cacheFolder(), 'images', `${name}-${key}`);
  if (!existsSync(folder)) {
    await locked(`image-${name}`, async () => {
      if (!existsSync(folder)) await publish(folder, (temporary) => addGuestFiles(base, files, temporary));
      removeOthers(folder, name);
    });
  }
  return {
    root: join(folder, 'root.img'),
    key,
    vmlinux: join(base, 'vmlinux'),
    vmlinuz: join(base, 'vmlinuz'),
    manifest: JSON.parse(readFileSync(join(base, 'manifest.json'), 'utf8')),
  };
}

/** @param {string} name */
export function hasImage(name) {
  return existsSync(baseFolder(name));
}

/** @param {Image['manifest']} manifest */
export function describe({ kernel, zfsPackage }) {
  return `Linux ${kernel}, ZFS ${zfsPackage}`;
}

/** @param {string} name */
function baseFolder(name) {
  const key = keyOf(process.arch, readFileSync(join(here, 'image.sh')), JSON.stringify(releases[name]));
  return join(cacheFolder(), 'base', `${name}-${key}`);
}

/** @param {string} name */
async function buildBase(name) {
  const release = /** @type {import('./releases.mjs').Release} */ (releases[name]);
  const folder = baseFolder(name);
  say(`building ${name}: this takes about 6 minutes, or 2 where its ZFS has been compiled before`);
  const started = performance.now();
  await publish(folder, async (temporary) => {
    const { bavail, bsize } = statfsSync(temporary);
    if (bavail * bsize < neededBytes) {
      throw new ExitError(exitStatus.unavailable, `building needs 3 GiB free in ${cacheFolder()}`);
    }
    const work = join(temporary, 'work');
    const log = join(cacheFolder(), `build-${name}.log`);
    const namespaces = ['--mount', '--pid', '--fork', '--kill-child=KILL', '--mount-proc'];
    try {
      await execute('unshare', [...namespaces, 'bash', join(here, 'image.sh')], {
        env: {
          ...process.env,
          SUITE: release.suite,
          MIRROR: await hostMirror(),
          KEYRING: keyring,
          PACKAGES: release.packages.join(' '),
          APT_OPTIONS: release.aptOptions.join(' '),
          WORK: work,
          OUT: temporary,
          DOWNLOADS: join(cacheFolder(), 'downloads', name),
        },
        stderr: openSync(log, 'w'),
        onLine: (line) => say(`[${secondsSince(started).padStart(5)} s] ${line}`),
      });
    } catch {
      const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
      throw new ExitError(exitStatus.failed, `the build of ${name} failed; the end of ${log}:\n${tail}`);
    }
    rmSync(work, { recursive: true });
  });
  removeOthers(folder, name);
  const { manifest } = await openImage(name);
  if (!manifest.zfsPackage.startsWith(release.zfs) || !manifest.kernel.startsWith(release.kernel)) {
    complain(
      `${name} was expected to hold Linux ${release.kernel} and ZFS ${release.zfs}, but has ${describe(manifest)}`,
    );
  }
}

/**
 * @param {string} base
 * @param {string[]} files
 * @param {string} folder
 */
async function addGuestFiles(base, files, folder) {
  const root = join(folder, 'root.img');
  copyFileSync(join(base, 'root.img'), root, constants.COPYFILE_FICLONE);
  for (const file of files) {
    const target = `/usr/lib/zfskit/${file}`;
    // debugfs cannot quote, so the file is named relative to where it lies.
    for (const request of [`write ${file} ${target}`, `sif ${target} mode 0100755`, `sif ${target} uid 0`]) {
      await execute('debugfs', ['-w', '-R', request, root], { cwd: join(here, 'guest') });
    }
  }
  const listed = await execute('debugfs', ['-R', 'ls -p /usr/lib/zfskit', root]);
  const absent = files.filter((file) => !listed.includes(`/${file}/`));
  if (absent.length > 0) throw new Error(`debugfs did not write ${absent.join(', ')}`);
}

/**
 * @param {string} folder
 * @param {string} name
 */
function removeOthers(folder, name) {
  const parent = join(folder, '..');
  for (const entry of readdirSync(parent)) {
    const path = join(parent, entry);
    if (entry.startsWith(`${name}-`) && path !== folder && !entry.includes('.new-'))
      rmSync(path, { recursive: true });
  }
}

/** @returns {Promise<string>} the mirror this host takes Debian from, if it does */
async function hostMirror() {
  try {
    const listed = await execute('apt-get', [
      'indextargets',
      '--format',
      '$(SITE) $(REPO_URI)',
      'Created-By: Packages',
      'Origin: Debian',
      'Label: Debian',
      'Component: main',
    ]);
    const uri = listed.split('\n')[0]?.split(' ')[1];
    return uri && /^https?:/.test(uri) ? uri.replace(/\/$/, '') : '';
  } catch {
    return '';
  }
}

/** What root built for a person through sudo is that person's. */
async function giveToSudoUser() {
  const { SUDO_UID, SUDO_GID } = process.env;
  if (SUDO_UID && SUDO_GID)
    await execute('chown', ['-R', '-h', `${SUDO_UID}:${SUDO_GID}`, join(cacheFolder(), '..')]);
}
