import type { FileHandle } from 'node:fs/promises';
import { withAlignedBuffer } from './aligned-buffer.ts';
import { deviceOf, type OpenDevice, openDevice } from './device.ts';
import { type Label, missingLabel, parseLabel } from './label.ts';
import { LABEL_BYTES, LABEL_COUNT, labelOffset } from './label-layout.ts';
import { newestOf, type PlacedUberblock } from './uberblock-ring.ts';

/** The labels of a device. */
export interface DeviceLabels {
  /** As it was given. */
  readonly path: string;
  readonly sizeBytes: number;
  /** All four, in order. */
  readonly labels: readonly Label[];
  /** The valid label with the highest txg, the first of equal ones. */
  readonly best: Label | undefined;
  /** The newest uberblock in any of them. */
  readonly newest: PlacedUberblock | undefined;
  /** What is wrong, in sentences; empty when all four labels are valid and say the same. */
  readonly problems: readonly string[];
}

/** Options of {@link readLabels}. */
export interface ReadLabelsOptions {
  /** Ends the wait. A read that the device does not answer ends by itself; its descriptor is closed then. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the four labels of a device or file, with boot environment and uberblocks, and checks every checksum. Needs no ZFS.
 * Damage is no error: each label has a state and a reason.
 *
 * @param source - path, or a handle that is open for reading and stays open
 * @throws LabelError when it cannot be opened or is no file or block device; the signal's reason
 */
export async function readLabels(
  source: string | FileHandle,
  options: ReadLabelsOptions = {},
): Promise<DeviceLabels> {
  const { signal } = options;
  signal?.throwIfAborted();
  const reading = typeof source === 'string' ? readPath(source) : deviceOf(source).then(readDevice);
  return signal ? raceAbort(reading, signal) : reading;
}

async function readPath(path: string): Promise<DeviceLabels> {
  const device = await openDevice(path);
  try {
    return await readDevice(device);
  } finally {
    await device.handle.close();
  }
}

async function readDevice(device: OpenDevice): Promise<DeviceLabels> {
  const labels = await withAlignedBuffer(async (buffer) => {
    const parts = Array.from({ length: LABEL_COUNT }, (_, index) =>
      buffer.subarray(index * LABEL_BYTES, (index + 1) * LABEL_BYTES),
    );
    const first = await Promise.all(parts.map((part, index) => readLabel(device, part, index)));
    const ashift = first.find(({ facts }) => facts?.ashift !== undefined)?.facts?.ashift;
    // A damaged label does not say how large its slots are; another one does.
    return first.map((label, index) =>
      label.state !== 'damaged' || ashift === undefined || label.offset === undefined
        ? label
        : parseLabel(parts[index] as Uint8Array, index, label.offset, ashift),
    );
  });
  return summarize(device.path, device.sizeBytes, labels);
}

async function readLabel(device: OpenDevice, part: Uint8Array, index: number): Promise<Label> {
  const offset = labelOffset(device.sizeBytes, index);
  if (offset === undefined)
    return missingLabel(index, offset, 'absent', `the device has ${device.sizeBytes} bytes`);
  try {
    const bytes = await readFully(device.handle, part, offset);
    if (bytes < part.length)
      return missingLabel(index, offset, 'unreadable', `only ${bytes} bytes are there`);
  } catch (error) {
    return missingLabel(index, offset, 'unreadable', (error as Error).message);
  }
  return parseLabel(part, index, offset);
}

/**
 * Reads until the buffer is full or the device ends.
 *
 * @returns bytes read
 */
export async function readFully(handle: FileHandle, buffer: Uint8Array, offset: number): Promise<number> {
  let done = 0;
  while (done < buffer.length) {
    const { bytesRead } = await handle.read(buffer, done, buffer.length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}

/** Compares the labels of a device. */
function summarize(path: string, sizeBytes: number, labels: readonly Label[]): DeviceLabels {
  const best = labels.reduce<Label | undefined>((chosen, label) => {
    if (!label.facts) return chosen;
    return chosen?.facts && chosen.facts.txg >= label.facts.txg ? chosen : label;
  }, undefined);
  const newest = newestOf(labels.flatMap(({ ring }) => (ring.newest ? [ring.newest] : [])));
  return { path, sizeBytes, labels, best, newest, problems: problemsOf(labels, best) };
}

function problemsOf(labels: readonly Label[], best: Label | undefined): string[] {
  return labels.flatMap((label) => {
    const problems: string[] = [];
    const say = (what: string) => problems.push(`label ${label.index}: ${what}`);
    if (label.state !== 'valid') say(`${label.state}: ${label.reason}`);
    else if (label.facts && best?.facts && label.facts.guid !== best.facts.guid)
      say(`belongs to vdev ${label.facts.guid}, label ${best.index} to vdev ${best.facts.guid}`);
    else if (label.facts && best?.facts && label.facts.txg !== best.facts.txg)
      say(`is of txg ${label.facts.txg}, label ${best.index} of txg ${best.facts.txg}`);
    else if (label.config && best?.config && !label.config.equals(best.config))
      say(`differs from label ${best.index}`);
    if (label.bootEnvironment.state === 'damaged') say(`boot environment: ${label.bootEnvironment.reason}`);
    for (const slot of label.ring.damagedSlots) say(`uberblock ${slot}: the checksum is wrong`);
    return problems;
  });
}

async function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  // The work goes on until the device answers: its failure then is nobody's.
  work.catch(() => {});
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
