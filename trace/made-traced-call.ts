import { errnoName, type IoctlRow, ioctls, type MemberValue } from '../src/ioctl/index.ts';
import { encode, type Nvlist } from '../src/nvlist/index.ts';
import type { ListPlace, TracedCall, TracedList, TracedMember } from './traced-call.ts';

/** A decoded call, for tests: a snapshot that succeeded, but for what is given. */
export function tracedCall(facts: Partial<TracedCall> & { readonly name: string }): TracedCall {
  const row = (ioctls as Readonly<Record<string, IoctlRow>>)[facts.name];
  const errno = 'errno' in facts ? facts.errno : 0;
  const code = errno === undefined || errno === 0 ? undefined : errnoName(errno);
  return {
    kind: 'call',
    seq: 0,
    at: 1_790_000_000_123_456_789n,
    pid: 812,
    tid: 812,
    fd: 3,
    durationNs: 250_000n,
    request: row?.number ?? Number(facts.name),
    known: row !== undefined,
    subject: '',
    members: [],
    lists: [],
    dstRoom: 262_144n,
    history: undefined,
    errno,
    code,
    meaning: code === undefined ? undefined : row?.errors[code],
    attempts: 1,
    problem: undefined,
    ...facts,
  };
}

/** A list of a call as the decoder gives it. */
export function src(list: Nvlist): TracedList {
  return placed('zc_nvlist_src', list);
}

export function conf(list: Nvlist): TracedList {
  return placed('zc_nvlist_conf', list);
}

export function dst(list: Nvlist): TracedList {
  return placed('zc_nvlist_dst', list);
}

function placed(place: ListPlace, list: Nvlist): TracedList {
  const bytes = encode(list);
  return { place, list, bytes, size: BigInt(bytes.length), problem: undefined, redacted: false };
}

/** A member, which the kernel left as it was unless `after` is given. */
export function member(name: string, before: MemberValue, after: MemberValue = before): TracedMember {
  return { name, before, after, changed: before !== after };
}
