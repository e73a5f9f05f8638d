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
 * - `on`: dataset kinds that have it, separated by spaces (dataset properties only)
 * - `default`: what holds where nothing was set; `earlier`: `[release, value]`, the default before that release
 * - `since`: first OpenZFS release, when later than 2.0.0
 * - `values`: names and numbers of an `index`; where two names share a number, the first is the one that is shown;
 *   `earlierValues`: `[release, values]`, what held before that release
 * - `range`: what a number may be; the kernel itself does not check this for all properties, and a `recordsize` that is no
 *   power of two makes it panic later. `powerOfTwo` numbers may be 0 as well where `min` is 0
 * - `none`: the number that `none` stands for
 * - `path`: the text is an absolute path or one of these words
 */
export interface PropertyDefinition {
  readonly type: 'number' | 'index' | 'string' | 'names' | 'numbers';
  readonly access: 'default' | 'inherit' | 'onetime' | 'onetime_default' | 'readonly';
  readonly on?: string;
  readonly default?: bigint | string;
  readonly earlier?: readonly (readonly [before: string, value: bigint | string])[];
  readonly since?: string;
  readonly values?: Readonly<Record<string, bigint>>;
  readonly earlierValues?: readonly (readonly [before: string, values: Readonly<Record<string, bigint>>])[];
  readonly range?: { readonly min: bigint; readonly max: bigint; readonly powerOfTwo?: true };
  readonly none?: bigint;
  readonly path?: readonly string[];
}

/** Native properties by name. */
export type PropertyTable = Readonly<Record<string, PropertyDefinition>>;

/** The names and numbers that an `index` has in a release. */
export function valuesOf(definition: PropertyDefinition, release: Release): Readonly<Record<string, bigint>> {
  return forRelease(definition.earlierValues, release) ?? definition.values ?? {};
}

/** The value that holds where nothing was set, or undefined where there is none in this release. */
export function defaultOf(definition: PropertyDefinition, release: Release): bigint | string | undefined {
  if (definition.since && !isAtLeast(release, definition.since)) return undefined;
  return forRelease(definition.earlier, release) ?? definition.default;
}

function forRelease<T>(
  earlier: readonly (readonly [before: string, T])[] | undefined,
  release: Release,
): T | undefined {
  return earlier?.find(([before]) => !isAtLeast(release, before))?.[1];
}
