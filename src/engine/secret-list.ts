import { encode, type Nvlist } from '../nvlist/index.ts';
import { bind, type Pointer } from './libzpool.ts';
import { memoryAt } from './memory.ts';
import { NativeList } from './native-list.ts';

const lookup = bind<(list: Pointer, name: string, bytes: BigUint64Array, count: Uint32Array) => number>(
  'int nvlist_lookup_uint8_array(void *list, const char *name, _Inout_ uint64_t *data, _Inout_ uint32_t *count)',
);

const KEY = 'wkeydata';

/** The `hidden_args` of an ioctl in libnvpair's memory. The wrapping key in it is overwritten afterwards. */
export class SecretList implements Disposable {
  readonly #list: NativeList;

  /**
   * @param hidden - is used up: its key is overwritten
   * @throws EngineFailure EINVAL
   */
  constructor(hidden: Nvlist) {
    const bytes = encode(hidden);
    wipeKey(hidden);
    try {
      this.#list = NativeList.from(bytes);
    } finally {
      bytes.fill(0);
    }
  }

  get pointer(): Pointer {
    return this.#list.pointer;
  }

  [Symbol.dispose](): void {
    const address = new BigUint64Array(1);
    const count = new Uint32Array(1);
    if (lookup(this.pointer, KEY, address, count) === 0) memoryAt(address[0] ?? 0n, count[0] ?? 0).fill(0);
    this.#list[Symbol.dispose]();
  }
}

/** Overwrites the wrapping key of `hidden_args`. */
export function wipeKey(hidden: Nvlist | undefined): void {
  const key = hidden?.findTyped(KEY);
  if (key?.type === 'uint8_array') (key.value as Uint8Array).fill(0);
}
