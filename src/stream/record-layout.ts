import type { Fletcher4Words } from './fletcher4.ts';

/** Bytes of every record's header (`dmu_replay_record_t` in OpenZFS `include/sys/zfs_ioctl.h`). */
export const RECORD_BYTES = 312;

/** Where the running checksum stands in every header but that of BEGIN: at its end. */
export const CHECKSUM_AT = 280;

/** Where in an END record the checksum of everything before it stands. */
export const END_CHECKSUM_AT = 8;

/** `DMU_BACKUP_MAGIC`, at byte 8 of a BEGIN record. */
export const BACKUP_MAGIC = 0x2f5bacbacn;

/** How a field is stored. `bytesN` are bytes as they are, `name` is text up to a NUL in 256 bytes. */
type FieldKind = 'u8' | 'u32' | 'u64' | 'bytes8' | 'bytes12' | 'bytes16' | 'checksum' | 'name';

/** TypeScript type of a field. */
interface FieldValue {
  u8: number;
  u32: number;
  u64: bigint;
  bytes8: Uint8Array;
  bytes12: Uint8Array;
  bytes16: Uint8Array;
  checksum: Fletcher4Words;
  name: string;
}

type Fields = { readonly [name: string]: readonly [at: number, kind: FieldKind] };

/** Salt, initialization vector and authentication code of an encrypted block; zeros in streams that are not raw. */
const crypt = <const S extends number>(at: S) =>
  ({ salt: [at, 'bytes8'], iv: [at + 8, 'bytes12'], mac: [at + 20, 'bytes16'] }) as const;

/** Which blocks of data a record is about. */
const RANGE = { object: [8, 'u64'], offset: [16, 'u64'], length: [24, 'u64'], toguid: [32, 'u64'] } as const;

/**
 * The record types in the order of their numbers, with their fields: name as in the header without `drr_`, byte offset,
 * kind. Offsets were taken from what a C compiler makes of `dmu_replay_record_t`; they are the same in 2.0 to 2.4.
 */
export const RECORD_LAYOUT = {
  BEGIN: {
    magic: [8, 'u64'],
    versioninfo: [16, 'u64'],
    creation_time: [24, 'u64'],
    objset_type: [32, 'u32'],
    flags: [36, 'u32'],
    toguid: [40, 'u64'],
    fromguid: [48, 'u64'],
    toname: [56, 'name'],
  },
  OBJECT: {
    object: [8, 'u64'],
    object_type: [16, 'u32'],
    bonustype: [20, 'u32'],
    blksz: [24, 'u32'],
    bonuslen: [28, 'u32'],
    checksumtype: [32, 'u8'],
    compress: [33, 'u8'],
    dn_slots: [34, 'u8'],
    flags: [35, 'u8'],
    raw_bonuslen: [36, 'u32'],
    toguid: [40, 'u64'],
    indblkshift: [48, 'u8'],
    nlevels: [49, 'u8'],
    nblkptr: [50, 'u8'],
    maxblkid: [56, 'u64'],
  },
  FREEOBJECTS: { firstobj: [8, 'u64'], numobjs: [16, 'u64'], toguid: [24, 'u64'] },
  WRITE: {
    object: [8, 'u64'],
    object_type: [16, 'u32'],
    offset: [24, 'u64'],
    logical_size: [32, 'u64'],
    toguid: [40, 'u64'],
    checksumtype: [48, 'u8'],
    flags: [49, 'u8'],
    compressiontype: [50, 'u8'],
    key_checksum: [56, 'checksum'],
    key_prop: [88, 'u64'],
    compressed_size: [96, 'u64'],
    ...crypt(104),
  },
  FREE: RANGE,
  END: { checksum: [END_CHECKSUM_AT, 'checksum'], toguid: [40, 'u64'] },
  WRITE_BYREF: {
    ...RANGE,
    refguid: [40, 'u64'],
    refobject: [48, 'u64'],
    refoffset: [56, 'u64'],
    checksumtype: [64, 'u8'],
    flags: [65, 'u8'],
    key_checksum: [72, 'checksum'],
    key_prop: [104, 'u64'],
  },
  SPILL: {
    object: [8, 'u64'],
    length: [16, 'u64'],
    toguid: [24, 'u64'],
    flags: [32, 'u8'],
    compressiontype: [33, 'u8'],
    compressed_size: [40, 'u64'],
    ...crypt(48),
    object_type: [84, 'u32'],
  },
  WRITE_EMBEDDED: {
    ...RANGE,
    compression: [40, 'u8'],
    etype: [41, 'u8'],
    lsize: [48, 'u32'],
    psize: [52, 'u32'],
  },
  OBJECT_RANGE: {
    firstobj: [8, 'u64'],
    numslots: [16, 'u64'],
    toguid: [24, 'u64'],
    ...crypt(32),
    flags: [68, 'u8'],
  },
  REDACT: RANGE,
} as const satisfies Record<string, Fields>;

/** Type of a record, by its name in `dmu_replay_record_t` without `DRR_`. */
export type RecordType = keyof typeof RECORD_LAYOUT;

/** The record types in the order of their numbers. */
export const RECORD_TYPES = Object.freeze(Object.keys(RECORD_LAYOUT)) as readonly RecordType[];

/** The fields of a record's header. */
export type RecordFields<T extends RecordType> = {
  readonly [K in keyof (typeof RECORD_LAYOUT)[T]]: (typeof RECORD_LAYOUT)[T][K] extends readonly [
    number,
    infer Kind extends FieldKind,
  ]
    ? FieldValue[Kind]
    : never;
};

const FIELDS = Object.fromEntries(
  RECORD_TYPES.map((type) => [type, Object.entries(RECORD_LAYOUT[type] as Fields)]),
) as Record<RecordType, [string, Fields[string]][]>;

const NAME_BYTES = 256;

/** The fields of a header of that type, from its 312 bytes; texts are cut at their NUL. */
export function readFields<T extends RecordType>(
  type: T,
  header: Uint8Array,
  littleEndian: boolean,
): RecordFields<T> {
  const view = viewOf(header);
  const fields: Record<string, unknown> = {};
  for (const [name, [at, kind]] of FIELDS[type]) fields[name] = READ[kind](view, at, littleEndian);
  return fields as RecordFields<T>;
}

/** Writes the fields that are given into a header; the others stay as they are. */
export function writeFields<T extends RecordType>(
  type: T,
  fields: Partial<RecordFields<T>>,
  header: Uint8Array,
  littleEndian: boolean,
): void {
  const view = viewOf(header);
  view.setUint32(0, RECORD_TYPES.indexOf(type), littleEndian);
  const given = fields as Record<string, unknown>;
  for (const [name, [at, kind]] of FIELDS[type]) {
    if (given[name] !== undefined) WRITE[kind](view, at, given[name] as never, littleEndian);
  }
}

/** Writes a checksum at some place of a header. */
export function writeChecksum(
  header: Uint8Array,
  at: number,
  words: Fletcher4Words,
  littleEndian: boolean,
): void {
  WRITE.checksum(viewOf(header), at, words, littleEndian);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function bytesOf(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

function readName(view: DataView, at: number): string {
  const bytes = bytesOf(view, at, NAME_BYTES);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** A checksum at some place of a header. */
export function readChecksum(header: Uint8Array, at: number, littleEndian: boolean): Fletcher4Words {
  return checksumAt(viewOf(header), at, littleEndian);
}

function checksumAt(view: DataView, at: number, little: boolean): Fletcher4Words {
  return [0, 8, 16, 24].map((word) => view.getBigUint64(at + word, little)) as unknown as Fletcher4Words;
}

const readBytes = (length: number) => (view: DataView, at: number) => bytesOf(view, at, length).slice();

const writeBytes = (length: number) => (view: DataView, at: number, value: Uint8Array) =>
  bytesOf(view, at, length).set(value.subarray(0, length));

const READ: {
  readonly [K in FieldKind]: (view: DataView, at: number, littleEndian: boolean) => FieldValue[K];
} = {
  u8: (view, at) => view.getUint8(at),
  u32: (view, at, little) => view.getUint32(at, little),
  u64: (view, at, little) => view.getBigUint64(at, little),
  bytes8: readBytes(8),
  bytes12: readBytes(12),
  bytes16: readBytes(16),
  checksum: checksumAt,
  name: readName,
};

const WRITE: {
  readonly [K in FieldKind]: (
    view: DataView,
    at: number,
    value: FieldValue[K],
    littleEndian: boolean,
  ) => void;
} = {
  u8: (view, at, value) => view.setUint8(at, value),
  u32: (view, at, value, little) => view.setUint32(at, value, little),
  u64: (view, at, value, little) => view.setBigUint64(at, value, little),
  bytes8: writeBytes(8),
  bytes12: writeBytes(12),
  bytes16: writeBytes(16),
  checksum: (view, at, words, little) =>
    words.forEach((word, i) => {
      view.setBigUint64(at + i * 8, word, little);
    }),
  name: (view, at, value) => bytesOf(view, at, NAME_BYTES).set(new TextEncoder().encode(value)),
};
