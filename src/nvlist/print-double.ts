/**
 * A double as C's `printf("%f")` prints it: six decimals, every digit before them, ties to even. `toFixed` rounds ties
 * up and turns to exponents at 1e21. The sign of a NaN is not kept in JavaScript and not printed.
 */
export function printDouble(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}inf`;
  const digits = roundedMillionths(value).toString().padStart(7, '0');
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** |value| times a million, exact but for the rounding to an integer. */
function roundedMillionths(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const exponentBits = (bits.getUint32(0) >>> 20) & 0x7ff;
  const fraction = bits.getBigUint64(0) & 0xf_ffff_ffff_ffffn;
  const mantissa = exponentBits === 0 ? fraction : fraction | (1n << 52n);
  const exponent = BigInt(Math.max(exponentBits, 1) - 1075);
  const scaled = mantissa * 1_000_000n;
  if (exponent >= 0n) return scaled << exponent;
  const divisor = 1n << -exponent;
  const whole = scaled / divisor;
  const twice = (scaled % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && (whole & 1n) === 1n);
  return up ? whole + 1n : whole;
}
