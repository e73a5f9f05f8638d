import type { datasetProperties } from './dataset-properties.ts';
import type { poolProperties } from './pool-properties.ts';
import type { PropertyDefinition, PropertyTable } from './property-definition.ts';
import type { vdevProperties } from './vdev-properties.ts';

type Names<D extends PropertyDefinition> = D extends { readonly values: infer V }
  ? Extract<keyof V, string>
  : never;

/**
 * A property's value as zfskit returns it: numbers as bigint (bytes, seconds, counts), the rest as text. An index whose
 * number zfskit does not know stays a bigint.
 */
type Output<D extends PropertyDefinition> = D['type'] extends 'number'
  ? bigint
  : D['type'] extends 'index'
    ? Names<D> | bigint
    : D['type'] extends 'names'
      ? readonly string[]
      : D['type'] extends 'numbers'
        ? readonly bigint[]
        : string;

/** A value as zfskit takes it: numbers also as number or as a size (`'10G'`), on and off also as boolean. */
type Input<D extends PropertyDefinition> = D['type'] extends 'number'
  ? bigint | number | string
  : D['type'] extends 'index'
    ? Names<D> | ('on' extends Names<D> ? boolean : never)
    : string;

type Settable<T extends PropertyTable> = {
  [N in keyof T]: T[N]['access'] extends 'readonly' ? never : N;
}[keyof T];

type Inputs<T extends PropertyTable> = { readonly [N in Settable<T>]?: Input<T[N]> | undefined };

/** Name of a native dataset property. */
export type DatasetPropertyName = keyof typeof datasetProperties;

/** Name of a native pool property. */
export type PoolPropertyName = keyof typeof poolProperties;

/** Type of a native dataset property's value: `bigint` for `used`, `'on' | 'off' | 'lz4' | ...` for `compression`. */
export type DatasetPropertyValue<N extends DatasetPropertyName> = Output<(typeof datasetProperties)[N]>;

/** Name of a user property: anything with a colon in it. */
export type UserPropertyName = `${string}:${string}`;

/** Dataset properties to set: native ones by their types, user properties as text. */
export type DatasetPropertyInputs = Inputs<typeof datasetProperties> & {
  readonly [name: UserPropertyName]: string | undefined;
};

/** Pool properties to set: native ones by their types, user properties (since 2.2) as text. */
export type PoolPropertyInputs = Inputs<typeof poolProperties> & {
  readonly [name: UserPropertyName]: string | undefined;
};

/** Type of a native pool property's value. */
export type PoolPropertyValue<N extends PoolPropertyName> = Output<(typeof poolProperties)[N]>;

/** Name of a native vdev property. */
export type VdevPropertyName = keyof typeof vdevProperties;

/** Type of a native vdev property's value. */
export type VdevPropertyValue<N extends VdevPropertyName> = Output<(typeof vdevProperties)[N]>;

/** Vdev properties to set: native ones by their types, user properties as text. */
export type VdevPropertyInputs = Inputs<typeof vdevProperties> & {
  readonly [name: UserPropertyName]: string | undefined;
};
