import { isAtLeast, type Release } from '../../ioctl/index.ts';
import { datasetProperties } from './dataset-properties.ts';
import { type DatasetKind, defaultOf, type PropertyDefinition, valuesOf } from './property-definition.ts';

/**
 * Where a property's value comes from (zfsprops(7)): set here (`local`), `inherited` from the dataset `from`, `received`
 * with a stream, the `default`, `temporary` while it is mounted with an option that says otherwise, or `none` for values
 * that cannot be set.
 */
export interface PropertySource {
  readonly kind: 'local' | 'inherited' | 'received' | 'default' | 'temporary' | 'none';
  /** The ancestor that an inherited value was set on. */
  readonly from?: string;
}

/** A property's value with its source: numbers are bigint, the rest is text or lists. */
export interface Property<V = bigint | string | readonly string[] | readonly bigint[]> {
  readonly value: V;
  readonly source: PropertySource;
}

/** A property as the kernel reports it: `{ value, source }`. */
export type RawProperty = Readonly<Record<string, unknown>>;

/** The kernel's mark for a received value (`ZPROP_SOURCE_VAL_RECVD`). */
const RECEIVED = '$recvd';

const definitions: Readonly<Record<string, PropertyDefinition>> = datasetProperties;

/** Kept inside the filesystem: ZFS_IOC_OBJSET_ZPLPROPS has them, this list does not, and so their absence says nothing. */
const ZPL_PROPERTIES =
  /^(version|utf8only|normalization|casesensitivity|default(user|group|project)(obj)?quota)$/;

/** Whether a property is kept inside the filesystem, where ZFS_IOC_OBJSET_ZPLPROPS reads it. */
export function isZplProperty(name: string): boolean {
  return ZPL_PROPERTIES.test(name);
}

/** Whose properties are read. */
export interface PropertyOwner {
  readonly name: string;
  readonly kind: DatasetKind;
  /** Of a snapshot, what it is a snapshot of; else the same as `kind`. */
  readonly head: 'filesystem' | 'volume';
}

/**
 * One property out of the kernel's list for a dataset, or undefined where the dataset does not have it. Properties that
 * nobody set are not in that list: their defaults, which depend on the release, are filled in.
 */
export function readProperty(
  name: string,
  raw: Readonly<Record<string, RawProperty>>,
  owner: PropertyOwner,
  release: Release,
): Property | undefined {
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (definition && !isPropertyOf(definition, owner, release)) return undefined;
  const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
  const value = given && readValue(given['value'], definition, release);
  const property =
    value === undefined
      ? definition && defaultProperty(name, definition, release)
      : { value, source: readSource(given?.['source'], owner.name, definition) };
  return property && name === 'mountpoint' ? completeMountpoint(property, owner.name) : property;
}

/** All properties of a dataset, in the kernel's order, then the defaults. */
export function readProperties(
  raw: Readonly<Record<string, RawProperty>>,
  owner: PropertyOwner,
  release: Release,
): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const name of new Set([...Object.keys(raw), ...Object.keys(definitions)])) {
    const property = readProperty(name, raw, owner, release);
    if (property) properties.set(name, property);
  }
  return properties;
}

/** The values in a list of properties, without sources and defaults. */
export function readValues(
  raw: Readonly<Record<string, RawProperty>>,
  release: Release,
): Map<string, Property['value']> {
  const values = new Map<string, Property['value']>();
  for (const [name, given] of Object.entries(raw)) {
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    const value = readValue(given['value'], definition, release);
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

/**
 * A snapshot has what snapshots alone have, and what both snapshots and its filesystem or volume have
 * (`zfs_prop_valid_for_type` in `module/zcommon/zfs_prop.c`). The kernel's list holds more.
 */
function isPropertyOf(
  { on = '', kindsSince }: PropertyDefinition,
  { kind, head }: PropertyOwner,
  release: Release,
): boolean {
  const since = kindsSince?.[head];
  const ofHead = on === 'snapshot' || on.includes(head);
  return on.includes(kind) && ofHead && (since === undefined || isAtLeast(release, since));
}

function defaultProperty(
  name: string,
  definition: PropertyDefinition,
  release: Release,
): Property | undefined {
  const value = ZPL_PROPERTIES.test(name) ? undefined : defaultOf(definition, release);
  return value === undefined ? undefined : { value, source: { kind: 'default' } };
}

function readValue(
  value: unknown,
  definition: PropertyDefinition | undefined,
  release: Release,
): Property['value'] | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof BigUint64Array) return [...value];
  if (typeof value === 'object' && value !== null) return Object.keys(value);
  if (typeof value !== 'bigint') return undefined;
  const names = definition?.type === 'index' ? Object.entries(valuesOf(definition, release)) : [];
  return names.find(([, number]) => number === value)?.[0] ?? value;
}

/** The source of a value, out of the kernel's words for it: where it was set, empty for nowhere. */
export function readSource(
  source: unknown,
  dataset: string,
  definition: PropertyDefinition | undefined,
): PropertySource {
  if (typeof source !== 'string') {
    // The kernel gives no source for volsize and the like, which are always set (get_numeric_property in libzfs_dataset.c).
    return { kind: definition?.access === 'default' && definition.type !== 'string' ? 'local' : 'none' };
  }
  if (source === '') return { kind: 'default' };
  if (source.includes(RECEIVED)) return { kind: 'received' };
  return source === dataset ? { kind: 'local' } : { kind: 'inherited', from: source };
}

/** The kernel stores the mount point where it was set; below that, the rest of the name is appended (zfsprops(7)). */
function completeMountpoint(mountpoint: Property, dataset: string): Property {
  const { value, source } = mountpoint;
  if (typeof value !== 'string' || !value.startsWith('/')) return mountpoint;
  const rest = source.kind === 'default' ? dataset : source.from ? dataset.slice(source.from.length + 1) : '';
  return rest === '' ? mountpoint : { value: `${value.replace(/\/$/, '')}/${rest}`, source };
}
