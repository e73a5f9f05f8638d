import { isAtLeast, type Release, ZfsError } from '../../ioctl/index.ts';
import { datasetProperties } from './dataset-properties.ts';
import { poolProperties } from './pool-properties.ts';
import {
  type DatasetKind,
  kindsOf,
  type NumberRange,
  type PropertyDefinition,
  type PropertyTable,
  rangeOf,
  settableValuesOf,
} from './property-definition.ts';
import { parseSize } from './size.ts';
import { vdevProperties } from './vdev-properties.ts';

/** Longest property value in bytes (`ZAP_MAXVALUELEN` 8192, less the NUL). */
const MAX_PROPERTY_VALUE_BYTES = 8191;

/** Longest user property name in bytes (`ZAP_MAXNAMELEN` 256, less the NUL). */
const MAX_USER_PROPERTY_NAME_BYTES = 255;

/** What a set of properties is checked against. */
export interface PropertyContext {
  readonly table: PropertyTable;
  readonly release: Release;
  /** The pool or dataset, for messages. */
  readonly subject: string;
  /** The kind of dataset, where it is known; a native property that this kind does not have is refused. */
  readonly kind?: string | undefined;
  /** Properties that can only be given at creation are accepted. */
  readonly creating: boolean;
  readonly userProperties: boolean;
}

/** The context of properties to set on a dataset. */
export function datasetContext(
  facts: Pick<PropertyContext, 'release' | 'subject' | 'creating'> & { readonly kind?: string | undefined },
): PropertyContext {
  return { ...facts, table: datasetProperties, userProperties: true };
}

/** The context of properties to set on a pool; user properties since 2.2 (`spa_prop_validate` in `module/zfs/spa.c`). */
export function poolContext(
  facts: Pick<PropertyContext, 'release' | 'subject' | 'creating'>,
): PropertyContext {
  return { ...facts, table: poolProperties, userProperties: isAtLeast(facts.release, '2.2.0') };
}

/** The context of properties to set on a vdev. */
export function vdevContext(facts: Pick<PropertyContext, 'release' | 'subject'>): PropertyContext {
  return { ...facts, table: vdevProperties, creating: false, userProperties: true };
}

/**
 * Turns property values into what the kernel takes, uint64 or string, and refuses what it could not understand.
 * A property whose value is undefined is left out.
 *
 * @throws ZfsError `ZFSKIT_INVALID_PROPERTY`
 */
export function encodeProperties(
  properties: object,
  context: PropertyContext,
): Record<string, bigint | string> {
  const encoded: Record<string, bigint | string> = Object.create(null);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    encoded[name] = name.includes(':') ? userValue(name, value, context) : nativeValue(name, value, context);
  }
  return encoded;
}

/**
 * Refuses a property name that cannot be set or inherited here.
 *
 * @throws ZfsError `ZFSKIT_INVALID_PROPERTY`
 */
export function checkPropertyName(name: string, context: PropertyContext): void {
  if (name.includes(':')) checkUserPropertyName(name, context);
  else settable(name, context);
}

function userValue(name: string, value: unknown, context: PropertyContext): string {
  checkUserPropertyName(name, context);
  return text(name, value, context);
}

/**
 * Refuses a name that no user property can have: 255 bytes, lower-case letters, digits, `:`, `.`, `_` and `-`.
 *
 * @throws ZfsError `ZFSKIT_INVALID_PROPERTY`
 */
export function checkUserPropertyName(name: string, context: PropertyContext): void {
  if (!context.userProperties) refuse(name, 'user properties are not possible here', context);
  if (!/^[a-z0-9:._-]+$/.test(name)) {
    refuse(name, 'a user property name has only lower-case letters, digits, ":", ".", "_" and "-"', context);
  }
  if (name.length > MAX_USER_PROPERTY_NAME_BYTES) {
    refuse(name, `the name is longer than ${MAX_USER_PROPERTY_NAME_BYTES} bytes`, context);
  }
}

function nativeValue(name: string, value: unknown, context: PropertyContext): bigint | string {
  const definition = settable(name, context);
  switch (definition.type) {
    case 'number':
      return number(name, value, definition, context);
    case 'index':
      return index(name, value, definition, context);
    case 'string':
      return path(name, text(name, value, context), definition, context);
    default:
      return refuse(name, 'it cannot be set', context);
  }
}

function settable(name: string, context: PropertyContext): PropertyDefinition {
  const definition = Object.hasOwn(context.table, name) ? context.table[name] : undefined;
  if (!definition)
    return refuse(name, 'there is no such property (a user property has a colon in its name)', context);
  if (definition.since && !isAtLeast(context.release, definition.since)) {
    refuse(
      name,
      `it exists since OpenZFS ${definition.since}, this module is ${context.release.join('.')}`,
      context,
    );
  }
  if (definition.access === 'readonly') refuse(name, 'it is read-only', context);
  if (!context.creating && definition.access.startsWith('onetime')) {
    refuse(name, 'it can only be set at creation', context);
  }
  const kind = context.kind as DatasetKind | undefined;
  if (kind && definition.on && !kindsOf(definition, context.release).includes(kind)) {
    refuse(name, `a ${kind} does not have it`, context);
  }
  return definition;
}

function number(
  name: string,
  value: unknown,
  definition: PropertyDefinition,
  context: PropertyContext,
): bigint {
  if (value === 'none' && definition.none !== undefined) return definition.none;
  const exact =
    typeof value === 'string'
      ? parseSize(value)
      : typeof value === 'bigint'
        ? value
        : typeof value === 'number' && Number.isSafeInteger(value)
          ? BigInt(value)
          : undefined;
  if (exact === undefined || exact < 0n || exact >= 1n << 64n) {
    return refuse(
      name,
      `a bigint, a whole number or a size such as '10G' is needed, not ${shown(value)}`,
      context,
    );
  }
  const { min, max, powerOfTwo }: NumberRange = rangeOf(definition, context.release) ?? {
    min: 0n,
    max: exact,
  };
  if (exact < min || exact > max || (powerOfTwo && (exact & (exact - 1n)) !== 0n)) {
    return refuse(
      name,
      `a ${powerOfTwo ? 'power of two' : 'number'} from ${min} to ${max} is needed, not ${exact}`,
      context,
    );
  }
  return exact;
}

function index(
  name: string,
  value: unknown,
  definition: PropertyDefinition,
  context: PropertyContext,
): bigint {
  const values = settableValuesOf(definition, context.release);
  const word = typeof value === 'boolean' ? (value ? 'on' : 'off') : value;
  const found = typeof word === 'string' && Object.hasOwn(values, word) ? values[word] : undefined;
  return (
    found ?? refuse(name, `one of ${Object.keys(values).join(', ')} is needed, not ${shown(value)}`, context)
  );
}

function path(name: string, value: string, definition: PropertyDefinition, context: PropertyContext): string {
  const words = definition.path;
  if (!words || value.startsWith('/') || words.includes(value)) return value;
  const others = words.filter((word) => word !== '').map((word) => `, or ${word}`);
  return refuse(name, `an absolute path${others.join('')} is needed, not ${shown(value)}`, context);
}

function text(name: string, value: unknown, context: PropertyContext): string {
  if (typeof value !== 'string') return refuse(name, `a string is needed, not ${shown(value)}`, context);
  if (value.includes('\0')) refuse(name, 'the value contains a NUL character', context);
  const bytes = new TextEncoder().encode(value).length;
  if (bytes > MAX_PROPERTY_VALUE_BYTES) {
    refuse(name, `the value has ${bytes} bytes, at most ${MAX_PROPERTY_VALUE_BYTES} are possible`, context);
  }
  return value;
}

function shown(value: unknown): string {
  const words = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return words.length > 60 ? `${words.slice(0, 60)}...` : words;
}

function refuse(name: string, why: string, context: PropertyContext): never {
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_PROPERTY',
    message: `${context.subject}: property ${JSON.stringify(name.slice(0, 80))}: ${why}`,
    subject: context.subject,
  });
}
