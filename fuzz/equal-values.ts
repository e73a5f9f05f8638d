/** Deep equality of plain values: objects by their own names, NaN equal to NaN, 0 not equal to -0. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  if (ArrayBuffer.isView(a) !== ArrayBuffer.isView(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return names.every((name) => Object.hasOwn(right, name) && equalValues(left[name], right[name]));
}
