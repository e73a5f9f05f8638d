import { isAtLeast, type Release } from '../../ioctl/index.ts';

/** What can have a dataset property. */
export type DatasetKind = 'filesystem' | 'volume' | 'snapshot' | 'bookmark';

/**
 * One native property, as data.
 *
 * - `type`: `number` is a uint64, `index` one of `values`, `string` free text, `names` a set of names, `numbers` several
 *   uint64
 * - `access`: `default` settable, not inherited; `inherit` settable and inherited; `onetime` only at creation, inherited
 *   then; `onetime_default` only at creation; `readonly` never settable
 * - `on`: dataset kinds that have it, separated by spaces (dataset properties only); `kindsSince`: first release of those
 *   that came later than the property
 * - `default`: what holds where nothing was set; `earlier`: `[release, value]`, the default before that release
 * - `since`: first OpenZFS release, when later than 2.0.0
 * - `values`: names and numbers of an `index`; where two names share a number, the first is the one that is shown;
 *   `earlierValues`: `[release, values]`, what held before that release; `valuesSince`: first release of those that came
 *   later than the property
 * - `range`: what a number may be; the kernel itself does not check this for all properties, and a `recordsize` that is no
 *   power of two makes it panic later. `powerOfTwo` numbers may be 0
 *   as well where `min` is 0; `earlierRange`: `[release, range]`, what held before that release
 * - `none`: the number that `none` stands for; `auto`: `auto` is a value as well, which the kernel does not know
 * - `path`: the text is an absolute path or one of these words
 * - `hidden`: not in the lists that the commands print
 */
export interface PropertyDefinition {
  readonly type: 'number' | 'index' | 'string' | 'names' | 'numbers';
  readonly access: 'default' | 'inherit' | 'onetime' | 'onetime_default' | 'readonly';
  readonly on?: string;
  readonly kindsSince?: { readonly [K in DatasetKind]?: string };
  readonly default?: bigint | string;
  readonly earlier?: readonly (readonly [before: string, value: bigint | string])[];
  readonly since?: string;
  readonly values?: Readonly<Record<string, bigint>>;
  readonly earlierValues?: readonly (readonly [before: string, values: Readonly<Record<string, bigint>>])[];
  readonly valuesSince?: Readonly<Record<string, string>>;
  readonly range?: NumberRange;
  readonly earlierRange?: readonly (readonly [before: string, range: NumberRange])[];
  readonly none?: bigint;
  readonly auto?: true;
  readonly path?: readonly string[];
  readonly hidden?: true;
}

/** What a number may be, both ends included. */
export interface NumberRange {
  readonly min: bigint;
  readonly max: bigint;
  readonly powerOfTwo?: true;
}

/** Native properties by name. */
export type PropertyTable = Readonly<Record<string, PropertyDefinition>>;

/** Whether a release has the property. */
export function existsIn({ since }: PropertyDefinition, release: Release): boolean {
  return since === undefined || isAtLeast(release, since);
}

/** The names and numbers that an `index` has in a release. */
export function valuesOf(definition: PropertyDefinition, release: Release): Readonly<Record<string, bigint>> {
  return forRelease(definition.earlierValues, release) ?? definition.values ?? {};
}

/** The names and numbers of an `index` that can be set in a release. */
export function settableValuesOf(
  definition: PropertyDefinition,
  release: Release,
): Readonly<Record<string, bigint>> {
  const values = valuesOf(definition, release);
  const since = definition.valuesSince;
  if (!since) return values;
  const known = Object.entries(values).filter(([name]) => isAtLeast(release, since[name] ?? '0.0.0'));
  return Object.fromEntries(known);
}

/** Dataset kinds that have a property in a release. */
export function kindsOf(definition: PropertyDefinition, release: Release): readonly DatasetKind[] {
  const kinds = (definition.on?.split(' ') ?? []) as DatasetKind[];
  const since = definition.kindsSince;
  return since ? kinds.filter((kind) => isAtLeast(release, since[kind] ?? '0.0.0')) : kinds;
}

/** What a number may be in a release; undefined where nothing but 64 bits limits it. */
export function rangeOf(definition: PropertyDefinition, release: Release): NumberRange | undefined {
  return forRelease(definition.earlierRange, release) ?? definition.range;
}

/** The value that holds where nothing was set, or undefined where there is none in this release. */
export function defaultOf(definition: PropertyDefinition, release: Release): bigint | string | undefined {
  if (!existsIn(definition, release)) return undefined;
  return forRelease(definition.earlier, release) ?? definition.default;
}

function forRelease<T>(
  earlier: readonly (readonly [before: string, T])[] | undefined,
  release: Release,
): T | undefined {
  return earlier?.find(([before]) => !isAtLeast(release, before))?.[1];
}
