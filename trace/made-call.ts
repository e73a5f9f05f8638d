import { abiForVersion, type IoctlName, ioctls, type MemberValue, ZfsCmd } from '../src/ioctl/index.ts';
import { encode, type Nvlist } from '../src/nvlist/index.ts';
import type { Captured, RawCall } from './trace-event.ts';

/** The release of calls made here. */
export const MADE_ABI = abiForVersion('2.3.9-1');

/** What a test says of a call. */
export interface MadeCall {
  readonly ioctl: IoctlName | number;
  readonly subject?: string;
  /** Members as the program gives them, and as the kernel leaves them. */
  readonly before?: Readonly<Record<string, MemberValue>>;
  readonly after?: Readonly<Record<string, MemberValue>>;
  readonly src?: Nvlist | Uint8Array;
  readonly conf?: Nvlist | Uint8Array;
  readonly dst?: Nvlist | Uint8Array;
  /** Bytes of buffer that the program offers for `dst`. */
  readonly room?: bigint;
  /** 0 when left out; null for a call that never came back. */
  readonly errno?: number | null;
  readonly seq?: number;
  readonly pid?: number;
  readonly tid?: number;
  readonly at?: bigint;
  readonly durationNs?: bigint;
}

/** A call as the tracer would have seen it, for tests. */
export function madeCall(made: MadeCall): RawCall {
  const request = typeof made.ioctl === 'number' ? made.ioctl : ioctls[made.ioctl].number;
  const src = captured(made.src);
  const conf = captured(made.conf);
  const dst = captured(made.dst);
  const before = new ZfsCmd(MADE_ABI.layout);
  before.set('zc_name', made.subject ?? '');
  if (src) before.set('zc_nvlist_src', 0x7f0000001000n);
  before.set('zc_nvlist_src_size', src?.size ?? 0n);
  if (conf) before.set('zc_nvlist_conf', 0x7f0000002000n);
  before.set('zc_nvlist_conf_size', conf?.size ?? 0n);
  before.set('zc_nvlist_dst', 0x7f0000003000n);
  before.set('zc_nvlist_dst_size', made.room ?? 262144n);
  for (const [name, value] of Object.entries(made.before ?? {})) before.set(name, value);
  const after = new ZfsCmd(MADE_ABI.layout, before.bytes.slice());
  if (dst) {
    after.set('zc_nvlist_dst_size', dst.size);
    after.set('zc_nvlist_dst_filled', 1);
  }
  for (const [name, value] of Object.entries(made.after ?? {})) after.set(name, value);
  const isBack = made.errno !== null;
  return {
    kind: 'call',
    seq: made.seq ?? 0,
    at: made.at ?? 1_790_000_000_000_000_000n,
    pid: made.pid ?? 100,
    tid: made.tid ?? made.pid ?? 100,
    durationNs: isBack ? (made.durationNs ?? 250_000n) : undefined,
    request,
    fd: 3,
    errno: isBack ? (made.errno ?? 0) : undefined,
    before: before.bytes,
    after: isBack ? after.bytes : undefined,
    src,
    conf,
    dst,
    history: undefined,
  };
}

function captured(list: Nvlist | Uint8Array | undefined): Captured | undefined {
  if (list === undefined) return undefined;
  const bytes = list instanceof Uint8Array ? list : encode(list);
  return { bytes, size: BigInt(bytes.length) };
}
