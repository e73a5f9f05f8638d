import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sealBlock } from './embedded-checksum.ts';
import { parseLabel } from './label.ts';
import { BOOT_OFFSET, CONFIG_BYTES, CONFIG_OFFSET, LABEL_BYTES, RING_OFFSET } from './label-layout.ts';
import { readConfig } from './read-config.ts';
import { readLabels } from './read-labels.ts';
import { type GoldenName, goldenFile, goldenLabels } from './testdata/golden.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function device(name: GoldenName, change?: (labels: Uint8Array[]) => void): Promise<string> {
  const { folder, path } = await goldenFile(name, change);
  folders.push(folder);
  return path;
}

const wipe = (label: Uint8Array | undefined) => label?.fill(0);
const flip = (label: Uint8Array | undefined, at: number) => {
  if (label) label[at] = (label[at] as number) ^ 1;
};

test('a half of a mirror, sectors of 512 bytes', async () => {
  const path = await device('mirror-ashift9');
  const labels = await readLabels(path);
  expect(labels).toMatchObject({ path, sizeBytes: 64 << 20, problems: [] });
  expect(labels.labels.map(({ index, offset, state }) => [index, offset, state])).toEqual([
    [0, 0, 'valid'],
    [1, 256 << 10, 'valid'],
    [2, (64 << 20) - (512 << 10), 'valid'],
    [3, (64 << 20) - (256 << 10), 'valid'],
  ]);
  expect(labels.best?.facts).toEqual({
    guid: 14978208630595925708n,
    state: 'exported',
    poolName: 'goldenpool',
    poolGuid: 3550003453727339130n,
    topGuid: 9610675931140257103n,
    txg: 15n,
    version: 5000n,
    hostId: 2053859668n,
    hostname: 'zfskit-vm',
    comment: undefined,
    path: '/tmp/golden/a',
    ashift: 9,
    topLevelVdevs: 2,
    featuresForRead: ['com.delphix:hole_birth', 'com.delphix:embedded_data', 'com.klarasystems:vdev_zaps_v2'],
  });
  expect(labels.labels[0]?.ring.slotBytes).toBe(1024);
  expect(labels.newest).toMatchObject({ slot: 15, txg: 15n, guidSum: 1495008695434803489n });
  expect(labels.newest?.rootBlock).toEqual({
    addresses: [
      { vdev: 0, offset: 0x11400n, sizeBytes: 0x200 },
      { vdev: 0, offset: 0x1011400n, sizeBytes: 0x200 },
      { vdev: 0, offset: 0x200e200n, sizeBytes: 0x200 },
    ],
    birthTxg: 15n,
    fill: 48n,
  });
  expect(labels.newest?.mmp).toEqual({
    delayNs: 0n,
    sequence: undefined,
    intervalMs: undefined,
    failIntervals: undefined,
  });
});

test('a size that is no multiple of 256 KiB, sectors of 4096 bytes', async () => {
  const labels = await readLabels(await device('single-ashift12'));
  expect(labels.problems).toEqual([]);
  expect(labels.labels[3]?.offset).toBe(67_500_000 - (67_500_000 % LABEL_BYTES) - LABEL_BYTES);
  expect(labels.labels[0]?.ring.slotBytes).toBe(4096);
  expect(labels.best?.facts).toMatchObject({ poolName: 'goldenpool2', comment: 'of_zfskit', ashift: 12 });
  expect(labels.labels[0]?.ring.uberblocks.map(({ txg }) => txg)).toContain(4n);
});

test('through a handle, which stays open', async () => {
  await using handle = await open(await device('mirror-ashift9'));
  expect((await readLabels(handle)).problems).toEqual([]);
  expect((await handle.stat()).isFile()).toBe(true);
});

test.each([1, 2, 3])('%i labels overwritten: the others are enough', async (count) => {
  const path = await device('mirror-ashift9', (labels) => {
    for (const label of labels.slice(0, count)) wipe(label);
  });
  const { labels, best, problems } = await readLabels(path);
  expect(labels.map(({ state }) => state)).toEqual(
    [0, 1, 2, 3].map((index) => (index < count ? 'empty' : 'valid')),
  );
  expect(best?.index).toBe(count);
  expect(problems).toHaveLength(count);
  expect(await readConfig(path)).toMatchObject({ labelCount: 4 - count, facts: { poolName: 'goldenpool' } });
});

test('all labels overwritten', async () => {
  const path = await device('mirror-ashift9', (labels) => labels.forEach(wipe));
  expect(await readLabels(path)).toMatchObject({ best: undefined, newest: undefined });
  expect(await readConfig(path)).toBeUndefined();
});

test('damage is found where it is', async () => {
  const path = await device('mirror-ashift9', (labels) => {
    flip(labels[0], CONFIG_OFFSET + 200);
    flip(labels[1], CONFIG_OFFSET + CONFIG_BYTES - 40);
    flip(labels[2], BOOT_OFFSET + 3);
    flip(labels[3], RING_OFFSET + 15 * 1024 + 300);
  });
  const { labels, newest, problems } = await readLabels(path);
  expect(problems).toEqual([
    'label 0: damaged: the checksum is wrong',
    'label 1: damaged: there is no checksum at its end',
    'label 2: boot environment: the checksum is wrong',
    'label 3: uberblock 15: the checksum is wrong',
  ]);
  expect(labels[1]?.config?.getString('name')).toBe('goldenpool');
  expect(labels[0]?.facts).toBeUndefined();
  expect(newest?.txg).toBe(15n);
  expect(labels[3]?.ring.newest?.txg).toBeLessThan(15n);
});

test('the slots of a damaged label are as large as those of its neighbours', async () => {
  const path = await device('single-ashift12', (labels) => flip(labels[1], CONFIG_OFFSET + 200));
  const { labels } = await readLabels(path);
  expect(labels[1]?.ring).toEqual(labels[0]?.ring);
});

test('without any configuration the size of slots is found by their checksums', async () => {
  const path = await device('single-ashift12', (labels) => {
    for (const label of labels) flip(label, CONFIG_OFFSET + 200);
  });
  expect((await readLabels(path)).labels[0]?.ring.slotBytes).toBe(4096);
});

test('a label in a wrong place is refused', () => {
  const [label] = goldenLabels('mirror-ashift9');
  expect(parseLabel(label as Uint8Array, 1, LABEL_BYTES)).toMatchObject({
    state: 'damaged',
    reason: 'the checksum is wrong',
    ring: { uberblocks: [] },
  });
});

test('labels that say different things', async () => {
  const path = await device('mirror-ashift9', (labels) => {
    const [, other] = goldenLabels('single-ashift12');
    labels[1]?.set(other as Uint8Array);
  });
  expect((await readLabels(path)).problems[0]).toBe(
    'label 0: belongs to vdev 14978208630595925708, label 1 to vdev 8707278585299234065',
  );
});

test('a big-endian label', () => {
  const [label] = goldenLabels('mirror-ashift9') as [Uint8Array];
  sealBlock(label.subarray(CONFIG_OFFSET, CONFIG_OFFSET + CONFIG_BYTES), CONFIG_OFFSET, 'big');
  const slot = label.subarray(RING_OFFSET + 15 * 1024, RING_OFFSET + 16 * 1024);
  Buffer.from(slot.buffer, slot.byteOffset, 216).swap64();
  sealBlock(slot, RING_OFFSET + 15 * 1024, 'big');
  const parsed = parseLabel(label, 0, 0);
  expect(parsed.state).toBe('valid');
  expect(parsed.ring.uberblocks.find(({ slot: number }) => number === 15)).toMatchObject({
    endian: 'big',
    txg: 15n,
    guidSum: 1495008695434803489n,
  });
});

test('boot environments', () => {
  const [label] = goldenLabels('mirror-ashift9') as [Uint8Array];
  const block = label.subarray(BOOT_OFFSET, BOOT_OFFSET + 8192).fill(0);
  block.set(new TextEncoder().encode('saved_entry=1\n'), 8);
  sealBlock(block, BOOT_OFFSET);
  expect(parseLabel(label, 0, 0).bootEnvironment).toEqual({ state: 'text', text: 'saved_entry=1\n' });
  block[7] = 9;
  sealBlock(block, BOOT_OFFSET);
  expect(parseLabel(label, 0, 0).bootEnvironment).toEqual({
    state: 'damaged',
    reason: 'version 9 is not known',
  });
});

test('files that are too short', async () => {
  const path = await device('mirror-ashift9');
  await truncate(path, (1 << 20) - 1);
  expect((await readLabels(path)).labels.map(({ state }) => state)).toEqual(Array(4).fill('absent'));
  await truncate(path, 33 << 20);
  expect((await readLabels(path)).labels.map(({ state }) => state)).toEqual([
    'valid',
    'valid',
    'empty',
    'empty',
  ]);
});

test('what is no device is not opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zfskit-label-'));
  folders.push(folder);
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  await expect(readLabels(pipe)).rejects.toMatchObject({ code: 'LABEL_NOT_A_DEVICE', path: pipe });
  await expect(readLabels('/dev/zero')).rejects.toMatchObject({ code: 'LABEL_NOT_A_DEVICE' });
  await expect(readLabels(folder)).rejects.toMatchObject({ code: 'LABEL_NOT_A_DEVICE' });
  await expect(readLabels(join(folder, 'none'))).rejects.toMatchObject({ code: 'LABEL_CANNOT_OPEN' });
});

test('an aborted read', async () => {
  const path = await device('mirror-ashift9');
  const reason = new Error('enough');
  await expect(readLabels(path, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
