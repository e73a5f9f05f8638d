import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    const version = join(this.path, 'version');
    writeFileSync(version, `${transport.abi.version}\n`);
    for (const [folder, names] of Object.entries(folders)) {
      mkdirSync(join(this.path, folder));
      for (const name of names) makeName(join(this.path, folder, name), version);
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Of something that is there already: on a disk, hundreds of new folders take a tenth of a second, where links are not to be had. */
function makeName(path: string, file: string): void {
  try {
    linkSync(file, path);
  } catch {
    mkdirSync(path);
  }
}
