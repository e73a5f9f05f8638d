import { setTimeout as delay } from 'node:timers/promises';
import { checkName, type Transport, volumeOfDevice, ZfsError } from '../ioctl/index.ts';
import type { Dataset } from './dataset.ts';

/** How long to wait for a device. */
export interface WaitForDeviceOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the wait ends with `ZFSKIT_DEADLINE`; default 30,000. */
  readonly deadlineMs?: number | undefined;
}

const DEFAULT_DEADLINE_MS = 30_000;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 250;

/** The link that udev makes for a volume: zvol_id writes `+` for a blank (`udev/zvol_id.c`). */
export function devicePathOf(volume: string): string {
  return `/dev/zvol/${volume.replace(/[ \t]/g, '+')}`;
}

/**
 * Waits until udev has made the device of a volume, and the device says that it is that volume (BLKZNAME): a link may be
 * left over, or not be moved yet after a rename.
 *
 * @param read - reads the volume, to tell one that is not there from one that has no device yet
 * @returns the path, `/dev/zvol/pool/volume`
 * @throws ZfsError `ENOENT`; `ZFSKIT_INVALID_ARGUMENT` for what has no device: filesystems, volumes of volmode none;
 *   `ZFSKIT_DEADLINE`; the signal's reason
 */
export async function waitForDevice(
  transport: Transport,
  volume: string,
  read: () => Promise<Dataset>,
  { signal, deadlineMs = DEFAULT_DEADLINE_MS }: WaitForDeviceOptions = {},
): Promise<string> {
  checkName(volume, 'dataset-or-snapshot');
  signal?.throwIfAborted();
  const path = devicePathOf(volume);
  refuseWithoutDevice(await read());
  const end = performance.now() + deadlineMs;
  const signals = AbortSignal.any([transport.closing, ...(signal ? [signal] : [])]);
  for (
    let pause = FIRST_PAUSE_MS;
    volumeOfDevice(path) !== volume;
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
  ) {
    const left = end - performance.now();
    if (left <= 0) throw late(volume, path, deadlineMs);
    await delay(Math.min(pause, left), undefined, { signal: signals }).catch(() => signals.throwIfAborted());
    if (pause === LONGEST_PAUSE_MS) refuseWithoutDevice(await read());
  }
  return path;
}

function refuseWithoutDevice(dataset: Dataset): void {
  const { name, kind } = dataset;
  const why =
    dataset.get('type') !== 'volume'
      ? 'it is no volume'
      : dataset.get('volmode') === 'none'
        ? 'volmode is none'
        : kind === 'snapshot' && dataset.get('snapdev') === 'hidden'
          ? 'snapdev is hidden'
          : undefined;
  if (why === undefined) return;
  const message = `${name} has no device: ${why}`;
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message, subject: name });
}

function late(volume: string, path: string, deadlineMs: number): ZfsError {
  return new ZfsError({
    code: 'ZFSKIT_DEADLINE',
    message: `${volume}: ${path} was not made within ${deadlineMs} ms: does udev run here?`,
    subject: volume,
  });
}
