import { DeviceVolume, type OpenVolume, type Transport, ZfsError } from '../ioctl/index.ts';
import type { Dataset } from './dataset.ts';
import { type WaitForDeviceOptions, waitForDevice } from './volume-device.ts';

/** How to open a volume. */
export interface OpenVolumeOptions extends WaitForDeviceOptions {
  /** Refuse writes, with `EROFS`. Snapshots, volumes of read-only pools and those with readonly=on are always so. */
  readonly readOnly?: boolean | undefined;
}

/**
 * Opens a volume, or a snapshot of one, to read and write its bytes: through the engine where there is one, else through its
 * device, for which it waits (see {@link Datasets.waitForDevice}).
 *
 * Everywhere `sync` is what makes writes and discards survive a crash, unless the property `sync` is disabled: they are in the
 * volume's intent log then, or in their place.
 *
 * @param read - reads a dataset
 * @throws ZfsError `ENOENT`, `ZFSKIT_INVALID_ARGUMENT` (no volume, or one without a device), `EBUSY`, `EACCES`;
 *   of a device also `EROFS` and what `waitForDevice` throws
 */
export async function openVolume(
  transport: Transport,
  name: string,
  read: (name: string) => Promise<Dataset>,
  options: OpenVolumeOptions = {},
): Promise<OpenVolume> {
  if (transport.openVolume) return transport.openVolume(name, { readOnly: options.readOnly });
  const path = await waitForDevice(transport, name, () => read(name), options);
  const [head = '', snapshot] = name.split('@');
  const volume = await read(head);
  const blockSize = Number(volume.get('volblocksize') ?? 0);
  if (blockSize === 0) {
    const message = `${name} has no block size`;
    throw new ZfsError({ code: 'ZFSKIT_BAD_REPLY', message, subject: name });
  }
  const readOnly = options.readOnly || snapshot !== undefined || volume.get('readonly') === 'on';
  return DeviceVolume.open({ path, name, blockSize, readOnly });
}
