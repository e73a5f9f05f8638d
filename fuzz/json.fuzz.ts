import {
  decode,
  diff,
  dump,
  encode,
  fromJson,
  type Nvlist,
  NvlistError,
  printJson,
  toJson,
} from '../src/nvlist/index.ts';

/** The lossless JSON form gives the list back, whether the input is an encoded list or JSON text. */
export function fuzz(data: Uint8Array): void {
  const bytes = Uint8Array.from(data);
  const list = bytes[0] === 0x7b ? fromText(new TextDecoder().decode(bytes)) : fromBytes(bytes);
  if (list === undefined) return;
  const back = fromJson(JSON.parse(JSON.stringify(toJson(list))));
  if (!back.equals(list) || diff(list, back).length > 0) throw new Error('another list after JSON');
  dump(list);
  printJson(list);
}

function fromBytes(bytes: Uint8Array): Nvlist | undefined {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof NvlistError) return undefined;
    throw error;
  }
}

function fromText(text: string): Nvlist | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  try {
    const list = fromJson(json);
    if (!decode(encode(list, { encoding: 'xdr' })).equals(list))
      throw new Error('a list that cannot be encoded');
    return list;
  } catch (error) {
    if (error instanceof NvlistError) return undefined;
    throw error;
  }
}
