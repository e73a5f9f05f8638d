import { checkDecode } from './decode-check.ts';

/** Decoding of XDR data. */
export function fuzz(data: Uint8Array): void {
  const bytes = Uint8Array.from(data);
  if (bytes.length >= 1) bytes[0] = 1;
  checkDecode(bytes);
}
