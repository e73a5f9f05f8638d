import { decode, encode, Nvlist } from '../nvlist/index.ts';
import { EngineFailure } from './engine-failure.ts';
import { bind, NULL, type Pointer } from './libzpool.ts';
import { addressOf } from './memory.ts';

const unpack = bind<(bytes: Uint8Array, size: number, list: BigUint64Array, flag: number) => number>(
  'int nvlist_unpack(const uint8_t *buffer, size_t size, _Out_ uint64_t *list, int flag)',
);
const packedSize = bind<(list: Pointer, size: BigUint64Array, encoding: number) => number>(
  'int nvlist_size(void *list, _Out_ uint64_t *size, int encoding)',
);
const pack = bind<
  (list: Pointer, buffer: BigUint64Array, size: BigUint64Array, encoding: number, flag: number) => number
>('int nvlist_pack(void *list, _Inout_ uint64_t *buffer, _Inout_ uint64_t *size, int encoding, int flag)');
const freeList = bind<(list: Pointer) => void>('void nvlist_free(void *list)');

/** `NV_ENCODE_NATIVE`. */
const NATIVE = 0;

/** An nvlist in libnvpair's memory. Dispose of it. */
export class NativeList implements Disposable {
  readonly pointer: Pointer;

  /** Takes over a list that libzpool has made. */
  constructor(pointer: Pointer) {
    this.pointer = pointer;
  }

  /**
   * Makes one of packed bytes or of a list of ours.
   *
   * @throws EngineFailure EINVAL
   */
  static from(list: Uint8Array | Nvlist): NativeList {
    const bytes = list instanceof Nvlist ? encode(list) : list;
    const made = new BigUint64Array(1);
    const errno = unpack(bytes, bytes.length, made, 0);
    if (errno !== 0) throw new EngineFailure(errno);
    return new NativeList(made[0] ?? NULL);
  }

  /** An empty one. */
  static empty(): NativeList {
    return NativeList.from(new Nvlist());
  }

  /** The list, packed in the native encoding. */
  pack(): Uint8Array {
    return packed(this.pointer);
  }

  /** The list as one of ours. */
  read(): Nvlist {
    return decode(this.pack());
  }

  [Symbol.dispose](): void {
    freeList(this.pointer);
  }
}

/** A list that libzpool keeps, packed in the native encoding. */
export function packed(list: Pointer): Uint8Array {
  const size = new BigUint64Array(1);
  const errno = packedSize(list, size, NATIVE);
  if (errno !== 0) throw new EngineFailure(errno);
  const bytes = new Uint8Array(Number(size[0]));
  const failure = packInto(list, bytes, size);
  if (failure !== 0) throw new EngineFailure(failure);
  return bytes;
}

function packInto(list: Pointer, bytes: Uint8Array, size: BigUint64Array): number {
  return pack(list, new BigUint64Array([addressOf(bytes)]), size, NATIVE, 0);
}

/** A list that a function of libzpool writes to its last argument, and that is ours then. */
export function receivedList(get: (list: BigUint64Array) => number): NativeList {
  const list = new BigUint64Array(1);
  const errno = get(list);
  if (errno !== 0) throw new EngineFailure(errno);
  return new NativeList(list[0] ?? NULL);
}
