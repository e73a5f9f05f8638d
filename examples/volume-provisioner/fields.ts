import type { DatasetPropertyInputs } from 'zfskit';
import { StatusError } from './status-error.ts';

/** A request as it came: JSON, not looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Names of volumes and snapshots: one component of a ZFS name, and of a path. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/;

/** Volumes have sizes of whole MiB, which every block size divides. */
const MIB = 1n << 20n;

/** How large a volume has to be, and may be. */
export interface CapacityRange {
  readonly required: bigint;
  readonly limit: bigint | undefined;
}

/** What the caller may choose of the properties of a volume, and for which kind. */
const PARAMETERS: Readonly<Record<string, 'filesystem' | 'volume' | 'both'>> = {
  compression: 'both',
  recordsize: 'filesystem',
  volblocksize: 'volume',
  thin: 'volume',
};

/** A name. @throws StatusError INVALID_ARGUMENT */
export function nameField(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value === 'string' && NAME.test(value)) return value;
  throw invalid(`${key} is 1 to 128 letters, digits, '_', '.' and '-'`);
}

/** A name where there is one. @throws StatusError INVALID_ARGUMENT */
export function optionalName(fields: Fields, key: string): string | undefined {
  return fields[key] === undefined ? undefined : nameField(fields, key);
}

/** The id of a snapshot: its volume and its name. @throws StatusError INVALID_ARGUMENT */
export function snapshotId(fields: Fields, key: string): string {
  const value = fields[key];
  const parts = typeof value === 'string' ? value.split('@') : [];
  if (parts.length === 2 && parts.every((part) => NAME.test(part))) return parts.join('@');
  throw invalid(`${key} is VOLUME@NAME`);
}

/** Whether it is the id of a volume or a snapshot, which a caller can give back. */
export function isId(text: string): boolean {
  const parts = text.split('@');
  return parts.length <= 2 && parts.every((part) => NAME.test(part));
}

/** An absolute path without `..`. @throws StatusError INVALID_ARGUMENT */
export function pathField(fields: Fields, key: string): string {
  const value = fields[key];
  const isPath = typeof value === 'string' && /^\/./.test(value) && !value.includes('\0');
  if (isPath && !value.split('/').includes('..')) return value.replace(/\/+$/, '');
  throw invalid(`${key} is an absolute path`);
}

/** `capacity_range` of CSI, in whole MiB. @throws StatusError INVALID_ARGUMENT, OUT_OF_RANGE */
export function capacityField(fields: Fields): CapacityRange {
  const range = (fields['capacity_range'] ?? {}) as Fields;
  const required = wholeMebibytes(bytes(range, 'required_bytes') ?? MIB);
  const limit = bytes(range, 'limit_bytes');
  const rounded = required === 0n ? MIB : required;
  if (limit === undefined || rounded <= limit) return { required: rounded, limit };
  throw new StatusError('OUT_OF_RANGE', `the smallest size is ${rounded} bytes, more than limit_bytes`);
}

/** So many bytes, rounded up. */
export function wholeMebibytes(bytes: bigint): bigint {
  return ((bytes + MIB - 1n) / MIB) * MIB;
}

/** Entries to give at a time. @throws StatusError INVALID_ARGUMENT */
export function pageField(fields: Fields): { readonly most: number; readonly after: string } {
  const { max_entries: most = 0, starting_token: after = '' } = fields;
  if (!Number.isInteger(most) || Number(most) < 0) throw invalid('max_entries is a number');
  // CSI wants ABORTED here.
  if (typeof after !== 'string' || !/^[\w.@-]{0,257}$/.test(after)) {
    throw new StatusError('ABORTED', 'starting_token is none that was given: begin anew');
  }
  return { most: Number(most) === 0 ? 1000 : Math.min(Number(most), 1000), after };
}

/** `parameters`: the properties that they set, and whether space is reserved. @throws StatusError INVALID_ARGUMENT */
export function parametersField(fields: Fields, kind: 'filesystem' | 'volume') {
  const { thin = 'true', ...rest } = (fields['parameters'] ?? {}) as Record<string, unknown>;
  for (const [name, value] of Object.entries({ thin, ...rest })) {
    const of = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    if (of === undefined) throw invalid(`there is no parameter ${JSON.stringify(name.slice(0, 80))}`);
    if (of !== 'both' && of !== kind && name !== 'thin') throw invalid(`a ${kind} has no ${name}`);
    if (typeof value !== 'string') throw invalid(`the parameter ${name} is a text`);
  }
  return { thin: thin === 'true', properties: rest as DatasetPropertyInputs };
}

/** An error of the caller's. */
export function invalid(message: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', message);
}

function bytes(fields: Fields, key: string): bigint | undefined {
  const value = fields[key];
  if (value === undefined) return undefined;
  if (/^\d{1,18}$/.test(String(value))) return BigInt(String(value));
  throw invalid(`${key} is a number of bytes`);
}
