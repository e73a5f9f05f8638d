import { readFile } from 'node:fs/promises';

/** Longest mount table that is read. A line has some hundred bytes. */
const MAX_TABLE_BYTES = 64 << 20;

/**
 * The options that a filesystem or snapshot is mounted with in this process's mount namespace, or undefined where it is not
 * mounted; of several mounts the first counts, as for the command. `/proc/self/mounts`, proc(5).
 */
export async function mountOptionsOf(dataset: string): Promise<ReadonlySet<string> | undefined> {
  const table = await readFile('/proc/self/mounts', { encoding: 'utf8' });
  return mountOptionsIn(table.slice(0, MAX_TABLE_BYTES), dataset);
}

/** {@link mountOptionsOf}, in the text of a mount table. */
export function mountOptionsIn(table: string, dataset: string): ReadonlySet<string> | undefined {
  for (const line of table.split('\n')) {
    const [device = '', , type, options = ''] = line.split(' ');
    if (type === 'zfs' && unescapeOctal(device) === dataset) return new Set(options.split(','));
  }
  return undefined;
}

/** Spaces and the like are written as `\040`. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
