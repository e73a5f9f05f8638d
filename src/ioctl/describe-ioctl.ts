import type { Schema } from '../nvlist/index.ts';
import { ZFS_CMD_LAYOUTS } from './abi/index.ts';
import { LINUX_ERRNO, ZFS_ERRNO } from './errno.ts';
import { type IoctlName, ioctls } from './ioctls.ts';
import type { IoctlRow, LastingKind, NvlistRow } from './row.ts';

/** One argument or one part of a reply, for people. */
export interface FieldDescription {
  /** Where it is: `zc_cookie`, `innvl.props`, `zc_nvlist_dst.NAME.value`; NAME stands for any name. */
  readonly path: string;
  /** Its data type: `uint64`, `flag`, `nvlist of NAME: uint64 or string`, ... */
  readonly type: string;
  /** Whether a call needs it; of a reply, whether it is always there. */
  readonly required: boolean;
  /** First release that knows it, where that came after the ioctl. */
  readonly since?: string;
  readonly doc?: string;
}

/** An ioctl's row as text for people and as JSON: plain strings and numbers. */
export interface IoctlDescription {
  readonly name: string;
  readonly number: number;
  readonly style: 'legacy' | 'nvlist';
  /** What `zc_name` is; `none` where it is not used. */
  readonly subject: string;
  readonly since: string;
  readonly nvlistSince?: string;
  readonly alias?: string;
  /** The call changes no pool. */
  readonly readOnly: boolean;
  readonly repeatable: boolean;
  readonly lasting?: LastingKind;
  readonly withheld?: string;
  readonly arguments: readonly FieldDescription[];
  readonly reply: readonly FieldDescription[];
  readonly errors: readonly { readonly code: string; readonly errno: number; readonly meaning: string }[];
}

/** Describes an ioctl by its row. */
export function describeIoctl(name: IoctlName): IoctlDescription {
  const row: IoctlRow = ioctls[name];
  const { number, style, subject, since, alias, lasting, withheld } = row;
  const nvlistSince = row.style === 'legacy' ? row.nvlistSince : undefined;
  return {
    name,
    number,
    style,
    subject,
    since,
    ...(nvlistSince === undefined ? {} : { nvlistSince }),
    ...(alias === undefined ? {} : { alias }),
    readOnly: changesNothing(row),
    repeatable: row.repeatable === true,
    ...(lasting === undefined ? {} : { lasting }),
    ...(withheld === undefined ? {} : { withheld }),
    arguments: argumentsOf(row),
    reply: row.style === 'nvlist' ? fieldsOf('outnvl', row.outnvl) : legacyReply(row),
    errors: Object.entries(row.errors).map(([code, meaning]) => ({ code, errno: errnoOf(code), meaning })),
  };
}

/** Whether the calls of a row change no pool. */
function changesNothing(row: IoctlRow): boolean {
  return row.repeatable === true || row.readOnly === true;
}

function argumentsOf(row: IoctlRow): FieldDescription[] {
  const subject: FieldDescription[] =
    row.subject === 'none'
      ? []
      : [{ path: 'zc_name', type: 'string', required: true, doc: row.subject.replaceAll('-', ' ') }];
  if (row.style === 'nvlist') return [...subject, ...dated(row, fieldsOf('innvl', row.innvl), 'innvl')];
  const members = Object.entries(row.members).map(([path, use]): FieldDescription => {
    return { path, type: memberType(path), required: !use?.optional, ...docOf(use) };
  });
  return [
    ...subject,
    ...members,
    ...(row.conf ? fieldsOf('zc_nvlist_conf', row.conf) : []),
    ...(row.src ? dated(row, fieldsOf('zc_nvlist_src', row.src), 'zc_nvlist_src') : []),
  ];
}

function dated(row: IoctlRow, fields: readonly FieldDescription[], list: string): FieldDescription[] {
  return fields.map((field) => {
    const since = row.keysSince?.[field.path.slice(list.length + 1)];
    return since === undefined ? field : { ...field, since };
  });
}

function legacyReply(row: Exclude<IoctlRow, NvlistRow>): FieldDescription[] {
  const raw = row.dstRaw && {
    path: 'zc_nvlist_dst',
    type: `array of structs of ${row.dstRaw.entryBytes} bytes`,
    required: true,
    doc: row.dstRaw.doc,
  };
  const history = row.history !== undefined && {
    path: 'zc_history',
    type: 'bytes',
    required: true,
    doc: row.history,
  };
  return [
    ...row.returns.map((path) => ({ path, type: memberType(path), required: true })),
    ...(row.dst ? fieldsOf('zc_nvlist_dst', row.dst) : []),
    ...(raw ? [raw] : []),
    ...(history ? [history] : []),
  ];
}

function memberType(member: string): string {
  if (member === 'zc_value_bytes') return 'bytes';
  const kind = ZFS_CMD_LAYOUTS.at(-1)?.fields[member]?.[2];
  const names = {
    u64: 'uint64',
    u32: 'uint32',
    i32: 'int32',
    u8: 'uint8',
    string: 'string',
    u64s: 'uint64s',
  };
  return kind === undefined ? 'struct' : names[kind];
}

/** A list and what is in it, in the order of the schema. */
function fieldsOf(path: string, schema: Schema): FieldDescription[] {
  const inside = childrenOf(path, schema);
  return [{ path, type: typeOf(schema), required: !schema.optional, ...docOf(schema) }, ...inside];
}

function childrenOf(path: string, schema: Schema): FieldDescription[] {
  switch (schema.kind) {
    case 'list':
      return Object.entries(schema.keys).flatMap(([key, child]) => fieldsOf(`${path}.${key}`, child));
    case 'map':
      return childrenOf(`${path}.NAME`, schema.item);
    case 'listArray':
      return childrenOf(`${path}[]`, schema.item);
    default:
      return [];
  }
}

function typeOf(schema: Schema): string {
  switch (schema.kind) {
    case 'value':
      return schema.type === 'boolean' ? 'flag' : schema.type;
    case 'map':
      return `nvlist of NAME: ${typeOf(schema.item)}`;
    case 'listArray':
      return 'nvlist_array';
    case 'union':
      return schema.options.map(typeOf).join(' or ');
    case 'any':
      return 'any type';
    default:
      return 'nvlist';
  }
}

function docOf(facts: { readonly doc?: string } | undefined): { doc?: string } {
  return facts?.doc === undefined ? {} : { doc: facts.doc };
}

function errnoOf(code: string): number {
  return ({ ...LINUX_ERRNO, ...ZFS_ERRNO } as Readonly<Record<string, number>>)[code] ?? 0;
}
