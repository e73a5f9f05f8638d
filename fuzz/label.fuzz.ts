import { ZfsError } from '../src/ioctl/index.ts';
import {
  BOOT_OFFSET,
  CONFIG_BYTES,
  CONFIG_OFFSET,
  LABEL_BYTES,
  type Label,
  labelFacts,
  parseLabel,
  RING_OFFSET,
  sealBlock,
} from '../src/label/index.ts';
import { NvlistError } from '../src/nvlist/index.ts';
import { importCandidates } from '../src/zfs/pool/import-candidate.ts';

/**
 * Any bytes as a label, with and without right checksums: reading never throws, says what is wrong where something is, and what
 * a label with right checksums says can be searched for pools.
 */
export function fuzz(data: Uint8Array): void {
  if (data.length < 4) return;
  const [kind = 0, ...rest] = data.subarray(0, 2);
  const bytes = new Uint8Array(LABEL_BYTES);
  const content = data.subarray(2);
  const slot = 1024 << (kind & 3);
  bytes.set(content, CONFIG_OFFSET);
  bytes.set(content, BOOT_OFFSET + 8);
  bytes[BOOT_OFFSET + 7] = (rest[0] ?? 0) & 3;
  bytes.set(content.subarray(0, slot), RING_OFFSET);
  // The magic number: nothing else is looked at without it.
  bytes.set([0x0c, 0xb1, 0xba, 0, 0, 0, 0, 0], RING_OFFSET);
  if (kind & 4) {
    const endian = kind & 8 ? 'big' : 'little';
    sealBlock(bytes.subarray(CONFIG_OFFSET, CONFIG_OFFSET + CONFIG_BYTES), CONFIG_OFFSET, endian);
    sealBlock(bytes.subarray(BOOT_OFFSET, CONFIG_OFFSET), BOOT_OFFSET, endian);
    sealBlock(bytes.subarray(RING_OFFSET, RING_OFFSET + slot), RING_OFFSET, endian);
  }
  const label = parseLabel(bytes, 0, 0);
  if (
    (label.state === 'valid') !== (label.facts !== undefined) ||
    (label.state === 'valid') === (label.reason !== undefined)
  )
    throw new Error(`${label.state}, ${label.reason}`);
  if (label.ring.newest && !label.ring.uberblocks.includes(label.ring.newest))
    throw new Error('no such uberblock');
  search(label);
}

function search({ config, facts }: Label): void {
  if (!config || !facts) return;
  try {
    labelFacts(config);
    const [pool] = importCandidates([
      {
        path: '/a',
        sizeBytes: 1,
        identity: 'a',
        config,
        facts,
        labelCount: 1,
        names: [{ path: '/a', order: 0 }],
      },
    ]);
    pool?.config.getList('vdev_tree').getListArray('children');
  } catch (error) {
    if (error instanceof NvlistError || error instanceof ZfsError)
      throw new Error(`a label that was read is refused: ${error.message}`);
    throw error;
  }
}
