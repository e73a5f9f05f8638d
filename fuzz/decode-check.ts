import { decode, decodeObject, type Nvlist, NvlistError, toObject } from '../src/nvlist/index.ts';
import { equalValues } from './equal-values.ts';

/**
 * Decodes in both ways and checks what has to hold for every input: both give a list or both throw an NvlistError that
 * names a place in the input; both give the same values. Gives the list, or undefined for what was refused.
 */
export function checkDecode(bytes: Uint8Array): Nvlist | undefined {
  let list: Nvlist;
  try {
    list = decode(bytes);
  } catch (error) {
    checkError(error, bytes);
    let accepted = true;
    try {
      decodeObject(bytes);
    } catch (other) {
      checkError(other, bytes);
      accepted = false;
      if ((other as NvlistError).code !== (error as NvlistError).code) {
        throw new Error(`decode: ${(error as Error).message}; decodeObject: ${(other as Error).message}`);
      }
    }
    if (accepted) throw new Error(`decodeObject accepts what decode refuses: ${(error as Error).message}`);
    return undefined;
  }
  const object = decodeObject(bytes);
  if (!equalValues(object, toObject(list))) throw new Error('decode and decodeObject differ');
  return list;
}

function checkError(error: unknown, bytes: Uint8Array): void {
  if (!(error instanceof NvlistError)) throw error;
  const { offset, code, message } = error;
  if (offset === undefined || offset < 0 || offset > bytes.length || !message.includes(code)) {
    throw new Error(`an error without a place in the input: ${message}`);
  }
}
