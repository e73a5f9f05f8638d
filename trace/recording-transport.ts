import type { IoctlReply, IoctlRequest, Transport } from '../src/ioctl/index.ts';
import { answeredCall, rawCallOf } from './raw-call-of.ts';
import type { RawCall, TraceEvent } from './trace-event.ts';

/** Takes the events of a trace; a `RecordingWriter` is one. */
export interface TraceTarget {
  /** Takes an event. */
  write(event: TraceEvent): void;
}

/**
 * A `Transport` that records what goes through it: the calls of this process alone, without a tracer. What comes of it can be
 * shown, compared and replayed as any trace. Closing it closes the other transport, and does not end the recording.
 *
 * @param transport - carries out the calls
 * @param target - is given each call when it has come back; wrapping keys are in it, which `RecordingWriter` overwrites. An
 *   array must copy what it keeps: lists with keys are overwritten after the call
 */
export function recordTransport(transport: Transport, target: TraceTarget): Transport {
  let begun = 0;
  const begin = (request: IoctlRequest): Begun => {
    const facts = { seq: begun++, at: BigInt(Date.now()) * 1_000_000n, pid: process.pid, tid: process.pid };
    return { call: rawCallOf(request, transport.abi, facts), started: process.hrtime.bigint() };
  };
  const end = ({ call, started }: Begun, reply: IoctlReply | undefined): void => {
    const took = process.hrtime.bigint() - started;
    target.write(reply ? answeredCall(call, reply, transport.abi, took) : call);
  };
  const { ioctlSync, cleanupDescriptor, lend, link } = transport;
  const close = () => transport.close();
  return {
    abi: transport.abi,
    closing: transport.closing,
    async ioctl(request, signal) {
      const call = begin(request);
      let reply: IoctlReply | undefined;
      try {
        reply = await transport.ioctl(request, signal);
        return reply;
      } finally {
        end(call, reply);
      }
    },
    pipe: (direction) => transport.pipe(direction),
    // What the other cannot do, this cannot either.
    ...(ioctlSync && {
      ioctlSync(request: IoctlRequest) {
        const call = begin(request);
        const reply = ioctlSync.call(transport, request);
        end(call, reply);
        return reply;
      },
    }),
    ...(cleanupDescriptor && { cleanupDescriptor: cleanupDescriptor.bind(transport) }),
    ...(lend && { lend: lend.bind(transport) }),
    ...(link && { link: link.bind(transport) }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Begun {
  readonly call: RawCall;
  /** Of the clock that never goes back, nanoseconds. */
  readonly started: bigint;
}
