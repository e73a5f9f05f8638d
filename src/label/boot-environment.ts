import { decode, type Nvlist, NvlistError } from '../nvlist/index.ts';
import { checkBlock } from './embedded-checksum.ts';

const LIMITS = { maxDepth: 20, maxPairs: 10_000 } as const;

/** Bytes of the version at the beginning, and of the checksum at the end. */
const VERSION_BYTES = 8;
const TRAILER_BYTES = 40;

/**
 * What a boot loader left in a label. `text`: version 0, as GRUB writes it. `list`: version 1, as `zfsbootcfg` and
 * ZFS_IOC_SET_BOOTENV write it. Source: `vdev_boot_envblock_t`, `vdev_label_read_bootenv`.
 */
export type BootEnvironment =
  | { readonly state: 'empty' }
  | { readonly state: 'text'; readonly text: string }
  | { readonly state: 'list'; readonly list: Nvlist }
  | { readonly state: 'damaged'; readonly reason: string };

/**
 * Reads the boot environment of a label.
 *
 * @param block - 8 KiB
 * @param offset - bytes from the beginning of the device
 */
export function parseBootEnvironment(block: Uint8Array, offset: number): BootEnvironment {
  const check = checkBlock(block, offset);
  if (check.state === 'no-checksum') {
    const empty = block.every((byte) => byte === 0);
    return empty ? { state: 'empty' } : { state: 'damaged', reason: 'there is no checksum at its end' };
  }
  if (check.state === 'bad-checksum') return { state: 'damaged', reason: 'the checksum is wrong' };
  const version = new DataView(block.buffer, block.byteOffset).getBigUint64(0, false);
  const content = block.subarray(VERSION_BYTES, block.length - TRAILER_BYTES);
  if (version === 0n) return textOf(content);
  if (version !== 1n) return { state: 'damaged', reason: `version ${version} is not known` };
  try {
    return { state: 'list', list: decode(content, LIMITS) };
  } catch (error) {
    if (!(error instanceof NvlistError)) throw error;
    return { state: 'damaged', reason: error.message };
  }
}

function textOf(content: Uint8Array): BootEnvironment {
  const end = content.indexOf(0);
  const bytes = end < 0 ? content : content.subarray(0, end);
  return bytes.length === 0
    ? { state: 'empty' }
    : { state: 'text', text: new TextDecoder('latin1').decode(bytes) };
}
