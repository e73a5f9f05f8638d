import type { DataTypeName } from './types.ts';
import type { NvValues } from './value.ts';

/**
 * The getters by data type. `getX` throws `NVLIST_MISSING` where the name is absent, `findX` gives undefined; both throw
 * `NVLIST_WRONG_TYPE`, with the path, where the name stands for another type (in a list with unique names).
 */
export abstract class ListGetters {
  /** Value of a name and type. */
  abstract get<K extends DataTypeName>(name: string, type: K): NvValues[K];

  /** Value of a name and type, or undefined. */
  abstract find<K extends DataTypeName>(name: string, type: K): NvValues[K] | undefined;

  /** Whether the flag (DATA_TYPE_BOOLEAN) is there. */
  getFlag(name: string): boolean {
    return this.find(name, 'boolean') === true;
  }

  /** The boolean_value under `name`. */
  getBooleanValue(name: string): NvValues['boolean_value'] {
    return this.get(name, 'boolean_value');
  }

  /** The boolean_value under `name`, or undefined. */
  findBooleanValue(name: string): NvValues['boolean_value'] | undefined {
    return this.find(name, 'boolean_value');
  }

  /** The byte under `name`. */
  getByte(name: string): NvValues['byte'] {
    return this.get(name, 'byte');
  }

  /** The byte under `name`, or undefined. */
  findByte(name: string): NvValues['byte'] | undefined {
    return this.find(name, 'byte');
  }

  /** The int8 under `name`. */
  getInt8(name: string): NvValues['int8'] {
    return this.get(name, 'int8');
  }

  /** The int8 under `name`, or undefined. */
  findInt8(name: string): NvValues['int8'] | undefined {
    return this.find(name, 'int8');
  }

  /** The uint8 under `name`. */
  getUint8(name: string): NvValues['uint8'] {
    return this.get(name, 'uint8');
  }

  /** The uint8 under `name`, or undefined. */
  findUint8(name: string): NvValues['uint8'] | undefined {
    return this.find(name, 'uint8');
  }

  /** The int16 under `name`. */
  getInt16(name: string): NvValues['int16'] {
    return this.get(name, 'int16');
  }

  /** The int16 under `name`, or undefined. */
  findInt16(name: string): NvValues['int16'] | undefined {
    return this.find(name, 'int16');
  }

  /** The uint16 under `name`. */
  getUint16(name: string): NvValues['uint16'] {
    return this.get(name, 'uint16');
  }

  /** The uint16 under `name`, or undefined. */
  findUint16(name: string): NvValues['uint16'] | undefined {
    return this.find(name, 'uint16');
  }

  /** The int32 under `name`. */
  getInt32(name: string): NvValues['int32'] {
    return this.get(name, 'int32');
  }

  /** The int32 under `name`, or undefined. */
  findInt32(name: string): NvValues['int32'] | undefined {
    return this.find(name, 'int32');
  }

  /** The uint32 under `name`. */
  getUint32(name: string): NvValues['uint32'] {
    return this.get(name, 'uint32');
  }

  /** The uint32 under `name`, or undefined. */
  findUint32(name: string): NvValues['uint32'] | undefined {
    return this.find(name, 'uint32');
  }

  /** The int64 under `name`. */
  getInt64(name: string): NvValues['int64'] {
    return this.get(name, 'int64');
  }

  /** The int64 under `name`, or undefined. */
  findInt64(name: string): NvValues['int64'] | undefined {
    return this.find(name, 'int64');
  }

  /** The uint64 under `name`. */
  getUint64(name: string): NvValues['uint64'] {
    return this.get(name, 'uint64');
  }

  /** The uint64 under `name`, or undefined. */
  findUint64(name: string): NvValues['uint64'] | undefined {
    return this.find(name, 'uint64');
  }

  /** The double under `name`. */
  getDouble(name: string): NvValues['double'] {
    return this.get(name, 'double');
  }

  /** The double under `name`, or undefined. */
  findDouble(name: string): NvValues['double'] | undefined {
    return this.find(name, 'double');
  }

  /** The hrtime under `name`. */
  getHrtime(name: string): NvValues['hrtime'] {
    return this.get(name, 'hrtime');
  }

  /** The hrtime under `name`, or undefined. */
  findHrtime(name: string): NvValues['hrtime'] | undefined {
    return this.find(name, 'hrtime');
  }

  /** The string under `name`. */
  getString(name: string): NvValues['string'] {
    return this.get(name, 'string');
  }

  /** The string under `name`, or undefined. */
  findString(name: string): NvValues['string'] | undefined {
    return this.find(name, 'string');
  }

  /** The nvlist under `name`. */
  getList(name: string): NvValues['nvlist'] {
    return this.get(name, 'nvlist');
  }

  /** The nvlist under `name`, or undefined. */
  findList(name: string): NvValues['nvlist'] | undefined {
    return this.find(name, 'nvlist');
  }

  /** The boolean_array under `name`. */
  getBooleanArray(name: string): NvValues['boolean_array'] {
    return this.get(name, 'boolean_array');
  }

  /** The boolean_array under `name`, or undefined. */
  findBooleanArray(name: string): NvValues['boolean_array'] | undefined {
    return this.find(name, 'boolean_array');
  }

  /** The byte_array under `name`. */
  getByteArray(name: string): NvValues['byte_array'] {
    return this.get(name, 'byte_array');
  }

  /** The byte_array under `name`, or undefined. */
  findByteArray(name: string): NvValues['byte_array'] | undefined {
    return this.find(name, 'byte_array');
  }

  /** The int8_array under `name`. */
  getInt8Array(name: string): NvValues['int8_array'] {
    return this.get(name, 'int8_array');
  }

  /** The int8_array under `name`, or undefined. */
  findInt8Array(name: string): NvValues['int8_array'] | undefined {
    return this.find(name, 'int8_array');
  }

  /** The uint8_array under `name`. */
  getUint8Array(name: string): NvValues['uint8_array'] {
    return this.get(name, 'uint8_array');
  }

  /** The uint8_array under `name`, or undefined. */
  findUint8Array(name: string): NvValues['uint8_array'] | undefined {
    return this.find(name, 'uint8_array');
  }

  /** The int16_array under `name`. */
  getInt16Array(name: string): NvValues['int16_array'] {
    return this.get(name, 'int16_array');
  }

  /** The int16_array under `name`, or undefined. */
  findInt16Array(name: string): NvValues['int16_array'] | undefined {
    return this.find(name, 'int16_array');
  }

  /** The uint16_array under `name`. */
  getUint16Array(name: string): NvValues['uint16_array'] {
    return this.get(name, 'uint16_array');
  }

  /** The uint16_array under `name`, or undefined. */
  findUint16Array(name: string): NvValues['uint16_array'] | undefined {
    return this.find(name, 'uint16_array');
  }

  /** The int32_array under `name`. */
  getInt32Array(name: string): NvValues['int32_array'] {
    return this.get(name, 'int32_array');
  }

  /** The int32_array under `name`, or undefined. */
  findInt32Array(name: string): NvValues['int32_array'] | undefined {
    return this.find(name, 'int32_array');
  }

  /** The uint32_array under `name`. */
  getUint32Array(name: string): NvValues['uint32_array'] {
    return this.get(name, 'uint32_array');
  }

  /** The uint32_array under `name`, or undefined. */
  findUint32Array(name: string): NvValues['uint32_array'] | undefined {
    return this.find(name, 'uint32_array');
  }

  /** The int64_array under `name`. */
  getInt64Array(name: string): NvValues['int64_array'] {
    return this.get(name, 'int64_array');
  }

  /** The int64_array under `name`, or undefined. */
  findInt64Array(name: string): NvValues['int64_array'] | undefined {
    return this.find(name, 'int64_array');
  }

  /** The uint64_array under `name`. */
  getUint64Array(name: string): NvValues['uint64_array'] {
    return this.get(name, 'uint64_array');
  }

  /** The uint64_array under `name`, or undefined. */
  findUint64Array(name: string): NvValues['uint64_array'] | undefined {
    return this.find(name, 'uint64_array');
  }

  /** The string_array under `name`. */
  getStringArray(name: string): NvValues['string_array'] {
    return this.get(name, 'string_array');
  }

  /** The string_array under `name`, or undefined. */
  findStringArray(name: string): NvValues['string_array'] | undefined {
    return this.find(name, 'string_array');
  }

  /** The nvlist_array under `name`. */
  getListArray(name: string): NvValues['nvlist_array'] {
    return this.get(name, 'nvlist_array');
  }

  /** The nvlist_array under `name`, or undefined. */
  findListArray(name: string): NvValues['nvlist_array'] | undefined {
    return this.find(name, 'nvlist_array');
  }
}
