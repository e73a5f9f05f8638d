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

/**
 * Class of the objects that decoding makes. Its prototype is an empty frozen object without a prototype of its own: so
 * `__proto__`, `constructor` and the like are ordinary names, while the engine keeps the fast form of objects that
 * `Object.create(null)` gives up.
 */
const PlainObject = function PlainObject() {} as unknown as new () => NvObject;
PlainObject.prototype = Object.freeze(Object.create(null)) as NvObject;

/** An empty object in which every name is harmless. */
export function createObject(): NvObject {
  return new PlainObject();
}
