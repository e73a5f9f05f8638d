import { decodeObject, decodeWith, type NvObject } from '../nvlist/index.ts';
import type { IoctlRow, MemberName, StructName } from './row.ts';
import type { IoctlReply } from './transport.ts';
import type { MemberValue, ZfsCmd } from './zfs-cmd.ts';
import { ZfsError } from './zfs-error.ts';

/** A packed list without pairs: header, version 0, NV_UNIQUE_NAME, end. */
const EMPTY_LIST = Uint8Array.from([0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);

/** Structs inside `zfs_cmd_t` that rows return whole. */
const STRUCTS = new Set(['zc_objset_stats', 'zc_stat', 'zc_inject_record']);

/**
 * Unpacks the answer of a call that succeeded.
 *
 * @throws ZfsError `ZFSKIT_BAD_REPLY`
 */
export function unpackOutput(
  name: string,
  row: IoctlRow,
  answer: ZfsCmd,
  reply: IoctlReply,
  subject: string | undefined,
): Record<string, unknown> {
  try {
    if (row.style === 'nvlist')
      return { outnvl: decodeWith(row.outnvl, filled(answer, reply) ?? EMPTY_LIST) };
    const output: Record<string, unknown> = answerOf(row, answer);
    const dst = filled(answer, reply);
    if (row.dst) output['zc_nvlist_dst'] = dst && decodeWith(row.dst, dst);
    if (row.dstRaw) output['zc_nvlist_dst'] = rawArray(row.dstRaw, answer, reply);
    if (row.history !== undefined) {
      output['zc_history'] = reply.history.subarray(0, Number(answer.get('zc_history_len')));
    }
    return output;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ZfsError({
      code: 'ZFSKIT_BAD_REPLY',
      message: `${name}: the kernel's reply cannot be understood: ${why}`,
      ioctl: name,
      subject,
      cause,
    });
  }
}

/** The members of `zfs_cmd_t` that carry an answer, also when the call failed. */
export function answerOf(row: IoctlRow, answer: ZfsCmd): Record<string, MemberValue | object> {
  const members = row.style === 'legacy' ? row.returns : [];
  return Object.fromEntries(members.map((name) => [name, memberOf(answer, name)]));
}

function memberOf(answer: ZfsCmd, name: MemberName | StructName): MemberValue | object {
  if (name === 'zc_value_bytes') return answer.textBytes('zc_value');
  return STRUCTS.has(name) ? answer.getStruct(name) : answer.get(name);
}

/** The list that came with an error. It is extra: one that is damaged is left out. */
export function listWithError(answer: ZfsCmd, reply: IoctlReply): NvObject | undefined {
  const bytes = filled(answer, reply);
  try {
    return bytes && decodeObject(bytes);
  } catch {
    return undefined;
  }
}

/** Per-item error numbers in the list that came with an error. */
export function failuresIn(list: object): [string, number][] {
  return Object.entries(list).flatMap(([name, value]): [string, number][] => {
    if (typeof value === 'number') return [[name, value]];
    return ['errors', 'initialize_vdevs', 'trim_vdevs'].includes(name) && value
      ? vdevOrPropertyErrors(value)
      : [];
  });
}

/** Properties have int32 errors, vdevs int64 ones. */
function vdevOrPropertyErrors(list: object): [string, number][] {
  return Object.entries(list).flatMap(([name, value]): [string, number][] =>
    typeof value === 'number' || typeof value === 'bigint' ? [[name, Number(value)]] : [],
  );
}

function filled(answer: ZfsCmd, reply: IoctlReply): Uint8Array | undefined {
  if (answer.get('zc_nvlist_dst_filled') === 0 || reply.dst.length === 0) return undefined;
  const size = answer.get('zc_nvlist_dst_size') as bigint;
  return size <= reply.dst.length ? reply.dst.subarray(0, Number(size)) : undefined;
}

/** The filled part of an array: its first bytes, or, where the kernel counts entries, its last. */
function rawArray(
  { entryBytes, countsEntries }: { entryBytes: number; countsEntries: boolean },
  answer: ZfsCmd,
  { dst }: IoctlReply,
): Uint8Array {
  const size = answer.get('zc_nvlist_dst_size') as bigint;
  if (!countsEntries) return dst.subarray(0, Number(size));
  const entries = Math.floor(dst.length / entryBytes);
  return dst.subarray(Number(size) * entryBytes, entries * entryBytes);
}
