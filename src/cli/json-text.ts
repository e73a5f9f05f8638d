/** JSON in which 64-bit integers are decimal strings and sets and maps are arrays. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'bigint') return String(item);
    return item instanceof Set || item instanceof Map ? [...item] : item;
  });
}
