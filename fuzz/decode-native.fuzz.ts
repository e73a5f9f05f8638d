import { checkDecode } from './decode-check.ts';

/** Decoding of native data of both byte orders. */
export function fuzz(data: Uint8Array): void {
  const bytes = Uint8Array.from(data);
  if (bytes.length >= 2) {
    bytes[0] = 0;
    bytes[1] = (bytes[1] as number) & 1;
  }
  checkDecode(bytes);
}
