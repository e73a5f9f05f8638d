import type { Release } from '../../ioctl/index.ts';
import {
  defaultOf,
  existsIn,
  type PropertyDefinition,
  type PropertyTable,
  valuesOf,
} from './property-definition.ts';
import type { Property, PropertySource, RawProperty } from './read-properties.ts';

/** `zprop_source_t` (`include/sys/fs/zfs.h`). */
const SOURCES = new Map<bigint, PropertySource['kind']>([
  [1n, 'none'],
  [2n, 'default'],
  [4n, 'temporary'],
  [8n, 'local'],
  [16n, 'inherited'],
  [32n, 'received'],
]);

/** `ZPROP_BOOLEAN_NA`: the answer to a question that is none for this vdev. */
const NOT_APPLICABLE = 2n;

/**
 * One property out of what the kernel reports of a pool or vdev, or the default where it reports none; undefined where there is
 * neither.
 */
export function readReported(
  name: string,
  raw: Readonly<Record<string, RawProperty>>,
  table: PropertyTable,
  release: Release,
): Property | undefined {
  const definition = Object.hasOwn(table, name) ? table[name] : undefined;
  const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
  const value = given?.['value'];
  if (typeof value !== 'bigint' && typeof value !== 'string') {
    const standard = definition && defaultOf(definition, release);
    return standard === undefined ? undefined : { value: standard, source: { kind: 'default' } };
  }
  if (definition?.type === 'index' && value === NOT_APPLICABLE && isSwitch(definition)) return undefined;
  const kind = SOURCES.get(BigInt((given?.['source'] as bigint | undefined) ?? 1n)) ?? 'none';
  return { value: nameOf(value, definition, release), source: { kind } };
}

/** All properties that the kernel reports, then those of the table that it does not. */
export function readAllReported(
  raw: Readonly<Record<string, RawProperty>>,
  table: PropertyTable,
  release: Release,
): Map<string, Property> {
  const known = Object.keys(table).filter((name) => existsIn(table[name] as PropertyDefinition, release));
  const properties = new Map<string, Property>();
  for (const name of new Set([...known, ...Object.keys(raw)])) {
    const property = readReported(name, raw, table, release);
    if (property) properties.set(name, property);
  }
  return properties;
}

function isSwitch({ values = {} }: PropertyDefinition): boolean {
  return !Object.values(values).includes(NOT_APPLICABLE);
}

function nameOf(
  value: bigint | string,
  definition: PropertyDefinition | undefined,
  release: Release,
): bigint | string {
  if (definition?.type !== 'index') return value;
  const found = Object.entries(valuesOf(definition, release)).find(([, number]) => number === value);
  return found?.[0] ?? value;
}
