import { readFileSync } from 'node:fs';
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LABEL_BYTES, LABEL_COUNT, labelOffset } from '../label-layout.ts';

/** Devices that OpenZFS 2.3.9 wrote, with `zpool create` and `zpool export`: their labels one behind the other, and sizes. */
export const GOLDEN = {
  'mirror-ashift9': { sizeBytes: 64 << 20 },
  'single-ashift12': { sizeBytes: 67_500_000 },
} as const;

/** Name of a golden device. */
export type GoldenName = keyof typeof GOLDEN;

/** The four labels of a golden device. */
export function goldenLabels(name: GoldenName): Uint8Array[] {
  const bytes = gunzipSync(readFileSync(new URL(`${name}.labels.gz`, import.meta.url)));
  return Array.from({ length: LABEL_COUNT }, (_, i) =>
    Uint8Array.from(bytes.subarray(i * LABEL_BYTES, (i + 1) * LABEL_BYTES)),
  );
}

/** Writes labels into a sparse file of a golden device's size, in a new folder. */
export async function goldenFile(
  name: GoldenName,
  change: (labels: Uint8Array[]) => void = () => {},
): Promise<{ folder: string; path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'zfskit-label-'));
  const path = join(folder, name);
  const { sizeBytes } = GOLDEN[name];
  const labels = goldenLabels(name);
  change(labels);
  await using handle = await open(path, 'wx');
  await handle.truncate(sizeBytes);
  for (const [index, label] of labels.entries()) {
    await handle.write(label, 0, label.length, labelOffset(sizeBytes, index) as number);
  }
  return { folder, path };
}
