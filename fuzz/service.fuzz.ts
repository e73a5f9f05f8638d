import { deepStrictEqual } from 'node:assert';
import {
  abiForVersion,
  type IoctlName,
  type IoctlRow,
  ioctls,
  type Transport,
  ZfsCmd,
  ZfsError,
} from '../src/ioctl/index.ts';
import { type Frame, FrameReader } from '../src/service/frame-reader.ts';
import { decodeFault, decodeReply, decodeRequest, encodeRequest } from '../src/service/messages.ts';
import { RuleGate } from '../src/service/rule-gate.ts';
import { PeerRules, parseRule } from '../src/service/rules.ts';
import { translateRequest } from '../src/service/translate-descriptor.ts';
import { readHello, readWelcome } from '../src/service/welcome.ts';

const abi = abiForVersion('2.4.4');
const names = Object.keys(ioctls) as IoctlName[];
const peer = { pid: 1, uid: 4242, gid: 4242, groups: [] };
const rules = new PeerRules([parseRule('*: all on tank/open/**')]);
const gate = new RuleGate({ abi } as Transport, peer, rules);

/** Largest payload that is taken: small, so that what is announced is often too large. */
const MAX_BYTES = 2048;

/**
 * Any bytes as frames, in chunks of two sizes: the same frames, or the same refusal, and their payloads are read or refused. Any
 * bytes as a call of somebody whom rules limit: what is let through is let through again, unchanged, and has only what was asked of
 * the rules.
 */
export function fuzz(data: Uint8Array): void {
  const bytes = Buffer.from(data);
  const whole = framesOf(bytes, bytes.length || 1);
  deepStrictEqual(framesOf(bytes, 1 + (bytes[0] ?? 0)), whole);
  for (const frame of whole.frames) readAll(frame);
  limited(bytes);
}

/** What a reader makes of bytes that come in pieces. */
function framesOf(bytes: Buffer, size: number): { frames: Frame[]; refused: string } {
  const frames: Frame[] = [];
  const reader = new FrameReader(MAX_BYTES);
  const refused = refusalOf(() => {
    for (let at = 0; at < bytes.length; at += size) {
      // The reader overwrites what may be a key.
      for (const frame of reader.push(Buffer.from(bytes.subarray(at, at + size)))) {
        frames.push({ ...frame, payload: Buffer.from(frame.payload) });
      }
    }
  });
  return { frames, refused };
}

function readAll(frame: Frame): void {
  refusalOf(() => readHello(frame));
  refusalOf(() => readWelcome(frame));
  refusalOf(() => decodeReply(frame.payload));
  refusalOf(() => decodeFault(frame.payload));
  refusalOf(() => {
    const request = decodeRequest(frame.payload);
    deepStrictEqual(decodeRequest(Buffer.concat(encodeRequest(request))), request);
  });
}

/** The first byte is the ioctl, the next where its text begins; the rest is its list, and texts of its members. */
function limited(bytes: Buffer): void {
  const name = names[(bytes[0] ?? 0) % names.length] as IoctlName;
  const row: IoctlRow = ioctls[name];
  const command = new ZfsCmd(abi.layout);
  command.bytes.set(bytes.subarray(2, 2 + (bytes[1] ?? 0)));
  if ((bytes[1] ?? 0) === 0) command.set('zc_name', 'tank/open');
  const { fields } = abi.layout;
  for (const member of ['zc_value', 'zc_string']) {
    command.bytes.set(bytes.subarray(2, 66), fields[member]?.[0]);
  }
  const src = bytes.subarray(2 + (bytes[1] ?? 0));
  const given = { number: row.number, command: command.bytes, src, dstSize: 0, historySize: 0 };
  refusalOf(() => {
    const { request } = gate.decide({ name, row }, given);
    deepStrictEqual(gate.decide({ name, row }, request).request, request);
  });
  refusalOf(() => {
    const { request } = translateRequest(given, row.descriptor, abi.layout, (id) => {
      throw new ZfsError({ code: 'EBADF', message: `${id} is none` });
    });
    for (const member of ['zc_nvlist_src', 'zc_nvlist_dst', 'zc_nvlist_conf', 'zc_history']) {
      if (new ZfsCmd(abi.layout, request.command).get(member) !== 0n)
        throw new Error(`${member} is passed on`);
    }
  });
}

/** Why something is refused, '' when it is not. */
function refusalOf(read: () => void): string {
  try {
    read();
    return '';
  } catch (error) {
    if (error instanceof ZfsError) return error.message;
    throw error;
  }
}
