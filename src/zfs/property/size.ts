const units = 'KMGTPEZ';

/**
 * Reads a size as ZFS commands take it: `512`, `10G`, `1.5T`, `64KiB`; units are powers of 1024 (zfsprops(7)).
 *
 * @returns bytes, or undefined when the text is no size or exceeds 2^64-1
 */
export function parseSize(text: string): bigint | undefined {
  const match = /^(\d{1,20})(?:\.(\d{1,20}))?([KMGTPEZ])?(?:i?B)?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, whole = '0', fraction = '', unit] = match;
  if (fraction !== '' && unit === undefined) return undefined;
  const factor = 1024n ** BigInt(unit === undefined ? 0 : units.indexOf(unit.toUpperCase()) + 1);
  const scaled = BigInt(whole + fraction) * factor;
  const bytes = scaled / 10n ** BigInt(fraction.length);
  return bytes < 1n << 64n ? bytes : undefined;
}
