import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file } from 'zfskit';
import { bookmarkRows } from './bookmark.ts';
import { datasetRows } from './dataset.ts';
import { delegationRows } from './delegation.ts';
import { encryptionRows } from './encryption.ts';
import { eventRows } from './event.ts';
import { faultRows } from './fault.ts';
import { objectRows } from './object.ts';
import { platformRows } from './platform.ts';
import { poolRows } from './pool.ts';
import { programRows } from './program.ts';
import { RowBench } from './row-bench.ts';
import { scanRows } from './scan.ts';
import { snapshotRows } from './snapshot.ts';
import { streamRows } from './stream.ts';
import { userspaceRows } from './userspace.ts';
import { vdevRows } from './vdev.ts';

// The tests of all nouns share one process and one pool: under emulation both are slow to make.
const bench = await RowBench.open();

beforeAll(async () => {
  await bench.fixture.zfs.pools.create(bench.pool, {
    vdevs: [file(await bench.fixture.image(512 << 20))],
    properties: { cachefile: 'none' },
    rootProperties: { mountpoint: 'legacy' },
  });
});
afterAll(() => bench.close());

describe.each([
  ['pool', poolRows],
  ['vdev', vdevRows],
  ['scan', scanRows],
  ['dataset', datasetRows],
  ['snapshot', snapshotRows],
  ['bookmark', bookmarkRows],
  ['stream', streamRows],
  ['encryption', encryptionRows],
  ['delegation', delegationRows],
  ['userspace', userspaceRows],
  ['object', objectRows],
  ['event', eventRows],
  ['program', programRows],
  ['fault', faultRows],
  ['platform', platformRows],
])('%s', (_, rows) => rows(bench));

test('every callable row of this release was exercised, or it is said why not', () => {
  expect(bench.report()).toEqual([]);
});
