import { decode, type EncodeOptions, encode, encodedSize, type Nvlist } from '../src/nvlist/index.ts';
import { checkDecode } from './decode-check.ts';

const ENCODINGS: readonly EncodeOptions[] = [
  { encoding: 'native', endian: 'little' },
  { encoding: 'native', endian: 'big' },
  { encoding: 'xdr', endian: 'little' },
];

/** What was decoded can be encoded in every encoding and gives the same list, and the same bytes, again. */
export function fuzz(data: Uint8Array): void {
  const list = checkDecode(Uint8Array.from(data));
  if (list === undefined || hasVersions(list)) return;
  for (const options of ENCODINGS) {
    const bytes = encode(list, options);
    const again = decode(bytes, { trailing: 'refuse' });
    if (!again.equals(list)) throw new Error(`another list after ${options.encoding} ${options.endian}`);
    if (!sameBytes(encode(again, options), bytes)) throw new Error('other bytes the second time');
    if (encodedSize(list, options) !== bytes.length) throw new Error('encodedSize is wrong');
    if (!list.clone().equals(list)) throw new Error('the clone differs');
  }
}

/** Embedded lists with a version other than 0 exist in XDR only. */
function hasVersions(list: Nvlist): boolean {
  for (const pair of list) {
    const children = pair.type === 'nvlist' ? [pair.value] : pair.type === 'nvlist_array' ? pair.value : [];
    if (children.some((child) => child.version !== 0 || hasVersions(child))) return true;
  }
  return false;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((unit, i) => unit === b[i]);
}
