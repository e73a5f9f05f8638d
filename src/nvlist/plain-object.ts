/** A list as a plain object: the value of each name, without data types. The last duplicate of a name wins. */
export interface NvObject {
  [name: string]: NvObjectValue;
}

/** Values in an {@link NvObject}: as in `NvValues`, with objects in place of lists. */
export type NvObjectValue =
  | boolean
  | number
  | bigint
  | string
  | boolean[]
  | string[]
  | Uint8Array
  | Int8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | NvObject
  | NvObject[];
