/**
 * Names the members of a struct that the kernel hands out as an array of uint64. A release that has fewer members gives a
 * shorter array: what it does not have is 0.
 */
export function structFields<const N extends string>(
  names: readonly N[],
  values: BigUint64Array | undefined,
): Readonly<Record<N, bigint>> {
  return Object.fromEntries(names.map((name, index) => [name, values?.[index] ?? 0n])) as Record<N, bigint>;
}
