import type { NvValue } from '../src/nvlist/index.ts';

/** What stands in the place of a secret: `<redacted, 32 bytes>`. */
export function redactedText(value: NvValue): string {
  return `<redacted, ${bytesOf(value)} bytes>`;
}

function bytesOf(value: NvValue): number {
  if (typeof value === 'string') return new TextEncoder().encode(value).length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (Array.isArray(value)) return value.reduce<number>((sum, item: NvValue) => sum + bytesOf(item), 0);
  return 8;
}
