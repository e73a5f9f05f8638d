/** A column and its direction. */
export interface Order<K extends string> {
  readonly by: K;
  readonly down: boolean;
}

/** Rows in an order; equal ones keep theirs. */
export function sortRows<T>(rows: readonly T[], key: (row: T) => number | string, down: boolean): T[] {
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x === y ? 0 : x < y ? -sign : sign;
  });
}
