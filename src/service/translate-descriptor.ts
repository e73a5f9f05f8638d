import {
  type DescriptorUse,
  type IoctlReply,
  type IoctlRequest,
  LINUX_ERRNO,
  type MemberName,
  ZfsCmd,
  type ZfsCmdLayout,
  ZfsError,
} from '../ioctl/index.ts';
import { decode, encode, int32, type Nvlist, NvlistError } from '../nvlist/index.ts';
import type { FarObject } from './far-objects.ts';

/** What says of a client's number what it is at the server. */
export type FindDescriptor = (id: number, of: FarObject['of']) => FarObject;

/** A request with the numbers of the server's transport. */
export interface TranslatedRequest {
  readonly request: IoctlRequest;
  /** What it uses, if it has a descriptor. */
  readonly object: FarObject | undefined;
  /** Puts the client's number back where the reply still has the server's. */
  restore(reply: IoctlReply): void;
}

/** Members that are addresses in the memory of whoever makes the call, and the sizes of what is there. */
const ADDRESSES: readonly MemberName[] = [
  'zc_nvlist_src',
  'zc_nvlist_src_size',
  'zc_nvlist_dst',
  'zc_nvlist_dst_size',
  'zc_nvlist_conf',
  'zc_nvlist_conf_size',
  'zc_history',
  'zc_history_len',
];

/** Numbers that mean: no descriptor. */
const isNone = (id: bigint) => id === 0n || BigInt.asIntN(32, id) === -1n;

/**
 * Makes of a client's request one that means the same in this process: no addresses, and of descriptors only those that the
 * client has open here.
 *
 * @param use - where the row says that a descriptor is
 * @throws ZfsError `EBADF`, `EINVAL` (the input list cannot be read), `ZFSKIT_DENIED` (a descriptor of a kind that cannot
 *   come over a connection)
 */
export function translateRequest(
  request: IoctlRequest,
  use: DescriptorUse | undefined,
  layout: ZfsCmdLayout,
  find: FindDescriptor,
): TranslatedRequest {
  const command = new ZfsCmd(layout, request.command);
  for (const member of ADDRESSES) command.set(member, 0n);
  if (use?.in !== 'zc_cleanup_fd' && 'zc_cleanup_fd' in layout.fields) command.set('zc_cleanup_fd', -1);
  if (!use) return { request, object: undefined, restore: () => {} };
  const of = kindOf(use);
  if (use.in === 'zc_cookie' || use.in === 'zc_cleanup_fd') {
    const member = use.in;
    const given = command.get(member);
    const object = isNone(BigInt(given as bigint | number)) ? undefined : find(Number(given), of);
    const far = object?.fd ?? -1;
    command.set(member, member === 'zc_cookie' ? BigInt.asUintN(64, BigInt(far)) : far);
    const far64 = command.get(member);
    const restore = ({ command: bytes }: IoctlReply) => {
      const answer = new ZfsCmd(layout, bytes);
      if (answer.get(member) === far64) answer.set(member, given);
    };
    return { request, object, restore };
  }
  const list = inputList(request.src);
  const pairs = list.pairs().filter(({ name }) => name === use.in);
  const [pair] = pairs;
  if (!pair) return { request, object: undefined, restore: () => {} };
  if (pair.type !== 'int32' || pairs.length > 1) refuse(`${use.in} is not one int32`);
  const object = isNone(BigInt(pair.value as number)) ? undefined : find(pair.value as number, of);
  list.set(use.in, int32(object?.fd ?? -1));
  return { request: { ...request, src: encode(list) }, object, restore: () => {} };
}

function kindOf({ of }: DescriptorUse): FarObject['of'] {
  if (of !== 'namespace') return of;
  throw new ZfsError({
    code: 'ZFSKIT_DENIED',
    message: 'a namespace cannot be given over a connection',
  });
}

function inputList(src: Uint8Array | undefined): Nvlist {
  if (!src) refuse('there is no input list');
  try {
    return decode(src);
  } catch (error) {
    if (error instanceof NvlistError) refuse(`the input list cannot be read: ${error.code}`);
    throw error;
  }
}

function refuse(why: string): never {
  throw new ZfsError({
    code: 'EINVAL',
    errno: LINUX_ERRNO.EINVAL,
    message: `the request is not valid: ${why}`,
  });
}
