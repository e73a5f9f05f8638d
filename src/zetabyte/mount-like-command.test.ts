import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Mount, readMounts, type Zfs, ZfsError } from '../zfs/index.ts';
import { mountedTwice, movingMounts, unmountTree } from './mount-like-command.ts';

vi.mock('../zfs/index.ts', async (original) => ({ ...(await original<object>()), readMounts: vi.fn() }));

/** Mounts, in the order in which they were mounted: dataset, path and the part of the dataset. */
let mounts: [string, string, string?][];
/** Paths that are in use, and datasets that cannot be mounted. */
let busy: string[];
let sources: Record<string, string>;

const dataset = (name: string) => ({
  name,
  kind: 'filesystem',
  get: (property: string) => ({ canmount: 'on', mountpoint: `/${name}` })[property],
  property: () => ({ value: `/${name}`, source: { kind: sources[name] ?? 'inherited' } }),
});

const zfs = {
  transport: {},
  datasets: {
    get: async (name: string) => dataset(name),
    async *list() {
      for (const name of ['t', 't/a', 't/a/b', 't/c']) yield dataset(name);
    },
    async mount(name: string) {
      if (busy.includes(name)) throw new ZfsError({ code: 'EBUSY', message: `${name}: mount` });
      mounts.push([name, `/${name}`]);
    },
    async unmount(path: string) {
      if (busy.includes(path)) throw new ZfsError({ code: 'EBUSY', message: `${path}: unmount` });
      mounts = mounts.filter((mount) => mount[1] !== path);
    },
  },
} as unknown as Zfs;

const paths = () => mounts.map(([, path]) => path);
const moved = { name: 't', nameAfter: 't', concerns: 'heirs' } as const;

beforeEach(() => {
  mounts = ['t', 't/a', 't/a/b', 't/c'].map((name) => [name, `/${name}`]);
  busy = [];
  sources = {};
  vi.mocked(readMounts).mockImplementation(async () =>
    mounts.map(([name, path, root = '/']): Mount => ({ dataset: name, path, root, options: [] })),
  );
});

describe('what is mounted twice', () => {
  beforeEach(() => {
    mounts.push(['t/c', '/bind'], ['t/c', '/part', '/folder']);
  });

  test('loses the first mount, and is busy with the others', async () => {
    await unmountTree(zfs, ['t/c']);
    expect(paths()).toEqual(['/t', '/t/a', '/t/a/b', '/bind', '/part']);
  });

  test('is found beforehand', async () => {
    expect(await mountedTwice(zfs, ['t', 't/a', 't/c'])).toBe('t/c');
    expect(await mountedTwice(zfs, ['t', 't/a'])).toBeUndefined();
  });

  test('loses all with everyMount', async () => {
    await unmountTree(zfs, ['t/c'], { everyMount: true });
    expect(paths()).toEqual(['/t', '/t/a', '/t/a/b']);
  });

  test('is mounted again where it was', async () => {
    await movingMounts(zfs, moved, false, async () => expect(paths()).toEqual(['/bind', '/part']));
    expect(paths()).toEqual(['/bind', '/part', '/t', '/t/a', '/t/a/b', '/t/c']);
  });
});

describe('a change of mounts that fails', () => {
  test('because one is in use leaves all of them mounted', async () => {
    busy = ['/t/a'];
    await expect(movingMounts(zfs, moved, false, async () => {})).rejects.toMatchObject({ code: 'EBUSY' });
    expect(paths().sort()).toEqual(['/t', '/t/a', '/t/a/b', '/t/c']);
  });

  test('in itself leaves all of them mounted', async () => {
    const refused = new ZfsError({ code: 'EINVAL', message: 'no' });
    await expect(movingMounts(zfs, moved, false, () => Promise.reject(refused))).rejects.toBe(refused);
    expect(paths().sort()).toEqual(['/t', '/t/a', '/t/a/b', '/t/c']);
  });

  test('because one cannot be mounted afterwards mounts the others', async () => {
    busy = ['t/a'];
    await expect(movingMounts(zfs, moved, false, async () => {})).rejects.toMatchObject({
      message: expect.stringContaining("cannot mount 't/a'"),
    });
    expect(paths().sort()).toEqual(['/t', '/t/a/b', '/t/c']);
  });
});

test('a change of a mountpoint leaves what has its own, and what inherits from that', async () => {
  sources = { t: 'local', 't/a': 'local' };
  let during: string[] = [];
  const change = async () => {
    during = paths();
  };
  await movingMounts(zfs, moved, false, change);
  expect(during).toEqual(['/t/a', '/t/a/b']);
  mounts = [['t/a', '/t/a']];
  await movingMounts(zfs, { ...moved, concerns: 'all' }, false, change);
  expect(during).toEqual([]);
});
