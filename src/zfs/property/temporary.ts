import type { Release } from '../../ioctl/index.ts';
import { datasetProperties } from './dataset-properties.ts';
import { type DatasetKind, type PropertyDefinition, valuesOf } from './property-definition.ts';
import type { Property } from './read-properties.ts';

/**
 * Mount options that override a property while the filesystem is mounted: what switches it on, what off
 * (`get_numeric_property` in `lib/libzfs/libzfs_dataset.c`, names of Linux in `include/sys/mntent.h`).
 */
const MOUNT_OPTIONS: Readonly<Record<string, { readonly on: string; readonly off: string }>> = {
  atime: { on: 'atime', off: 'noatime' },
  relatime: { on: 'relatime', off: 'norelatime' },
  devices: { on: 'dev', off: 'nodev' },
  exec: { on: 'exec', off: 'noexec' },
  readonly: { on: 'ro', off: 'rw' },
  setuid: { on: 'suid', off: 'nosuid' },
  xattr: { on: 'xattr', off: 'noxattr' },
  nbmand: { on: 'mand', off: 'nomand' },
};

/** Whether a property depends on the mount table. */
export function isTemporary(name: string): boolean {
  return name === 'mounted' || Object.hasOwn(MOUNT_OPTIONS, name);
}

/**
 * Properties as they are in force on a mounted filesystem or snapshot: those that a mount option overrides have the source
 * `temporary`, and `mounted` is added.
 *
 * @param options - undefined where it is not mounted
 */
export function withMountOptions(
  properties: ReadonlyMap<string, Property>,
  options: ReadonlySet<string> | undefined,
  kind: DatasetKind,
  release: Release,
): Map<string, Property> {
  const inForce = new Map(properties);
  if (kind === 'filesystem') {
    inForce.set('mounted', { value: options ? 'on' : 'off', source: { kind: 'none' } });
  }
  for (const [name, { on, off }] of Object.entries(MOUNT_OPTIONS)) {
    const value = properties.get(name)?.value;
    if (!options || value === undefined) continue;
    const definition = definitions[name];
    const values = definition ? Object.entries(valuesOf(definition, release)) : [];
    const isOff = values.some(([word, number]) => word === value && number === 0n);
    const overridden = isOff ? options.has(on) : options.has(off);
    const word = values.find(([, number]) => number === (isOff ? 1n : 0n))?.[0];
    if (overridden && word) inForce.set(name, { value: word, source: { kind: 'temporary' } });
  }
  return inForce;
}

const definitions: Readonly<Record<string, PropertyDefinition>> = datasetProperties;
