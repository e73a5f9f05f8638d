import { checkBlock } from './embedded-checksum.ts';
import { LARGEST_SLOT_SHIFT, RING_BYTES, SMALLEST_SLOT_SHIFT } from './label-layout.ts';
import { compareUberblocks, parseUberblock, type Uberblock } from './uberblock.ts';

/** An uberblock with its place. */
export interface PlacedUberblock extends Uberblock {
  /** Number of the slot in the ring. */
  readonly slot: number;
}

/** The ring of uberblocks of a label. */
export interface UberblockRing {
  /** Bytes of a slot: the sector size, from 1 KiB to 8 KiB. */
  readonly slotBytes: number;
  /** Those that their checksums confirm, by slot. */
  readonly uberblocks: readonly PlacedUberblock[];
  /** Slots that hold an uberblock whose checksum is wrong. */
  readonly damagedSlots: readonly number[];
  /** The newest one. */
  readonly newest: PlacedUberblock | undefined;
}

/**
 * Reads a ring of uberblocks. Source: `VDEV_UBERBLOCK_SHIFT`, `vdev_uberblock_load` in `module/zfs/vdev_label.c`.
 *
 * @param ring - 128 KiB
 * @param offset - bytes from the beginning of the device
 * @param ashift - sector size as a power of two; when it is not known, the slot size with the most valid uberblocks is taken
 */
export function parseRing(ring: Uint8Array, offset: number, ashift: number | undefined): UberblockRing {
  if (ashift !== undefined) return readSlots(ring, offset, slotShift(ashift));
  const shifts = Array.from({ length: LARGEST_SLOT_SHIFT - SMALLEST_SLOT_SHIFT + 1 }, (_, i) => i);
  const rings = shifts.map((shift) => readSlots(ring, offset, SMALLEST_SLOT_SHIFT + shift));
  return rings.reduce((best, other) => (other.uberblocks.length > best.uberblocks.length ? other : best));
}

function slotShift(ashift: number): number {
  return Math.min(Math.max(ashift, SMALLEST_SLOT_SHIFT), LARGEST_SLOT_SHIFT);
}

function readSlots(ring: Uint8Array, offset: number, shift: number): UberblockRing {
  const slotBytes = 1 << shift;
  const uberblocks: PlacedUberblock[] = [];
  const damagedSlots: number[] = [];
  for (let slot = 0; slot < RING_BYTES / slotBytes; slot++) {
    const bytes = ring.subarray(slot * slotBytes, (slot + 1) * slotBytes);
    const uberblock = parseUberblock(bytes);
    if (!uberblock) continue;
    if (checkBlock(bytes, offset + slot * slotBytes).state === 'valid')
      uberblocks.push({ slot, ...uberblock });
    // A new label's ring has one checksum for the whole and an uberblock of txg 0: it holds nothing yet.
    else if (uberblock.txg !== 0n) damagedSlots.push(slot);
  }
  return { slotBytes, uberblocks, damagedSlots, newest: newestOf(uberblocks) };
}

/** The newest of some uberblocks, the first of equal ones. */
export function newestOf<U extends Uberblock>(uberblocks: readonly U[]): U | undefined {
  return uberblocks.reduce<U | undefined>(
    (newest, other) => (newest && compareUberblocks(newest, other) >= 0 ? newest : other),
    undefined,
  );
}
