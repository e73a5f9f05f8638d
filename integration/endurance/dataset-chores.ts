import { randomBytes } from 'node:crypto';
import { ZfsError, type ZfsErrorCode } from 'zfskit';
import type { Dice } from '../dice.ts';
import { all, type Chore, type Ground, KEY } from './chore.ts';

/** It is not there. */
const GONE = ['ENOENT', 'ESRCH'] as const;
/** It is there already, or in use: cloned, held, sent, received, opened. */
const TAKEN = ['EEXIST', 'EBUSY'] as const;
/** The key of an encrypted dataset is not loaded. */
const LOCKED = ['EACCES'] as const;
/** No room in the pool or below a quota; the pool's names are too long. */
const FULL = ['ENOSPC', 'EDQUOT', 'ENAMETOOLONG'] as const;
const ANY: readonly ZfsErrorCode[] = [...GONE, ...TAKEN, ...LOCKED, ...FULL];

/** Names are few, so that chores meet what is there, and what is not. */
const dataset = (dice: Dice) => `${dice.of(['a', 'b', 'c d'])}${dice.of(['', '', '/x', '/y.z'])}`;
const short = (dice: Dice) => dice.of(['one', 'two', 'three']);
const nameOf = ({ home, dice }: Ground) => `${home}/${dataset(dice)}`;
const snapshotOf = (ground: Ground) => `${nameOf(ground)}@${short(ground.dice)}`;

const PROPERTIES = [
  { compression: 'lz4' },
  { compression: 'zstd-3', atime: 'off' },
  { quota: '64M' },
  { quota: 'none' },
  { copies: '2' },
  { recordsize: '1M' },
  { sync: 'always' },
  { 'org.zfskit:note': 'some words' },
] as const;

const PROGRAM = `
args = ...
local found = 0
for child in zfs.list.children(args['argv'][1]) do
  for snapshot in zfs.list.snapshots(child) do found = found + 1 end
end
return found`;

/** Filesystems, volumes and what belongs to them. */
export const DATASET_CHORES: readonly Chore[] = [
  {
    name: 'furnish the home',
    answers: ANY,
    run: async ({ zfs, home, dice }) => {
      for (const name of ['a', 'b', 'c d', 'a/x'].map((each) => `${home}/${each}`))
        if (!(await zfs.datasets.exists(name))) await zfs.datasets.create(name, { kind: 'filesystem' });
      await zfs.snapshots.createRecursive(`${home}@${short(dice)}`);
    },
  },
  {
    name: 'create a filesystem',
    answers: ANY,
    run: (ground) => ground.zfs.datasets.create(nameOf(ground), { kind: 'filesystem' }),
  },
  {
    name: 'create a volume',
    answers: [...ANY, 'ZFS_ERR_WRONG_PARENT'],
    run: (ground) =>
      ground.zfs.datasets.create(`${ground.home}/${ground.dice.of(['v', 'w'])}`, {
        kind: 'volume',
        size: '8M',
        sparse: ground.dice.below(2) === 0,
      }),
  },
  {
    name: 'create an encrypted filesystem',
    answers: ANY,
    run: (ground) =>
      ground.zfs.encryption.create(
        `${ground.home}/crypt`,
        { kind: 'filesystem', properties: { encryption: 'aes-256-gcm' } },
        { keyformat: 'raw', key: KEY },
      ),
  },
  {
    name: 'load or unload a key',
    answers: [...ANY, 'EINVAL'],
    run: ({ zfs, home, dice }) =>
      dice.below(2) === 0
        ? zfs.encryption.loadKey(`${home}/crypt`, { key: KEY })
        : zfs.encryption.unloadKey(`${home}/crypt`),
  },
  {
    name: 'change a key',
    answers: [...ANY, 'EINVAL'],
    run: ({ zfs, home }) => zfs.encryption.changeKey(`${home}/crypt`, { keyformat: 'raw', key: KEY }),
  },
  {
    name: 'write and read a volume',
    answers: [...ANY, 'EINVAL'],
    run: async ({ zfs, home, dice }) => {
      await using volume = await zfs.openVolume(`${home}/${dice.of(['v', 'w'])}`);
      const offset = BigInt(dice.below(1000) * 4096);
      const bytes = randomBytes(4096 * (1 + dice.below(16)));
      await volume.write(offset, bytes);
      await volume.sync();
      if (Buffer.compare(await volume.read(offset, bytes.length), bytes) !== 0)
        throw new Error('other bytes');
      await volume.discard(offset, BigInt(bytes.length));
      await volume.close();
    },
  },
  {
    name: 'resize a volume',
    answers: [...ANY, 'EINVAL'],
    run: ({ zfs, home, dice }) =>
      zfs.properties.set(`${home}/${dice.of(['v', 'w'])}`, { volsize: dice.of(['8M', '12M', '16M']) }),
  },
  { name: 'snapshot', answers: ANY, run: (ground) => ground.zfs.snapshots.create([snapshotOf(ground)]) },
  {
    name: 'snapshot all below',
    answers: ANY,
    run: ({ zfs, home, dice }) => zfs.snapshots.createRecursive(`${home}@${short(dice)}`),
  },
  {
    name: 'destroy a range of snapshots',
    answers: [...ANY, 'ZFSKIT_INVALID_ARGUMENT'],
    run: (ground) => ground.zfs.snapshots.destroyMatching(`${nameOf(ground)}@one%two`),
  },
  {
    name: 'clone',
    answers: ANY,
    run: (ground) => ground.zfs.datasets.clone(snapshotOf(ground), nameOf(ground)),
  },
  {
    name: 'promote',
    answers: [...ANY, 'EINVAL'],
    run: (ground) => ground.zfs.datasets.promote(nameOf(ground)),
  },
  {
    name: 'rename',
    answers: [...ANY, 'EINVAL', 'EXDEV'],
    run: (ground) => ground.zfs.datasets.rename(nameOf(ground), nameOf(ground)),
  },
  {
    name: 'rollback',
    answers: ANY,
    run: (ground) => {
      const to = snapshotOf(ground);
      return ground.zfs.datasets.rollback(to.slice(0, to.indexOf('@')), {
        to,
        destroyMoreRecent: ground.dice.below(2) === 0,
      });
    },
  },
  {
    name: 'bookmark',
    answers: ANY,
    run: (ground) => {
      const source = snapshotOf(ground);
      const name = `${source.slice(0, source.indexOf('@'))}#${short(ground.dice)}`;
      return ground.zfs.bookmarks.create(new Map([[name, source]]));
    },
  },
  {
    name: 'list and destroy bookmarks',
    answers: ANY,
    run: async (ground) => {
      const bookmarks = await ground.zfs.bookmarks.list(nameOf(ground));
      const names = bookmarks.map(({ name }) => name).slice(0, 1);
      if (names.length > 0) await ground.zfs.bookmarks.destroy(names);
    },
  },
  {
    name: 'hold',
    answers: ANY,
    run: (ground) => ground.zfs.holds.add([snapshotOf(ground)], ground.dice.of(['backup', 'two words'])),
  },
  {
    name: 'release',
    answers: ANY,
    run: async (ground) => {
      const name = snapshotOf(ground);
      for (const { tag } of await ground.zfs.holds.list(name)) await ground.zfs.holds.release([name], tag);
    },
  },
  {
    name: 'hold for a while',
    answers: ANY,
    run: async (ground) => {
      const name = snapshotOf(ground);
      await using holds = await ground.zfs.holds.temporary([name], 'for a while');
      await ground.zfs.snapshots.destroy([name]).then(
        () => Promise.reject(new Error('a held snapshot was destroyed')),
        (error: unknown) => {
          if (!(error instanceof ZfsError && error.code === 'EBUSY')) throw error;
        },
      );
      await holds.release();
    },
  },
  {
    name: 'set properties',
    answers: ANY,
    run: (ground) => ground.zfs.properties.set(nameOf(ground), ground.dice.of(PROPERTIES)),
  },
  {
    name: 'inherit a property',
    answers: ANY,
    run: (ground) =>
      ground.zfs.properties.inherit(
        nameOf(ground),
        ground.dice.of(['compression', 'atime', 'org.zfskit:note']),
      ),
  },
  { name: 'read properties', answers: ANY, run: (ground) => ground.zfs.properties.all(nameOf(ground)) },
  {
    name: 'list all below',
    answers: ANY,
    run: ({ zfs, home }) =>
      all(zfs.datasets.list(home, { kinds: ['filesystem', 'volume', 'snapshot', 'bookmark'] })),
  },
  {
    name: 'allow and unallow',
    answers: ANY,
    run: async (ground) => {
      const name = nameOf(ground);
      await ground.zfs.delegation.allow(name, [
        { who: 'user', id: 12345, scope: 'local', permissions: ['snapshot', 'mount'] },
      ]);
      await ground.zfs.delegation.list(name);
      await ground.zfs.delegation.unallow(name, [{ who: 'user', id: 12345, scope: 'local' }]);
    },
  },
  {
    name: 'run a channel program',
    answers: ANY,
    run: ({ zfs, home }) =>
      zfs.programs.run(home.slice(0, home.indexOf('/')), PROGRAM, { args: { argv: [home] }, readOnly: true }),
  },
  {
    name: 'plan a destruction',
    answers: ANY,
    run: (ground) => ground.zfs.datasets.planDestroy(nameOf(ground), { recursive: true, clones: true }),
  },
  {
    name: 'destroy a snapshot',
    answers: ANY,
    run: (ground) => ground.zfs.datasets.destroy(snapshotOf(ground), { defer: ground.dice.below(4) === 0 }),
  },
  { name: 'destroy', answers: ANY, run: (ground) => ground.zfs.datasets.destroy(nameOf(ground)) },
  {
    name: 'destroy with all below',
    answers: ANY,
    run: (ground) =>
      ground.zfs.datasets.destroy(`${ground.home}/${ground.dice.of(['a', 'b', 'c d', 'v', 'w', 'crypt'])}`, {
        recursive: true,
        clones: ground.dice.below(2) === 0,
      }),
  },
];
