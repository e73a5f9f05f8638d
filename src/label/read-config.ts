import type { Nvlist } from '../nvlist/index.ts';
import { withAlignedBuffer } from './aligned-buffer.ts';
import { openDevice } from './device.ts';
import { parseLabelConfig } from './label.ts';
import type { LabelFacts } from './label-config.ts';
import { CONFIG_BYTES, CONFIG_OFFSET, LABEL_COUNT, labelOffset } from './label-layout.ts';
import { readFully } from './read-labels.ts';

/** What the labels of a device say of its pool, without boot environment and uberblocks. */
export interface DeviceConfig {
  readonly path: string;
  readonly sizeBytes: number;
  /** The same for every path to one device or file. */
  readonly identity: string;
  /** Configuration in the valid label with the highest txg. */
  readonly config: Nvlist;
  readonly facts: LabelFacts;
  /** How many of the four labels hold this same configuration. */
  readonly labelCount: number;
}

/**
 * Reads only the configurations in the labels of a device: what a search for pools needs. Labels that hold the same bytes are
 * decoded once, and the checksum of the newest is what counts.
 *
 * @returns undefined where no label is valid
 * @throws LabelError
 */
export async function readConfig(path: string): Promise<DeviceConfig | undefined> {
  const device = await openDevice(path);
  try {
    const { sizeBytes, identity } = device;
    return await withAlignedBuffer(async (buffer) => {
      const areas = Array.from({ length: LABEL_COUNT }, (_, index) =>
        buffer.subarray(index * CONFIG_BYTES, (index + 1) * CONFIG_BYTES),
      );
      const read = await Promise.all(
        areas.map(async (area, index): Promise<Area | undefined> => {
          const label = labelOffset(sizeBytes, index);
          if (label === undefined) return undefined;
          const offset = label + CONFIG_OFFSET;
          const bytes = await readFully(device.handle, area, offset).catch(() => 0);
          return bytes === area.length ? { area, offset } : undefined;
        }),
      );
      const best = bestOf(read.filter((found) => found !== undefined));
      return best && { path, sizeBytes, identity, ...best };
    });
  } finally {
    await device.handle.close();
  }
}

interface Area {
  readonly area: Uint8Array;
  readonly offset: number;
}

/** Bytes of magic and checksum: what differs between labels that say the same. */
const TRAILER_BYTES = 40;

function bestOf(areas: readonly Area[]): Pick<DeviceConfig, 'config' | 'facts' | 'labelCount'> | undefined {
  const contents: Area[][] = [];
  for (const found of areas) {
    const same = contents.find(([first]) => first && sameContent(first.area, found.area));
    if (same) same.push(found);
    else contents.push([found]);
  }
  let best: Pick<DeviceConfig, 'config' | 'facts' | 'labelCount'> | undefined;
  for (const copies of contents) {
    const valid = firstValid(copies);
    if (valid && (best === undefined || valid.facts.txg > best.facts.txg))
      best = { ...valid, labelCount: copies.length };
  }
  return best;
}

function firstValid(copies: readonly Area[]): { config: Nvlist; facts: LabelFacts } | undefined {
  for (const { area, offset } of copies) {
    const { config, facts } = parseLabelConfig(area, offset);
    if (config && facts) return { config, facts };
  }
  return undefined;
}

function sameContent(a: Uint8Array, b: Uint8Array): boolean {
  const end = a.length - TRAILER_BYTES;
  return Buffer.compare(a.subarray(0, end), b.subarray(0, end)) === 0;
}
