import { type Nvlist, NvlistError } from '../nvlist/index.ts';
import { type BootEnvironment, parseBootEnvironment } from './boot-environment.ts';
import { checkBlock } from './embedded-checksum.ts';
import { decodeLabelList, type LabelFacts, labelFacts } from './label-config.ts';
import { BOOT_BYTES, BOOT_OFFSET, CONFIG_BYTES, CONFIG_OFFSET, RING_OFFSET } from './label-layout.ts';
import { parseRing, type UberblockRing } from './uberblock-ring.ts';

/**
 * - `valid` its checksum confirms the configuration
 * - `empty` there is nothing but zeros
 * - `damaged` something stands there that is no label, or not one of this place, or not a whole one
 * - `unreadable` the device gave an error
 * - `absent` the device is too small to have it
 */
export type LabelState = 'valid' | 'empty' | 'damaged' | 'unreadable' | 'absent';

/** The configuration area of a label. */
export interface LabelConfig {
  readonly state: LabelState;
  /** What is wrong, unless the state is `valid`. */
  readonly reason: string | undefined;
  /** What its list says. Of a damaged label it is there where it can be decoded, for reading only: nothing confirms it. */
  readonly config: Nvlist | undefined;
  /** The same in types; undefined unless the state is `valid`. */
  readonly facts: LabelFacts | undefined;
}

/** A label of a device. */
export interface Label extends LabelConfig {
  /** 0 to 3. */
  readonly index: number;
  /** Bytes from the beginning of the device; undefined where it is absent. */
  readonly offset: number | undefined;
  readonly bootEnvironment: BootEnvironment;
  readonly ring: UberblockRing;
}

/** What stands in place of a label that could not be read. */
export function missingLabel(
  index: number,
  offset: number | undefined,
  state: 'unreadable' | 'absent',
  reason: string,
): Label {
  return {
    index,
    offset,
    state,
    reason,
    config: undefined,
    facts: undefined,
    bootEnvironment: { state: 'empty' },
    ring: { slotBytes: 1024, uberblocks: [], damagedSlots: [], newest: undefined },
  };
}

/**
 * Reads a label. Never throws for what stands in it.
 *
 * @param bytes - 256 KiB
 * @param index - 0 to 3
 * @param offset - bytes from the beginning of the device: checksums hold at this place only
 * @param knownAshift - sector size as a power of two, for a label that does not say it itself
 */
export function parseLabel(bytes: Uint8Array, index: number, offset: number, knownAshift?: number): Label {
  const config = parseLabelConfig(
    bytes.subarray(CONFIG_OFFSET, CONFIG_OFFSET + CONFIG_BYTES),
    offset + CONFIG_OFFSET,
  );
  const boot = bytes.subarray(BOOT_OFFSET, BOOT_OFFSET + BOOT_BYTES);
  return {
    ...config,
    index,
    offset,
    bootEnvironment: parseBootEnvironment(boot, offset + BOOT_OFFSET),
    ring: parseRing(bytes.subarray(RING_OFFSET), offset + RING_OFFSET, config.facts?.ashift ?? knownAshift),
  };
}

/**
 * Reads the configuration area of a label: an XDR nvlist and the checksum of the area. Never throws for what stands in it.
 *
 * @param area - 112 KiB
 * @param offset - bytes from the beginning of the device
 */
export function parseLabelConfig(area: Uint8Array, offset: number): LabelConfig {
  const check = checkBlock(area, offset);
  if (check.state === 'no-checksum' && isZero(area)) {
    return { state: 'empty', reason: 'nothing was written here', config: undefined, facts: undefined };
  }
  const decoded = tryDecode(area);
  if (check.state !== 'valid') {
    const reason =
      check.state === 'no-checksum' ? 'there is no checksum at its end' : 'the checksum is wrong';
    return { state: 'damaged', reason, config: decoded.config, facts: undefined };
  }
  if (!decoded.facts) {
    return { state: 'damaged', reason: decoded.reason, config: decoded.config, facts: undefined };
  }
  return { state: 'valid', reason: undefined, config: decoded.config, facts: decoded.facts };
}

function tryDecode(area: Uint8Array): {
  config?: Nvlist | undefined;
  facts?: LabelFacts;
  reason?: string;
} {
  let config: Nvlist | undefined;
  try {
    config = decodeLabelList(area);
    return { config, facts: labelFacts(config) };
  } catch (error) {
    if (!(error instanceof NvlistError)) throw error;
    return { config, reason: error.message };
  }
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
