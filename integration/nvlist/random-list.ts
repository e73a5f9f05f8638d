import { DATA_TYPE_NAMES, type DataTypeName, Nvlist, type NvTyped } from '../../src/nvlist/index.ts';

/** A seeded source of random numbers (mulberry32): the same lists on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** 0 to 2^32 - 1. */
  word(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** 0 to `end - 1`. */
  below(end: number): number {
    return this.word() % end;
  }

  /** One of several. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const INTERESTING = [
  0n,
  1n,
  127n,
  128n,
  255n,
  32767n,
  65535n,
  0x7fff_ffffn,
  0xffff_ffffn,
  (1n << 63n) - 1n,
  1n << 63n,
];
const UNITS = [
  'a',
  'b',
  '_',
  ':',
  '/',
  '@',
  ' ',
  '"',
  '\\',
  '\n',
  '\u0001',
  '\u007f',
  'é',
  '€',
  '😀',
  '\udc80',
  '\udcff',
];

/** A text of up to `longest` characters; every fifth has characters beyond ASCII, among them invalid UTF-8. */
function randomText(random: Random, longest: number): string {
  const units = random.below(5) === 0 ? UNITS : UNITS.slice(0, 6);
  let text = '';
  for (let length = random.below(longest + 1); length > 0; length--) text += random.pick(units);
  return text;
}

function randomBigint(random: Random): bigint {
  if (random.below(2) === 0) return random.pick(INTERESTING);
  return (BigInt(random.word()) << 32n) | BigInt(random.word());
}

function randomDouble(random: Random): number {
  return random.pick([0, -0, 1.5, -1e300, 5e-324, Infinity, -Infinity, Number.NaN, random.word() / 7]);
}

const ARRAYS = {
  byte_array: Uint8Array,
  uint8_array: Uint8Array,
  int8_array: Int8Array,
  int16_array: Int16Array,
  uint16_array: Uint16Array,
  int32_array: Int32Array,
  uint32_array: Uint32Array,
  int64_array: BigInt64Array,
  uint64_array: BigUint64Array,
} as const;

/** A value of a data type; `depth` is how many levels of lists may follow. */
export function randomValue(random: Random, type: DataTypeName, depth: number): NvTyped {
  const length = random.below(10) === 0 ? 0 : random.below(random.below(8) === 0 ? 300 : 6);
  const items = Array.from({ length });
  const number = Number(BigInt.asIntN(32, randomBigint(random)));
  const typed = (value: unknown) => ({ type, value }) as NvTyped;
  if (Object.hasOwn(ARRAYS, type)) {
    const bytes = Uint8Array.from({ length: length * 8 }, () => random.below(256));
    return typed(new ARRAYS[type as keyof typeof ARRAYS](bytes.buffer).slice(0, length));
  }
  switch (type) {
    case 'boolean':
      return typed(true);
    case 'boolean_value':
      return typed(random.below(2) === 1);
    case 'boolean_array':
      return typed(items.map(() => random.below(2) === 1));
    case 'byte':
    case 'uint8':
      return typed(number & 0xff);
    case 'int8':
      return typed((number << 24) >> 24);
    case 'int16':
      return typed((number << 16) >> 16);
    case 'uint16':
      return typed(number & 0xffff);
    case 'int32':
      return typed(number);
    case 'uint32':
      return typed(number >>> 0);
    case 'int64':
    case 'hrtime':
      return typed(BigInt.asIntN(64, randomBigint(random)));
    case 'uint64':
      return typed(randomBigint(random));
    case 'double':
      return typed(randomDouble(random));
    case 'string':
      return typed(randomText(random, random.below(10) === 0 ? 300 : 20));
    case 'string_array':
      return typed(items.map(() => randomText(random, 12)));
    case 'nvlist':
      return typed(randomList(random, depth - 1));
    default:
      return typed(items.slice(0, 5).map(() => randomList(random, depth - 1)));
  }
}

/** A list of random size, flags and nesting, with duplicate names now and then. */
export function randomList(random: Random, depth = 4): Nvlist {
  const list = new Nvlist(random.pick([0, 1, 1, 1, 2]));
  const types = depth > 0 ? DATA_TYPE_NAMES : DATA_TYPE_NAMES.filter((name) => !name.startsWith('nvlist'));
  for (let size = random.below(random.below(10) === 0 ? 40 : 7); size > 0; size--) {
    list.set(
      randomText(random, random.below(20) === 0 ? 80 : 6),
      randomValue(random, random.pick(types), depth),
    );
  }
  return list;
}
