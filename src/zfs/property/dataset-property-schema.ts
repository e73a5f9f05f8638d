import { parseRelease, type Release, ZfsError } from '../../ioctl/index.ts';
import { datasetProperties } from './dataset-properties.ts';
import {
  type DatasetKind,
  defaultOf,
  existsIn,
  kindsOf,
  type NumberRange,
  type PropertyDefinition,
  type PropertyTable,
  rangeOf,
  settableValuesOf,
} from './property-definition.ts';
import type { DatasetPropertyName } from './property-values.ts';

/** A native property as one release has it. */
export interface PropertySchema<N extends string = string> {
  readonly name: N;
  /** `number` is a uint64, `index` one of `values`, `names` a set of names, `numbers` several uint64. */
  readonly type: PropertyDefinition['type'];
  /** Whether it can be set: `always`, `at creation` of the dataset alone, or `never`. */
  readonly settable: 'always' | 'at creation' | 'never';
  /** Whether descendants inherit it. */
  readonly inheritable: boolean;
  /** What holds where nothing was set; undefined where there is no such value. */
  readonly default: bigint | string | undefined;
  /** The names that an `index` takes; of two that mean the same, the first is the one that is shown. */
  readonly values: readonly string[] | undefined;
  /** What a `number` may be, where more than 64 bits limits it. */
  readonly range: NumberRange | undefined;
  /** Words that stand for a value: `none`, `auto`, `legacy`. */
  readonly words: readonly string[];
  /** First release that has it; `2.0.0` stands for that and everything before. */
  readonly since: string;
  /** Left out of the lists that the commands print. */
  readonly hidden: boolean;
}

/** A native dataset property as one release has it. */
export interface DatasetPropertySchema extends PropertySchema<DatasetPropertyName> {
  /** What can have it. A snapshot has it only if the filesystem or volume that it is of has it too. */
  readonly kinds: readonly DatasetKind[];
}

/**
 * The native properties that datasets have in a release, by name, in the order of the kernel's table. No kernel is asked.
 * Facts: `module/zcommon/zfs_prop.c` of each release; in the tests compared with what `zfs get` and
 * `/sys/module/zfs/properties.dataset` say.
 *
 * @param release - such as `'2.3.9'` or `[2, 3, 9]`; `zfs.transport.abi.release` is that of the loaded module
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when it is no release
 */
export function datasetPropertySchema(
  release: string | Release,
): ReadonlyMap<DatasetPropertyName, DatasetPropertySchema> {
  const parsed = releaseOf(release);
  const schema = tableSchema<DatasetPropertyName>(datasetProperties, parsed);
  const kindsIn = (name: DatasetPropertyName) => kindsOf(datasetProperties[name], parsed);
  return new Map([...schema].map(([name, facts]) => [name, { ...facts, kinds: kindsIn(name) }]));
}

/**
 * A release that was given as text or as numbers.
 *
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` when it is no release
 */
export function releaseOf(release: string | Release): Release {
  const parsed = typeof release === 'string' ? parseRelease(release) : release;
  if (parsed) return parsed;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `${JSON.stringify(release)} is no release: '2.3.9' is one`,
  });
}

/** What a table says of the properties that a release has. */
export function tableSchema<N extends string>(
  table: PropertyTable,
  release: Release,
): Map<N, PropertySchema<N>> {
  const entries = Object.entries(table) as [N, PropertyDefinition][];
  return new Map(
    entries
      .filter(([, definition]) => existsIn(definition, release))
      .map(([name, definition]) => [name, schemaOf(name, definition, release)]),
  );
}

const SETTABLE = {
  default: 'always',
  inherit: 'always',
  onetime: 'at creation',
  onetime_default: 'at creation',
  readonly: 'never',
} as const;

function schemaOf<N extends string>(
  name: N,
  definition: PropertyDefinition,
  release: Release,
): PropertySchema<N> {
  const { type, access } = definition;
  return {
    name,
    type,
    settable: SETTABLE[access],
    inheritable: access === 'inherit' || access === 'onetime',
    default: defaultOf(definition, release),
    values: type === 'index' ? Object.keys(settableValuesOf(definition, release)) : undefined,
    range: rangeOf(definition, release),
    words: wordsOf(definition),
    since: definition.since ?? '2.0.0',
    hidden: definition.hidden ?? false,
  };
}

function wordsOf({ none, auto, path }: PropertyDefinition): readonly string[] {
  return [...(none === undefined ? [] : ['none']), ...(auto ? ['auto'] : []), ...(path ?? [])];
}
