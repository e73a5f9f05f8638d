import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, keyOf, publish } from './cache.mjs';
import { secretPath } from './guest.mjs';
import { findCommand } from './host-packages.mjs';
import { locked } from './lock.mjs';
import { execute } from './subprocess.mjs';

const wanted = ['virtio_pci', 'virtio_blk', 'overlay'];

const init = `#!/bin/busybox sh
/bin/busybox mount -t devtmpfs devtmpfs /dev
while read -r module; do /bin/busybox insmod "/modules/$module"; done < /modules/order
until [ -b /dev/vda ]; do /bin/busybox sleep 0.1; done
/bin/busybox mount -t ext4 -o ro /dev/vda /lower
/bin/busybox mount -t tmpfs tmpfs /upper
/bin/busybox mkdir /upper/files /upper/work
/bin/busybox mount -t overlay -o lowerdir=/lower,upperdir=/upper/files,workdir=/upper/work overlay /root
/bin/busybox cp /secret /root${secretPath}
exec /bin/busybox switch_root /root /usr/lib/zfskit/init
`;

/**
 * The initial RAM disk for a runner whose disks the kernel has no driver built in for, and whose root disk cannot be
 * written to: what the guest writes there stays in its memory.
 *
 * @param {import('./image.mjs').Image} image
 * @returns {Promise<string>}
 */
export async function openInitrd(image) {
  const { suite, kernel, kernelPackage } = image.manifest;
  const key = keyOf(kernel, kernelPackage, readFileSync(fileURLToPath(import.meta.url)));
  const folder = join(cacheFolder(), 'initrd', `${suite}-${key}`);
  const path = join(folder, 'initrd');
  if (existsSync(path)) return path;
  await locked('initrd', async () => {
    if (!existsSync(path)) await publish(folder, (temporary) => fill(image, temporary));
  });
  return path;
}

/**
 * @param {import('./image.mjs').Image} image
 * @param {string} folder
 */
async function fill(image, folder) {
  const modules = `/usr/lib/modules/${image.manifest.kernel}`;
  const order = modulesInOrder(await execute('debugfs', ['-R', `cat ${modules}/modules.dep`, image.root]));
  const entries = ['bin', 'dev', 'lower', 'modules', 'root', 'upper'].map(folderEntry);
  entries.push(fileEntry('init', Buffer.from(init), 0o755));
  entries.push(fileEntry('modules/order', Buffer.from(order.map((name) => `${basename(name)}\n`).join(''))));
  for (const name of order) {
    const copy = join(folder, basename(name));
    await execute('debugfs', ['-R', `dump ${modules}/${name} ${basename(name)}`, image.root], {
      cwd: folder,
    });
    entries.push(fileEntry(`modules/${basename(name)}`, readFileSync(copy)));
  }
  entries.push(...(await busyboxEntries()));
  writeFileSync(join(folder, 'initrd'), archive(entries));
}

/**
 * @param {string} dependencies Text of a `modules.dep`.
 * @returns {string[]} the wanted modules that are not built in, each behind what it needs
 */
export function modulesInOrder(dependencies) {
  const needs = new Map(
    dependencies
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', list = ''] = line.split(':');
        return [name, list.trim().split(' ').filter(Boolean)];
      }),
  );
  /** @type {string[]} */
  const order = [];
  const add = (/** @type {string} */ name) => {
    for (const need of needs.get(name) ?? []) add(need);
    if (!order.includes(name)) order.push(name);
  };
  for (const name of wanted) {
    const path = [...needs.keys()].find((key) => basename(key) === `${name}.ko`);
    if (path) add(path);
  }
  return order;
}

async function busyboxEntries() {
  const busybox = findCommand('busybox') ?? 'busybox';
  const entries = [fileEntry('bin/busybox', readFileSync(busybox), 0o755)];
  // Not every busybox is linked statically.
  const libraries = await execute('ldd', [busybox]).catch(() => '');
  const folders = new Set(['bin']);
  for (const [, path = ''] of libraries.matchAll(/(?:=> |^\s*)\/(\S+) \(0x/gm)) {
    const parts = dirname(path).split('/');
    for (let depth = 1; depth <= parts.length; depth++) {
      const parent = parts.slice(0, depth).join('/');
      if (!folders.has(parent)) entries.push(folderEntry(parent));
      folders.add(parent);
    }
    entries.push(fileEntry(path, readFileSync(`/${path}`), 0o755));
  }
  return entries;
}

/**
 * What to append to the initial RAM disk so that the guest finds the secret in its root.
 *
 * @param {Buffer} secret
 */
export function secretArchive(secret) {
  return archive([fileEntry('secret', secret, 0o600)]);
}

/** @param {Buffer[]} entries */
function archive(entries) {
  return Buffer.concat([...entries, entry('TRAILER!!!', 0, Buffer.alloc(0))]);
}

/** @param {string} name */
function folderEntry(name) {
  return entry(name, 0o040755, Buffer.alloc(0));
}

/**
 * @param {string} name
 * @param {Buffer} data
 * @param {number} [mode]
 */
function fileEntry(name, data, mode = 0o644) {
  return entry(name, 0o100000 | mode, data);
}

/**
 * One entry of a cpio archive in the format that Linux reads (newc).
 *
 * @param {string} name
 * @param {number} mode
 * @param {Buffer} data
 */
export function entry(name, mode, data) {
  const bytes = Buffer.from(`${name}\0`);
  const fields = [0, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, bytes.length, 0];
  const header = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`;
  const padding = (/** @type {number} */ length) => Buffer.alloc(-length & 3);
  const headerBytes = header.length + bytes.length;
  return Buffer.concat([Buffer.from(header), bytes, padding(headerBytes), data, padding(data.length)]);
}
