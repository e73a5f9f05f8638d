import { statSync } from 'node:fs';
import { ZfsCmd, type ZfsCmdLayout } from '../src/ioctl/index.ts';
import type { Clock } from './clock.ts';
import { dstExtent, type Extent, historyExtent } from './dst-extent.ts';
import { ioctlOf } from './ioctl-of.ts';
import { isZfsRequest } from './seccomp-filter.ts';
import type { Captured, RawCall } from './trace-event.ts';
import { capture, readTracee } from './tracee-memory.ts';

/** Most bytes that are read of a list that a program gives, of all of them that are under way, and of an answer. */
const MAX_LIST_BYTES = 16 << 20;
const MAX_HELD_BYTES = 128 << 20;
const MAX_REPLY_BYTES = 128 << 20;

/** A call that has begun and not ended. */
export interface CallUnderWay {
  readonly call: Omit<RawCall, 'durationNs' | 'errno' | 'after' | 'dst' | 'history'>;
  /** Address of the command in the tracee. */
  readonly address: bigint;
}

/** Reads calls out of the memory of tracees: once when they begin, and once when they end. */
export class CallCapture {
  readonly #layout: ZfsCmdLayout;
  readonly #device: string;
  readonly #clock: Clock;
  #deviceNumber: number | undefined;
  #calls = 0;
  /** Bytes that calls under way hold: as many threads as a program has may wait in one. */
  #held = 0;

  /** @param device - a path to the ZFS device, which may come to be only later */
  constructor(layout: ZfsCmdLayout, device: string, clock: Clock) {
    this.#layout = layout;
    this.#device = device;
    this.#clock = clock;
  }

  /** A call that begins, or undefined when it is not for the ZFS device. */
  begin(pid: number, tid: number, fd: number, request: number, address: bigint): CallUnderWay | undefined {
    if (!isZfsRequest(request) || !this.isZfs(tid, fd)) return undefined;
    const before = readTracee(tid, address, this.#layout.size);
    const command = before.length === this.#layout.size ? new ZfsCmd(this.#layout, before) : undefined;
    const list = (member: string): Captured | undefined => {
      const most = Math.min(MAX_LIST_BYTES, MAX_HELD_BYTES - this.#held);
      const captured =
        command && capture(tid, command.get(member) as bigint, command.get(`${member}_size`) as bigint, most);
      this.#held += captured?.bytes.length ?? 0;
      return captured;
    };
    const src = list('zc_nvlist_src');
    const conf = list('zc_nvlist_conf');
    const seq = this.#calls++;
    const at = this.#clock.now();
    return { call: { kind: 'call', seq, at, pid, tid, request, fd, before, src, conf }, address };
  }

  /**
   * A call that has come back.
   *
   * @param at - nanoseconds since 1970 at which it did
   */
  end({ call, address }: CallUnderWay, errno: number, at: bigint): RawCall {
    this.#letGo(call);
    const back = { ...call, durationNs: at - call.at, errno };
    const after = readTracee(call.tid, address, this.#layout.size);
    const size = this.#layout.size;
    if (after.length < size || call.before.length < size)
      return { ...back, after, dst: undefined, history: undefined };
    const given = new ZfsCmd(this.#layout, call.before);
    const left = new ZfsCmd(this.#layout, after);
    const read = (member: string, extent: Extent | undefined) => {
      const start = given.get(member) as bigint;
      return extent && start !== 0n
        ? capture(call.tid, start + extent.offset, extent.size, MAX_REPLY_BYTES)
        : undefined;
    };
    const row = ioctlOf(call.request)?.row;
    const dst = read('zc_nvlist_dst', dstExtent(row, given, left, errno));
    const history = read('zc_history', historyExtent(row, given, left, errno));
    return { ...back, after, dst, history };
  }

  /** A call that never comes back. */
  abandon({ call }: CallUnderWay): RawCall {
    this.#letGo(call);
    return {
      ...call,
      durationNs: undefined,
      errno: undefined,
      after: undefined,
      dst: undefined,
      history: undefined,
    };
  }

  #letGo({ src, conf }: CallUnderWay['call']): void {
    this.#held -= (src?.bytes.length ?? 0) + (conf?.bytes.length ?? 0);
  }

  /** Whether a descriptor of a tracee is the ZFS device, by whatever path it was opened. */
  isZfs(tid: number, fd: number): boolean {
    const found = deviceNumberOf(`/proc/${tid}/fd/${fd}`);
    if (found === undefined) return false;
    this.#deviceNumber ??= deviceNumberOf(this.#device);
    return found === this.#deviceNumber;
  }
}

function deviceNumberOf(path: string): number | undefined {
  try {
    const stat = statSync(path);
    return stat.isCharacterDevice() ? stat.rdev : undefined;
  } catch {
    return undefined;
  }
}
