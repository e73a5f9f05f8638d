import { isAtLeast, type Release } from '../ioctl/index.ts';
import type { Dataset, Property, PropertySource } from '../zfs/index.ts';

type Properties = ReadonlyMap<string, Property> | { get(name: string): Property | undefined };

/** Values that a dataset does not have print as this. */
export const NOTHING = '-';

/** Limits and counts that are this stand for none. */
const UNLIMITED = (1n << 64n) - 1n;

const LIMITS = /^(filesystem|snapshot)_(limit|count)$/;

/** What a value is printed for. */
export interface PrintContext {
  readonly release: Release;
  /** Directory that the pool was imported under, empty for none. */
  readonly altroot: string;
}

/** Properties whose empty value prints as {@link NOTHING}, as if it were not there. */
const NOTHING_WHEN_EMPTY = /^(clones|redact_snaps|origin|receive_resume_token|encryptionroot)$/;

/**
 * The value of a dataset's property as `zfs get -Hp` prints it: exact numbers, ratios with two digits, {@link NOTHING} for what
 * there is not.
 */
export function printedValue(
  dataset: Dataset,
  name: string,
  properties: Properties,
  { release, altroot }: PrintContext,
): string {
  if (name === 'name') return dataset.name;
  if (name === 'type') return dataset.kind;
  const value = properties.get(name)?.value ?? (isUncounted(dataset, name) ? UNLIMITED : undefined);
  if (value === undefined || (name === 'snapshots_changed' && value === 0n)) return NOTHING;
  if (value === UNLIMITED && LIMITS.test(name)) return printedUnlimited(release);
  if (name === 'keystatus' && value === 'none') return NOTHING;
  if (name === 'mounted') return value === 'on' ? 'yes' : 'no';
  if (name === 'mountpoint') return underAltroot(String(value), altroot);
  return printedText(name, value);
}

/** Whether a dataset has this count, and nobody counts: no limit is set above it. Such a count has the source `default`. */
export function isUncounted({ kind }: Dataset, name: string): boolean {
  if (name === 'filesystem_count') return kind === 'filesystem';
  return name === 'snapshot_count' && (kind === 'filesystem' || kind === 'volume');
}

/** The text of a value, of a dataset or pool. */
export function printedText(name: string, value: Property['value']): string {
  if (typeof value === 'bigint') return name.endsWith('ratio') ? hundredths(value) : String(value);
  const text = typeof value === 'string' ? value : value.join(',');
  return text === '' && NOTHING_WHEN_EMPTY.test(name) ? NOTHING : text;
}

/** Where a value comes from, in the words of the commands. */
export function printedSource(source: PropertySource | undefined): string {
  if (source === undefined || source.kind === 'none') return NOTHING;
  return source.kind === 'inherited' ? `inherited from ${source.from}` : source.kind;
}

/** The number before 2.2 (`zfs_prop_get` in `lib/libzfs/libzfs_dataset.c`). */
function printedUnlimited(release: Release): string {
  return isAtLeast(release, '2.2.0') ? 'none' : String(UNLIMITED);
}

function hundredths(value: bigint): string {
  return `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
}

function underAltroot(mountpoint: string, altroot: string): string {
  if (!mountpoint.startsWith('/') || altroot === '') return mountpoint;
  return mountpoint === '/' ? altroot : `${altroot}${mountpoint}`;
}
