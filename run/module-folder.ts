import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capabilitiesOf, type Transport } from '../src/ioctl/index.ts';
import { FEATURE_DEFINITIONS } from '../src/zfs/pool/feature-table.ts';

/** What `features.kernel` has, from 2.0.0 to 2.4.4 (`zfs_kernel_features` in `module/os/linux/zfs/zfs_sysfs.c`). */
const KERNEL_FEATURES = [
  'com.delphix:vdev_initialize',
  'org.zfsonlinux:vdev_trim',
  'org.openzfs:l2arc_persistent',
] as const;

const guids: Readonly<Record<string, { readonly guid: string } | undefined>> = FEATURE_DEFINITIONS;

/**
 * A folder that stands for `/sys/module/zfs` of a release: its version, and what libzfs looks for there to learn what the module
 * can (`zfs_mod_supported` in `module/zcommon/zfeature_common.c`). Names alone count: what is known of each is left out.
 */
export class ModuleFolder implements Disposable {
  readonly path: string;

  constructor(transport: Transport) {
    this.path = mkdtempSync(join(tmpdir(), 'zfskit-run-'));
    const has = capabilitiesOf(transport);
    const folders: Readonly<Record<string, Iterable<string>>> = {
      'features.kernel': KERNEL_FEATURES,
      'features.pool': [...has.features].map((name) => guids[name]?.guid ?? name),
      'properties.dataset': has.datasetProperties,
      'properties.pool': has.poolProperties,
      // Where this folder is missing, a property counts as there.
      ...(has.vdevProperties.size > 0 && { 'properties.vdev': has.vdevProperties }),
    };
    writeFileSync(join(this.path, 'version'), `${transport.abi.version}\n`);
    // Every module has this one; the names lead to it.
    const empty = join(this.path, 'holders');
    mkdirSync(empty);
    for (const [folder, names] of Object.entries(folders)) {
      const path = join(this.path, folder);
      mkdirSync(path);
      makeFolders(path, [...names], empty);
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/**
 * Makes names that lead to an empty folder: links to one symbolic link, which take a tenth of the time on a disk that hundreds of new
 * folders do. These are made where links are not to be had.
 */
function makeFolders(path: string, names: readonly string[], empty: string): void {
  const [first = ''] = names;
  for (const name of names) {
    try {
      if (name === first) symlinkSync(empty, join(path, name));
      else linkSync(join(path, first), join(path, name));
    } catch {
      mkdirSync(join(path, name));
    }
  }
}
