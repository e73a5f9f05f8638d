import {
  type IoctlReply,
  type IoctlRow,
  type MemberName,
  ZfsCmd,
  type ZfsCmdLayout,
} from '../src/ioctl/index.ts';
import { decode, encode, int32, type Nvlist, type NvValues, readHeader } from '../src/nvlist/index.ts';
import { BACKUP_MAGIC } from '../src/stream/index.ts';
import type { ProgramDescriptor } from './descriptor-uses.ts';
import { type FirstRecord, firstRecord } from './feed-records.ts';
import type { ProgramCall } from './program-call.ts';

/** The program's number of the descriptor that a call has; undefined where it has none, or does not use it. */
export function descriptorOf({ given, request }: ProgramCall, use: ProgramDescriptor): number | undefined {
  if (!isMember(use.in)) return valueIn(request.src, use.in, 'int32');
  const isEstimate = use.role === 'write' && given.get('zc_guid') !== 0n;
  return isEstimate ? undefined : Number(BigInt.asIntN(32, BigInt(given.get(use.in) as bigint | number)));
}

/** Puts the transport's number of a descriptor in the place of the program's. */
export function exchangeDescriptor(
  { request }: ProgramCall,
  use: ProgramDescriptor,
  fd: number,
  layout: ZfsCmdLayout,
): void {
  const { src } = request;
  if (isMember(use.in)) {
    new ZfsCmd(layout, request.command).set(use.in, memberValue(use.in, fd));
    return;
  }
  const list = listOf(src);
  if (!src || !list) return;
  list.set(use.in, int32(fd));
  request.src = encode(list, readHeader(src));
  src.fill(0);
}

/** Puts the program's number of a descriptor back into a reply, unless an answer is there now. */
export function giveDescriptorBack(
  { given }: ProgramCall,
  { command, errno }: IoctlReply,
  use: ProgramDescriptor,
  fd: number,
  row: IoctlRow,
  layout: ZfsCmdLayout,
): void {
  if (!isMember(use.in)) return;
  const returns: readonly string[] = row.style === 'legacy' ? row.returns : [];
  const answer = new ZfsCmd(layout, command);
  const isAnswer = errno === 0 && returns.includes(use.in);
  if (!isAnswer && answer.get(use.in) === memberValue(use.in, fd)) answer.set(use.in, given.get(use.in));
}

/** The first record of the stream that a call receives: in its list, or without what follows it in its command. */
export function firstRecordOf({ given, request }: ProgramCall): FirstRecord | undefined {
  const begin = valueIn(request.src, 'begin_record', 'byte_array');
  if (begin) return firstRecord(begin);
  // A host of the other byte order has the magic number the other way round.
  const magic = given.get('zc_begin_record.drr_magic' satisfies MemberName);
  return { littleEndian: magic === BACKUP_MAGIC, payloadBytes: 0 };
}

type DescriptorMember = 'zc_cookie' | 'zc_cleanup_fd';

function isMember(place: ProgramDescriptor['in']): place is DescriptorMember {
  return place.startsWith('zc_');
}

function memberValue(member: DescriptorMember, fd: number): bigint | number {
  return member === 'zc_cookie' ? BigInt.asUintN(64, BigInt(fd)) : fd;
}

function valueIn<K extends 'int32' | 'byte_array'>(
  bytes: Uint8Array | undefined,
  key: string,
  type: K,
): NvValues[K] | undefined {
  const list = listOf(bytes);
  return list?.has(key, type) ? list.find(key, type) : undefined;
}

/** What a program gives need be no list: the transport finds that out itself. */
function listOf(bytes: Uint8Array | undefined): Nvlist | undefined {
  try {
    return bytes && decode(bytes);
  } catch {
    return undefined;
  }
}
