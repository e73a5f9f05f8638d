import type { Abi, Transport } from '../ioctl/index.ts';
import { ZfsError } from '../ioctl/index.ts';
import type { Frame } from './frame-reader.ts';
import type { ServiceLimits } from './limits.ts';
import { decodeFault, errorOf } from './messages.ts';
import { badFrame, PayloadReader, text, u8, u16, u32 } from './payload.ts';
import { FEATURE, FRAME, MAGIC, PROTOCOL_VERSION } from './protocol.ts';

/** What a service says of itself. */
export interface Welcome {
  /** Bits of `FEATURE`. */
  readonly features: number;
  readonly frameBytes: number;
  readonly requests: number;
  readonly bytesInFlight: number;
  readonly replyBytes: number;
  /** Bytes of `zfs_cmd_t` at the other end. */
  readonly layoutSize: number;
  readonly provenBy: Abi['provenBy'];
  /** Version of ZFS at the other end. */
  readonly version: string;
}

/** A welcome as parts of a payload. */
export function encodeWelcome(transport: Transport, limits: ServiceLimits): Uint8Array[] {
  const { abi } = transport;
  const features =
    (transport.cleanupDescriptor ? FEATURE.cleanup : 0) |
    (transport.link ? FEATURE.link : 0) |
    (transport.openVolume ? FEATURE.volumes : 0);
  return [
    MAGIC,
    u16(PROTOCOL_VERSION),
    u16(features),
    u32(limits.frameBytes, limits.requests, limits.bytesInFlight, limits.replyBytes, abi.layout.size),
    u8(abi.provenBy === 'probe' ? 1 : 0),
    text(abi.version),
  ];
}

/**
 * Reads the first frame that a service sends.
 *
 * @throws ZfsError `ZFSKIT_UNSUPPORTED` (another version), `ZFSKIT_BAD_FRAME`; why the service refuses the connection
 */
export function readWelcome({ kind, payload }: Frame): Welcome {
  if (kind === FRAME.refused) throw errorOf(decodeFault(payload));
  if (kind !== FRAME.welcome) throw badFrame(`a frame of kind ${kind} in the place of a welcome`);
  const reader = new PayloadReader(payload);
  if (!reader.bytes(MAGIC.length).equals(MAGIC)) throw badFrame('what answers is no service of zfskit');
  const version = reader.u16();
  if (version !== PROTOCOL_VERSION) throw otherVersion(version, version);
  const welcome: Welcome = {
    features: reader.u16(),
    frameBytes: reader.u32(),
    requests: reader.u32(),
    bytesInFlight: reader.u32(),
    replyBytes: reader.u32(),
    layoutSize: reader.u32(),
    provenBy: reader.u8() === 1 ? 'probe' : 'release',
    version: reader.text(),
  };
  if (welcome.requests === 0) throw badFrame('the service takes no requests');
  return welcome;
}

/**
 * Reads the first frame that a client sends.
 *
 * @throws ZfsError `ZFSKIT_UNSUPPORTED` (another version), `ZFSKIT_BAD_FRAME`
 */
export function readHello({ kind, payload }: Frame): void {
  if (kind !== FRAME.hello) throw badFrame(`a frame of kind ${kind} in the place of a hello`);
  const reader = new PayloadReader(payload);
  if (!reader.bytes(MAGIC.length).equals(MAGIC)) throw badFrame('what connects is no client of zfskit');
  const [low, high] = [reader.u16(), reader.u16()];
  reader.end();
  if (PROTOCOL_VERSION < low || PROTOCOL_VERSION > high) throw otherVersion(low, high);
}

function otherVersion(low: number, high: number): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_UNSUPPORTED',
    message: `the other side speaks version ${low === high ? low : `${low} to ${high}`} of the protocol, here it is ${PROTOCOL_VERSION}`,
  });
}
