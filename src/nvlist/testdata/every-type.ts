import * as v from '../index.ts';
import { Nvlist } from '../index.ts';

/** One pair of every data type, with extreme values. */
export function everyType(): Nvlist {
  const list = new Nvlist();
  list.set('flag', v.flag()).set('on', v.booleanValue(true)).set('off', v.booleanValue(false));
  list.set('byte', v.byte(255)).set('int8', v.int8(-128)).set('uint8', v.uint8(254));
  list.set('int16', v.int16(-32768)).set('uint16', v.uint16(65535));
  list.set('int32', v.int32(-(2 ** 31))).set('uint32', v.uint32(2 ** 32 - 1));
  list.set('int64', v.int64(-(2n ** 63n))).set('uint64', v.uint64(2n ** 64n - 1n));
  list.set('double', v.double(-0)).set('hrtime', v.hrtime(-1n)).set('string', v.string('grüße 😀 \udcff'));
  list.set('list', v.list(Nvlist.from({ x: 7n, deep: { y: 'z' } })));
  list.set('booleans', v.booleanArray([true, false])).set('bytes', v.byteArray(new Uint8Array([1, 2, 255])));
  list
    .set('int8s', v.int8Array(new Int8Array([-1, 1])))
    .set('uint8s', v.uint8Array(new Uint8Array([255, 0, 1])));
  list
    .set('int16s', v.int16Array(new Int16Array([-1, 1])))
    .set('uint16s', v.uint16Array(new Uint16Array([65535])));
  list
    .set('int32s', v.int32Array(new Int32Array([-1])))
    .set('uint32s', v.uint32Array(new Uint32Array([4294967295])));
  list.set('int64s', v.int64Array(new BigInt64Array([-1n, 2n])));
  list.set('uint64s', v.uint64Array(new BigUint64Array([2n ** 64n - 1n, 2n])));
  list
    .set('strings', v.stringArray(['', 'a', 'bc']))
    .set('lists', v.listArray([new Nvlist(), Nvlist.from({ q: 1n })]));
  list.set('none', v.uint64Array(new BigUint64Array())).set('', v.string(''));
  return list;
}
