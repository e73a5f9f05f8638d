import { describe, expect, test } from 'vitest';
import { Nvlist, type NvlistInit } from '../../nvlist/index.ts';
import { describe as describeError, readBookmarks } from './error-log.ts';
import { type FeatureStatus, portability, upgradable } from './features.ts';
import { healthCompatibility } from './health.ts';
import { type HealthFacts, poolProblems } from './pool-problems.ts';
import { readPoolStatus } from './pool-status.ts';

const STATE = { offline: 2n, removed: 3n, cantOpen: 4n, faulted: 5n, degraded: 6n, online: 7n };

let nextGuid = 100n;

function vdev(state = STATE.online, aux = 0n, more: NvlistInit = {}, errors = 0n): Nvlist {
  const stats = new BigUint64Array(48);
  stats.set([0n, state, aux]);
  stats[22] = errors;
  const guid = nextGuid++;
  return Nvlist.from({ type: 'file', path: `/disk${guid}`, guid, vdev_stats: stats, ...more });
}

function facts(root: Nvlist, config: NvlistInit = {}, more: Partial<HealthFacts> = {}): HealthFacts {
  const pool = Nvlist.from({
    name: 'tank',
    pool_guid: 1n,
    txg: 5n,
    version: 5000n,
    vdev_tree: root,
    ...config,
  });
  return {
    status: readPoolStatus(pool, 0, 0n),
    hostId: 0n,
    active: true,
    failsInsteadOfWaiting: false,
    mmpState: undefined,
    canReadOnly: false,
    ashift: undefined,
    compatibility: undefined,
    ...more,
  };
}

function root(children: Nvlist[], state = STATE.online, aux = 0n, more: NvlistInit = {}): Nvlist {
  return vdev(state, aux, { type: 'root', children, ...more });
}

const kinds = (given: HealthFacts) => poolProblems(given).map(({ kind }) => kind);

describe('problems', () => {
  test('none', () => expect(kinds(facts(root([vdev(), vdev()])))).toEqual([]));

  test.each<[string, () => HealthFacts, string[]]>([
    ['a missing device', () => facts(root([vdev(), vdev(STATE.cantOpen, 1n)])), ['MISSING_DEV_R']],
    ['no label', () => facts(root([vdev(), vdev(STATE.cantOpen, 6n)])), ['CORRUPT_LABEL_R']],
    ['pulled out', () => facts(root([vdev(), vdev(STATE.removed)])), ['REMOVED_DEV']],
    [
      'errors',
      () => facts(root([vdev(), vdev(STATE.online, 0n, {}, 3n)]), { error_count: 2n }),
      ['CORRUPT_DATA', 'FAILING_DEV'],
    ],
    [
      'a faulted device counts once, another as well',
      () => facts(root([vdev(STATE.faulted, 11n, {}, 9n), vdev(STATE.degraded, 0n, {}, 1n)])),
      ['FAULTED_DEV_R', 'FAILING_DEV'],
    ],
    [
      'what is being replaced is none',
      () => facts(root([vdev(STATE.online, 0n, { type: 'replacing', children: [vdev(STATE.offline)] })])),
      [],
    ],
    [
      'not enough devices',
      () => facts(root([vdev(STATE.cantOpen, 1n)], STATE.cantOpen, 3n)),
      ['MISSING_DEV_NR'],
    ],
    ['damaged metadata', () => facts(root([vdev()], STATE.cantOpen, 2n)), ['CORRUPT_POOL']],
    [
      'a cache device',
      () => facts(root([vdev()], STATE.online, 0n, { l2cache: [vdev(STATE.faulted)] })),
      ['FAULTED_DEV_R'],
    ],
    ['errata', () => facts(root([vdev()]), { errata: 4n }), ['ERRATA']],
    ['another host', () => facts(root([vdev()]), { hostid: 7n }, { hostId: 8n }), ['HOSTID_MISMATCH']],
    ['suspended', () => facts(root([vdev()]), { suspended: 0n, suspended_reason: 1n }), ['IO_FAILURE_WAIT']],
    [
      'suspended, and failing',
      () => facts(root([vdev()]), { suspended: 1n, suspended_reason: 1n }, { failsInsteadOfWaiting: true }),
      ['IO_FAILURE_CONTINUE'],
    ],
    [
      'suspended by multihost',
      () => facts(root([vdev()]), { suspended: 0n, suspended_reason: 2n }),
      ['IO_FAILURE_MMP'],
    ],
    [
      'unknown features',
      () => facts(root([vdev()], STATE.cantOpen, 9n), {}, { canReadOnly: true }),
      ['UNSUP_FEAT_WRITE'],
    ],
    [
      'in use elsewhere',
      () => facts(root([vdev()], STATE.cantOpen, 18n), {}, { mmpState: 0n }),
      ['HOSTID_ACTIVE'],
    ],
  ])('%s', (_, given, expected) => expect(kinds(given())).toEqual(expected));

  test('name message, devices and where to read more', () => {
    const [problem] = poolProblems(facts(root([vdev(), vdev(STATE.cantOpen, 1n, { path: '/gone' })])));
    expect(problem).toMatchObject({ messageId: 'ZFS-8000-2Q', severity: 'warning', vdevs: ['/gone'] });
    expect(problem?.url).toBe('https://openzfs.github.io/openzfs-docs/msg/ZFS-8000-2Q');
  });
});

const feature = (name: string, state: FeatureStatus['state'], readonlyCompatible = false): FeatureStatus => ({
  name,
  guid: `x:${name}`,
  state,
  refcount: state === 'active' ? 1n : 0n,
  readonlyCompatible,
  supported: true,
});

describe('features', () => {
  test('what an older module cannot do', () => {
    const features = [
      feature('draid', 'active'),
      feature('zilsaxattr', 'active', true),
      feature('blake3', 'enabled'),
      feature('lz4_compress', 'active'),
    ];
    const old = portability(features, [2, 0, 3]);
    expect([old.readWrite, old.readOnly]).toEqual([false, false]);
    expect(old.blocking.map(({ name }) => name)).toEqual(['draid']);
    expect(old.blockingWrites.map(({ name }) => name)).toEqual(['zilsaxattr']);
    expect(old.risky.map(({ name }) => name)).toEqual(['blake3']);
    expect(portability(features, [2, 1, 11])).toMatchObject({ readWrite: false, readOnly: true });
    expect(portability(features, [2, 2, 0])).toMatchObject({ readWrite: true, readOnly: true });
  });

  test('a feature that nobody knows stops every module', () => {
    const strange = { ...feature('org.example:new', 'active'), readonlyCompatible: undefined };
    expect(portability([strange], [2, 4, 4])).toMatchObject({ readWrite: false, readOnly: false });
  });

  test('what is missing, and what is too much', () => {
    const features = [
      feature('lz4_compress', 'active'),
      feature('bookmarks', 'disabled'),
      feature('dynamic_gang_header', 'disabled'),
    ];
    expect(upgradable(features, new Set(['bookmarks', 'dynamic_gang_header']))).toEqual(['bookmarks']);
    expect(healthCompatibility('x', new Set(['bookmarks']), features)).toEqual({
      legacy: false,
      problem: undefined,
      missing: ['bookmarks'],
      excess: ['lz4_compress'],
    });
  });
});

describe('the error log', () => {
  test('each object once, sorted', () => {
    const entries = new BigUint64Array([5n, 2n, 0n, 7n, 5n, 2n, 0n, 8n, 1n, 9n, 0n, 0n]);
    expect(readBookmarks(new Uint8Array(entries.buffer))).toEqual([
      [1n, 9n],
      [5n, 2n],
    ]);
    expect(readBookmarks(new Uint8Array(31))).toEqual([]);
  });

  test('the words of zpool status', () => {
    const mounts = new Map([['tank/a', '/srv']]);
    const text = (datasetObject: bigint, dataset?: string, path?: string) =>
      describeError({ datasetObject, dataset, object: 16n, path }, mounts);
    expect([
      text(0n),
      text(54n),
      text(54n, 'tank/a'),
      text(54n, 'tank/a', '/f'),
      text(54n, 'tank/b', '/f'),
    ]).toEqual(['<metadata>:<0x10>', '<0x36>:<0x10>', 'tank/a:<0x10>', '/srv/f', 'tank/b:/f']);
  });
});
