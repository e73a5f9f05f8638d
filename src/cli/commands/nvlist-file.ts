import { readFile } from 'node:fs/promises';
import { decode, fromJson, type Nvlist, NvlistError } from '../../nvlist/index.ts';

/** Line breaks, tabs and spaces, with which JSON may begin and no encoded list does. */
const WHITE_SPACE: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20]);

const BRACE = '{'.charCodeAt(0);

/** Reads a list from a file, or from standard input if it is called `-`. */
export async function readListFile(file: string): Promise<Nvlist> {
  const bytes = file === '-' ? await readStandardInput() : new Uint8Array(await readFile(file));
  try {
    return isJson(bytes) ? parseJson(bytes) : decode(bytes);
  } catch (error) {
    if (!(error instanceof NvlistError)) throw error;
    const { code, reason, offset, path } = error;
    throw new NvlistError(code, `${reason}, in ${file === '-' ? 'standard input' : file},`, { offset, path });
  }
}

function isJson(bytes: Uint8Array): boolean {
  return bytes.find((byte) => !WHITE_SPACE.has(byte)) === BRACE;
}

function parseJson(bytes: Uint8Array): Nvlist {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new NvlistError('NVLIST_BAD_JSON', error instanceof Error ? error.message : String(error));
  }
  return fromJson(json);
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}
