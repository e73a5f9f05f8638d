import koffi from 'koffi';
import { DATA_TYPE, type Nvlist, type NvPair } from '../../src/nvlist/index.ts';
import { libnvpairFolder } from './libnvpair-folder.ts';

/** An `nvlist_t *` of libnvpair. */
export type Handle = object;

const NV_ENCODE = { native: 0, xdr: 1 } as const;

/** What of libnvpair the tests call, in this process. */
export class Libnvpair {
  private readonly lib = koffi.load(`${libnvpairFolder()}/lib/libnvpair.so.3`);
  private readonly libc = koffi.load('libc.so.6');
  private readonly free = this.libc.func('void free(void *)');
  private readonly alloc = this.lib.func('int nvlist_alloc(_Out_ void **list, uint flag, int kmflag)');
  private readonly nvlistFree = this.lib.func('void nvlist_free(void *list)');
  private readonly nvlistPack = this.lib.func(
    'int nvlist_pack(void *list, _Inout_ void **buffer, _Out_ size_t *size, int encoding, int kmflag)',
  );
  private readonly nvlistSize = this.lib.func(
    'int nvlist_size(void *list, _Out_ size_t *size, int encoding)',
  );
  private readonly nvlistUnpack = this.lib.func(
    'int nvlist_unpack(const uint8_t *buffer, size_t size, _Out_ void **list, int kmflag)',
  );
  private readonly openMemstream = this.libc.func('void *open_memstream(void *buffer, void *size)');
  private readonly fclose = this.libc.func('int fclose(void *stream)');
  private readonly printJson = this.lib.func('int nvlist_print_json(void *stream, void *list)');
  private readonly print = this.lib.func('void nvlist_print(void *stream, void *list)');
  private readonly setlocale = this.libc.func('const char *setlocale(int category, const char *locale)');
  private readonly adders = new Map<string, (...args: unknown[]) => number>();

  constructor() {
    this.setlocale(6, 'C.UTF-8');
  }

  /** Builds the same list with libnvpair, pair after pair. The caller frees it. */
  build(list: Nvlist): Handle {
    const out: [Handle | null] = [null];
    check('nvlist_alloc', this.alloc(out, list.flags, 0));
    const handle = out[0] as Handle;
    for (const pair of list) check(`nvlist_add ${pair.type}`, this.add(handle, pair));
    return handle;
  }

  /** Adds a pair; gives the errno. */
  add(handle: Handle, pair: NvPair): number {
    const name = cString(pair.name);
    const add = this.adder(pair);
    if (pair.type === 'boolean') return add(handle, name);
    if (pair.type === 'nvlist') {
      const child = this.build(pair.value);
      const errno = add(handle, name, child);
      this.release(child);
      return errno;
    }
    if (pair.type === 'nvlist_array') {
      const children = pair.value.map((child) => this.build(child));
      const errno = add(handle, name, children, children.length);
      for (const child of children) this.release(child);
      return errno;
    }
    if (pair.type === 'string_array') return add(handle, name, pair.value.map(cString), pair.value.length);
    if (pair.type === 'string') return add(handle, name, cString(pair.value));
    if (pair.type === 'boolean_array')
      return add(handle, name, Int32Array.from(pair.value, Number), pair.value.length);
    if (pair.type === 'boolean_value') return add(handle, name, pair.value ? 1 : 0);
    if (typeof pair.value === 'object') return add(handle, name, pair.value, pair.value.length);
    return add(handle, name, pair.value);
  }

  private adder(pair: NvPair): (...args: unknown[]) => number {
    const known = this.adders.get(pair.type);
    if (known !== undefined) return known;
    const call = this.lib.func(
      `int nvlist_add_${pair.type}(void *list, const uint8_t *name${argument(pair)})`,
    );
    this.adders.set(pair.type, call as (...args: unknown[]) => number);
    return call as (...args: unknown[]) => number;
  }

  /** `nvlist_pack`. */
  pack(handle: Handle, encoding: 'native' | 'xdr'): Uint8Array {
    const buffer: [Handle | null] = [null];
    const size: [number] = [0];
    check('nvlist_pack', this.nvlistPack(handle, buffer, size, NV_ENCODE[encoding], 0));
    const bytes = new Uint8Array(
      koffi.decode(buffer[0] as never, koffi.array('uint8_t', size[0])) as Uint8Array,
    );
    this.free(buffer[0]);
    return bytes;
  }

  /** `nvlist_size`. */
  size(handle: Handle, encoding: 'native' | 'xdr'): number {
    const size: [number] = [0];
    check('nvlist_size', this.nvlistSize(handle, size, NV_ENCODE[encoding]));
    return size[0];
  }

  /** `nvlist_unpack`; gives the errno where it refuses. */
  unpack(bytes: Uint8Array): Handle | number {
    const out: [Handle | null] = [null];
    const errno = this.nvlistUnpack(bytes, bytes.length, out, 0) as number;
    return errno === 0 ? (out[0] as Handle) : errno;
  }

  /** `nvlist_free`. */
  release(handle: Handle): void {
    this.nvlistFree(handle);
  }

  /** What `nvlist_print_json` prints, or undefined where it fails. */
  json(handle: Handle): string | undefined {
    return this.capture((stream) => this.printJson(stream, handle) as number);
  }

  /** What `nvlist_print` prints. */
  text(handle: Handle): string {
    return this.capture((stream) => {
      this.print(stream, handle);
      return 0;
    }) as string;
  }

  private capture(write: (stream: unknown) => number): string | undefined {
    const buffer = koffi.alloc('void *', 1);
    const size = koffi.alloc('size_t', 1);
    const stream = this.openMemstream(buffer, size);
    const result = write(stream);
    this.fclose(stream);
    const start: unknown = koffi.decode(buffer, 'void *');
    const length = Number(koffi.decode(size, 'size_t'));
    const bytes = koffi.decode(start as never, koffi.array('uint8_t', length)) as Uint8Array;
    this.free(start);
    return result === 0 ? Buffer.from(bytes).toString('utf8') : undefined;
  }
}

const C_TYPE: Readonly<Record<string, string>> = {
  byte: 'uint8_t',
  boolean_value: 'int32_t',
  boolean: 'int32_t',
  hrtime: 'int64_t',
  double: 'double',
};

function argument(pair: NvPair): string {
  if (pair.type === 'boolean') return '';
  if (pair.type === 'nvlist') return ', void *value';
  if (pair.type === 'nvlist_array') return ', void **value, uint count';
  if (pair.type === 'string') return ', const uint8_t *value';
  if (pair.type === 'string_array') return ', const uint8_t **value, uint count';
  const element = pair.type.replace('_array', '');
  const type = C_TYPE[element] ?? `${element}_t`;
  return pair.type.endsWith('_array') ? `, ${type} *value, uint count` : `, ${type} value`;
}

/** Bytes of a string with its NUL, as the codec writes them. */
function cString(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const point of text) {
    const unit = point.codePointAt(0) as number;
    if (unit >= 0xdc80 && unit <= 0xdcff) bytes.push(unit & 0xff);
    else bytes.push(...Buffer.from(point, 'utf8'));
  }
  return new Uint8Array([...bytes, 0]);
}

function check(what: string, errno: number): void {
  if (errno !== 0) throw new Error(`${what} gave errno ${errno}`);
}

/** How many pairs of each data type stand in a list and below it. */
export function countTypes(list: Nvlist, counts: Map<string, number>): void {
  for (const pair of list) {
    counts.set(pair.type, (counts.get(pair.type) ?? 0) + 1);
    if (pair.type === 'nvlist') countTypes(pair.value, counts);
    if (pair.type === 'nvlist_array') for (const child of pair.value) countTypes(child, counts);
  }
}

/** Names of all data types, to see that none was left out. */
export const ALL_TYPES = Object.keys(DATA_TYPE);
