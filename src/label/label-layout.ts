/**
 * Where the labels of a vdev stand and what is in one. Source: `vdev_label_t` in OpenZFS `include/sys/vdev_impl.h`,
 * `vdev_label_offset` in `module/zfs/vdev_label.c`.
 */

/** Labels of a device: two at its beginning, two at its end. */
export const LABEL_COUNT = 4;

/** Bytes of a label. */
export const LABEL_BYTES = 256 << 10;

/** Offset of the boot environment in the label. */
export const BOOT_OFFSET = 8 << 10;
/** Bytes of the boot environment. */
export const BOOT_BYTES = 8 << 10;

/** Offset of the configuration, an nvlist, in the label. */
export const CONFIG_OFFSET = 16 << 10;
/** Bytes of the configuration with its checksum. */
export const CONFIG_BYTES = 112 << 10;

/** Offset of the ring of uberblocks in the label. */
export const RING_OFFSET = 128 << 10;
/** Bytes of the ring of uberblocks. */
export const RING_BYTES = 128 << 10;

/** A slot of the ring is as large as a sector, from 1 KiB to 8 KiB, as powers of two. */
export const SMALLEST_SLOT_SHIFT = 10;
export const LARGEST_SLOT_SHIFT = 13;

/**
 * Byte offset of a label on a device. The labels at the end count from the size rounded down to whole labels.
 *
 * @param sizeBytes - size of the device
 * @param index - 0 to 3
 * @returns undefined where the device is too small for four labels
 */
export function labelOffset(sizeBytes: number, index: number): number | undefined {
  const whole = sizeBytes - (sizeBytes % LABEL_BYTES);
  if (whole < LABEL_COUNT * LABEL_BYTES) return undefined;
  return index * LABEL_BYTES + (index < LABEL_COUNT / 2 ? 0 : whole - LABEL_COUNT * LABEL_BYTES);
}
