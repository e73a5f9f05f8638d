import type { PrintedProperties } from './zetabyte-options.ts';

/** Lines of cells with tabs between them, as the commands print with `-H`. Empty lines are left out. */
export function parseTabSeperatedTable(text: string | undefined): string[][] {
  const lines = (text ?? '').trim().split('\n');
  return lines.filter((line) => line !== '').map((line) => line.split('\t'));
}

/** The output of `zfs get -Hp -o name,property,value,received,source`, by dataset and property. */
export function parsePropertyList(text: string | undefined): PrintedProperties {
  const properties: PrintedProperties = Object.create(null);
  for (const [name = '', property = '', value = '', received = '', source = ''] of parseTabSeperatedTable(
    text,
  )) {
    properties[name] ??= Object.create(null) as PrintedProperties[string];
    properties[name][property] = { value, received, source };
  }
  return properties;
}

/** Rows as objects, by the names of their columns. */
export function listTableToPropertyList(
  properties: readonly string[],
  rows: readonly (readonly string[])[],
): Record<string, string | undefined>[] {
  return rows.map((row) => Object.fromEntries(properties.map((name, column) => [name, row[column]])));
}

/** Whether the command printed a value: not empty (0 and false count as that) and no dash. */
export function isPropertyValueSet(value: unknown): boolean {
  return Boolean(value) && value !== '-';
}

/** The text of a failure: the error's message, else what was printed to standard error; null where nothing failed. */
export function zfsErrorStr(error: unknown, stderr?: unknown): string | null {
  if (!error) return null;
  const { killed, message } = error as { killed?: boolean; message?: string };
  if (killed) return 'Process killed due to timeout.';
  return message || (stderr ? String(stderr) : '');
}

/** An Error with the text of {@link zfsErrorStr}. */
export function zfsError(error: unknown, stderr?: unknown): Error {
  return new Error(zfsErrorStr(error, stderr) ?? '');
}
