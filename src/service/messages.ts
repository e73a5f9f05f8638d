import type { IoctlReply, IoctlRequest, LastingKind, ZfsErrorCode } from '../ioctl/index.ts';
import { ZfsError } from '../ioctl/index.ts';
import { badFrame, PayloadReader, text, u8, u32 } from './payload.ts';

const LASTING: readonly (LastingKind | undefined)[] = [undefined, 'send', 'receive', 'wait'];

/** Says that there is no list, which is something else than an empty one, or no count. */
const NONE = 0xffffffff;

/** Where a request's numbers end and its bytes begin. */
const REQUEST_NUMBERS = 8;

/**
 * A request as parts of a payload: number, dstSize, historySize, dstCount, why it lasts, bytes of the command, of src and of
 * conf (u32 each); then the bytes of these three.
 */
export function encodeRequest(request: IoctlRequest): Uint8Array[] {
  const { number, command, src, conf, dstSize, historySize, dstCount, lasting } = request;
  const numbers = u32(
    number,
    dstSize,
    historySize,
    dstCount ?? NONE,
    LASTING.indexOf(lasting),
    command.length,
    src?.length ?? NONE,
    conf?.length ?? NONE,
  );
  return [numbers, command, ...(src ? [src] : []), ...(conf ? [conf] : [])];
}

/**
 * Reads a request; its bytes are views of the payload.
 *
 * @throws ZfsError `ZFSKIT_BAD_FRAME`
 */
export function decodeRequest(payload: Buffer): IoctlRequest {
  const reader = new PayloadReader(payload);
  const [
    number = 0,
    dstSize = 0,
    historySize = 0,
    dstCount = 0,
    lasting = 0,
    command = 0,
    src = 0,
    conf = 0,
  ] = Array.from({ length: REQUEST_NUMBERS }, () => reader.u32());
  if (lasting >= LASTING.length) throw badFrame(`a call lasts for the reason ${lasting}`);
  const request: IoctlRequest = {
    number,
    dstSize,
    historySize,
    dstCount: dstCount === NONE ? undefined : dstCount,
    lasting: LASTING[lasting],
    command: reader.bytes(command),
    src: src === NONE ? undefined : reader.bytes(src),
    conf: conf === NONE ? undefined : reader.bytes(conf),
  };
  reader.end();
  return request;
}

/** A reply as parts of a payload: errno, bytes of the command, of dst and of history (u32 each); then the bytes of these three. */
export function encodeReply({ errno, command, dst, history }: IoctlReply): Uint8Array[] {
  return [u32(errno, command.length, dst.length, history.length), command, dst, history];
}

/**
 * Reads a reply; its bytes are views of the payload.
 *
 * @throws ZfsError `ZFSKIT_BAD_FRAME`
 */
export function decodeReply(payload: Buffer): IoctlReply {
  const reader = new PayloadReader(payload);
  const [errno, command, dst, history] = [reader.u32(), reader.u32(), reader.u32(), reader.u32()];
  const reply = {
    errno,
    command: reader.bytes(command),
    dst: reader.bytes(dst),
    history: reader.bytes(history),
  };
  reader.end();
  return reply;
}

/** The code of a fault that says: the call was not begun, because it was cancelled. */
export const CANCELLED = 'CANCELLED';

/** What a fault is made of; the code of an error of ours, or {@link CANCELLED}. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly errno?: number | undefined;
  readonly ioctl?: string | undefined;
  readonly subject?: string | undefined;
}

/** A failure as parts of a payload: code, message, ioctl and subject (texts, empty for none), whether there is an errno (u8), errno (u32). */
export function encodeFault({ code, message, errno, ioctl, subject }: Fault): Uint8Array[] {
  return [
    text(code),
    text(message),
    text(ioctl ?? ''),
    text(subject ?? ''),
    u8(errno === undefined ? 0 : 1),
    u32((errno ?? 0) >>> 0),
  ];
}

/** The fault of an error: of ours what it says, of others no more than that there was one. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ZfsError) return error;
  return { code: 'ZFSKIT_SERVICE_LOST', message: 'the service failed inside of this call' };
}

/**
 * Reads a failure.
 *
 * @throws ZfsError `ZFSKIT_BAD_FRAME`
 */
export function decodeFault(payload: Buffer): Fault {
  const reader = new PayloadReader(payload);
  const [code, message, ioctl, subject] = [reader.text(), reader.text(), reader.text(), reader.text()];
  const [has, errno] = [reader.u8(), reader.u32() | 0];
  reader.end();
  return {
    code,
    message,
    errno: has ? errno : undefined,
    ioctl: ioctl || undefined,
    subject: subject || undefined,
  };
}

/** What a code looks like. */
const CODE = /^[A-Z][A-Z0-9_]{1,63}$/;

/** A fault as the error that it was at the other end. */
export function errorOf({ code, ...facts }: Fault): ZfsError {
  return new ZfsError({ ...facts, code: CODE.test(code) ? (code as ZfsErrorCode) : 'ZFSKIT_SERVICE_LOST' });
}
