import { decodeObject, decodeWith, encodeWith, type Schema } from '../nvlist/index.ts';
import { ioctlError } from './ioctl-error.ts';
import { type IoctlName, ioctls } from './ioctls.ts';
import { checkName } from './names.ts';
import type { IoctlInput, IoctlOutput, IoctlRow } from './row.ts';
import type { IoctlReply, Transport } from './transport.ts';
import { type MemberValue, ZfsCmd } from './zfs-cmd.ts';
import { ZfsError } from './zfs-error.ts';

/** Largest reply that is asked for, in bytes. A listing entry or pool configuration is far below. */
export const MAX_REPLY_BYTES = 256 << 20;

const FIRST_REPLY_BYTES = 64 << 10;

/**
 * Issues one ioctl: checks its arguments by its row, packs them, repeats a reading call with a larger buffer when the
 * reply did not fit, and unpacks the answer.
 *
 * @throws ZfsError with the errno's name as code, `ZFSKIT_INVALID_NAME`, `ZFSKIT_INVALID_ARGUMENT`,
 *   `ZFSKIT_BAD_REPLY`, `ZFSKIT_REPLY_TOO_LARGE`, `ZFSKIT_CLOSED`
 */
export async function call<N extends IoctlName>(
  transport: Transport,
  name: N,
  input: IoctlInput<(typeof ioctls)[N]>,
): Promise<IoctlOutput<(typeof ioctls)[N]>> {
  const row: IoctlRow = ioctls[name];
  const given = input as Readonly<Record<string, unknown>>;
  const subject = row.subject === 'none' ? undefined : checkName(given['zc_name'] as string, row.subject);
  const packed = pack(name, row, given);
  for (let dstSize = firstReplySize(row, packed); ; ) {
    const command = new ZfsCmd(transport.abi.layout);
    for (const [member, value] of packed.members) command.set(member, value);
    const reply = await transport.ioctl({
      number: row.number,
      command: command.bytes,
      src: packed.src,
      conf: packed.conf,
      dstSize,
      lasting: row.lasting ?? false,
    });
    const answer = new ZfsCmd(transport.abi.layout, reply.command);
    if (reply.errno === 0)
      return unpack(name, row, answer, reply, subject) as IoctlOutput<(typeof ioctls)[N]>;
    const needed = answer.get('zc_nvlist_dst_size') as bigint;
    const tooSmall = reply.errno === ENOMEM && dstSize > 0 && row.repeatable;
    if (!tooSmall) throw ioctlError(name, row, reply.errno, subject, failuresIn(answer, reply));
    dstSize = largerReplySize(name, subject, dstSize, needed);
  }
}

const ENOMEM = 12;

interface PackedInput {
  readonly members: readonly (readonly [string, MemberValue])[];
  readonly src: Uint8Array | undefined;
  readonly conf: Uint8Array | undefined;
}

function pack(name: IoctlName, row: IoctlRow, input: Readonly<Record<string, unknown>>): PackedInput {
  const names = row.style === 'legacy' ? Object.keys(row.members) : [];
  const members = ['zc_name', ...names].flatMap((member) => {
    const value = input[member];
    return value === undefined ? [] : [[member, value as MemberValue] as const];
  });
  const packList = (key: string, schema: Schema | undefined): Uint8Array | undefined => {
    if (!schema || input[key] === undefined) return undefined;
    try {
      return encodeWith(schema, input[key] as never);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ZfsError({
        code: 'ZFSKIT_INVALID_ARGUMENT',
        message: `${name}: ${key}: ${why}`,
        ioctl: name,
        cause,
      });
    }
  };
  if (row.style === 'nvlist') return { members, src: packList('innvl', row.innvl), conf: undefined };
  return {
    members,
    src: packList('zc_nvlist_src', row.src),
    conf: packList('zc_nvlist_conf', row.conf),
  };
}

/** A call that cannot be repeated gets room for an answer about each thing that it was given. */
function firstReplySize(row: IoctlRow, packed: PackedInput): number {
  if (row.style === 'legacy' && row.dst === undefined) return 0;
  if (row.repeatable) return FIRST_REPLY_BYTES;
  return 2 * FIRST_REPLY_BYTES + 2 * ((packed.src?.length ?? 0) + (packed.conf?.length ?? 0));
}

function largerReplySize(name: IoctlName, subject: string | undefined, size: number, needed: bigint): number {
  const larger = Math.max(2 * size, needed > MAX_REPLY_BYTES ? MAX_REPLY_BYTES + 1 : Number(needed));
  if (larger > MAX_REPLY_BYTES && size < MAX_REPLY_BYTES && needed <= MAX_REPLY_BYTES) return MAX_REPLY_BYTES;
  if (larger <= MAX_REPLY_BYTES) return larger;
  throw new ZfsError({
    code: 'ZFSKIT_REPLY_TOO_LARGE',
    message: `${name}: the reply needs more than ${MAX_REPLY_BYTES} bytes`,
    ioctl: name,
    subject,
  });
}

function unpack(
  name: IoctlName,
  row: IoctlRow,
  answer: ZfsCmd,
  reply: IoctlReply,
  subject: string | undefined,
): Record<string, unknown> {
  try {
    if (row.style === 'nvlist')
      return { outnvl: decodeWith(row.outnvl, filled(answer, reply) ?? EMPTY_LIST) };
    const output: Record<string, unknown> = {};
    for (const member of row.returns) {
      output[member] = member === 'zc_objset_stats' ? answer.getStruct(member) : answer.get(member);
    }
    const dst = filled(answer, reply);
    if (row.dst) output['zc_nvlist_dst'] = dst && decodeWith(row.dst, dst);
    return output;
  } catch (cause) {
    throw new ZfsError({
      code: 'ZFSKIT_BAD_REPLY',
      message: `${name}: the kernel's reply cannot be understood: ${cause instanceof Error ? cause.message : cause}`,
      ioctl: name,
      subject,
      cause,
    });
  }
}

/** A packed list without pairs: header, version 0, NV_UNIQUE_NAME, end. */
const EMPTY_LIST = Uint8Array.from([0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);

function filled(answer: ZfsCmd, reply: IoctlReply): Uint8Array | undefined {
  if (answer.get('zc_nvlist_dst_filled') === 0 || reply.dst.length === 0) return undefined;
  const size = answer.get('zc_nvlist_dst_size') as bigint;
  return size <= reply.dst.length ? reply.dst.subarray(0, Number(size)) : undefined;
}

/** Per-item error numbers in the list that came with an error. That list is extra: one that is damaged is left out. */
function failuresIn(answer: ZfsCmd, reply: IoctlReply): [string, number][] {
  const bytes = filled(answer, reply);
  if (!bytes) return [];
  try {
    const list = decodeObject(bytes);
    return [...Object.entries(list), ...Object.entries(list['errors'] ?? {})].filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
  } catch {
    return [];
  }
}
