import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IoctlName, type IoctlReply, ioctls, LINUX_ERRNO, ZfsCmd, ZfsError } from 'zfskit/ioctl';
import {
  booleanValue,
  decode,
  encode,
  flag,
  int32,
  list,
  Nvlist,
  type NvTyped,
  string,
  stringArray,
  uint64,
} from 'zfskit/nvlist';
import { Dice } from '../dice.ts';
import { EngineFixture } from './engine-fixture.ts';

/** Requests for each ioctl and seed. */
const REQUESTS = 150;

let fixture: EngineFixture;
let pool: string;

beforeAll(async () => {
  fixture = await EngineFixture.open();
  const { zfs } = fixture;
  pool = await fixture.pool();
  await zfs.snapshots.create([`${pool}@base`]);
  await zfs.datasets.clone(`${pool}@base`, `${pool}/a`);
  await zfs.snapshots.create([`${pool}/a@one`]);
  await zfs.bookmarks.create(new Map([[`${pool}/a#mark`, `${pool}/a@one`]]));
});

afterAll(() => fixture[Symbol.asyncDispose]());

/** Sends a request as it is: nothing of zfskit looks at it before the engine does. */
async function send(
  name: IoctlName,
  members: Record<string, string | bigint | number>,
  src?: Uint8Array,
  dstSize = 1 << 16,
): Promise<IoctlReply> {
  const { transport } = fixture.zfs;
  const command = new ZfsCmd(transport.abi.layout);
  for (const [member, value] of Object.entries(members)) command.set(member, value);
  return transport.ioctl({
    number: ioctls[name].number,
    command: command.bytes,
    src,
    dstSize,
    historySize: 0,
  });
}

/** Some is refused on the way to the engine already. */
function errnoOf(error: unknown): number {
  if (error instanceof ZfsError && error.code !== 'ZFSKIT_ENGINE_DIED') return LINUX_ERRNO.EINVAL;
  throw error;
}

const listOf = (reply: IoctlReply) => decode(reply.dst);

test('of more failures than there is room for, the first are told, and how many there are beside', async () => {
  const { zfs } = fixture;
  const names = Array.from({ length: 100 }, (_, index) => `${pool}/many-${index}@one`);
  const snaps = list(Nvlist.from(Object.fromEntries(names.map((name) => [name, flag()]))));
  const src = encode(new Nvlist().set('snaps', snaps));
  for (const name of names) await zfs.datasets.clone(`${pool}@base`, name.slice(0, -4));
  expect((await send('ZFS_IOC_SNAPSHOT', { zc_name: pool }, src)).errno).toBe(0);
  const whole = await send('ZFS_IOC_SNAPSHOT', { zc_name: pool }, src);
  expect([whole.errno, listOf(whole).size]).toEqual([LINUX_ERRNO.EEXIST, 100]);
  const part = await send('ZFS_IOC_SNAPSHOT', { zc_name: pool }, src, 2048);
  const told = listOf(part);
  expect([part.errno, told.size - 1 + told.get('N_MORE_ERRORS', 'int32')]).toEqual([LINUX_ERRNO.EEXIST, 100]);
  expect(part.dst.length).toBeGreaterThan(1900);
  const none = await send('ZFS_IOC_SNAPSHOT', { zc_name: pool }, src, 512);
  expect([none.errno, none.dst.length]).toEqual([LINUX_ERRNO.EEXIST, 0]);
});

/** Names as a caller could give them, good and bad ones. */
function nameOf(dice: Dice): string {
  const part = () =>
    dice.of(['a', 'one', 'none', '', 'x'.repeat(255), 'x'.repeat(70), '%recv', 'ü', ' ', '..', '$MOS']);
  const shapes = [
    () => `${pool}/a@one`,
    () => `${pool}/a`,
    () => `${pool}/a#mark`,
    () => `${pool}/${part()}@${part()}`,
    () => `${pool}/${part()}/${part()}#${part()}`,
    () => `${pool}@${part()}@${part()}`,
    () => `/${part()}`,
    () => `${part()}@${part()}`,
    () => dice.of(['ul$0', 'ud$1', 's-$@set', 'c-$', 'el$', `ul$${'1'.repeat(dice.below(400))}`]),
    () =>
      dice.of([
        'snaps',
        'props',
        'holds',
        'target',
        'origin',
        'firstsnap',
        'program',
        'arg',
        'version',
        'bookname',
      ]),
    () =>
      dice.of([
        'guid',
        'createtxg',
        'redact_snaps',
        'cleanup_fd',
        'defer',
        'snapnv',
        'optional',
        'vdev',
        'grubenv',
      ]),
    part,
  ];
  return dice.of(shapes)();
}

function anyValue(dice: Dice, depth = 0): NvTyped {
  const kinds: (() => NvTyped)[] = [
    flag,
    () => string(nameOf(dice)),
    () => string(dice.of(['tag', '', 'x'.repeat(256), 'x'.repeat(9000)])),
    () => int32(dice.below(3) - 1),
    () => uint64(BigInt(dice.below(5))),
    () => booleanValue(dice.below(2) === 1),
    () => stringArray([nameOf(dice)]),
    () => ({ type: 'double', value: 0.5 }),
    () => ({ type: 'byte_array', value: new Uint8Array(dice.below(9)) }),
    () => ({ type: 'nvlist_array', value: [listLike(dice, depth + 1)] }),
    () => list(listLike(dice, depth + 1)),
    () => list(listLike(dice, depth + 1)),
  ];
  return dice.of(depth > 2 ? kinds.slice(0, -3) : kinds)();
}

function listLike(dice: Dice, depth = 0): Nvlist {
  const made = new Nvlist(dice.of([0, 1, 1, 1]));
  for (let count = dice.below(4); count > 0; count--) made.set(nameOf(dice), anyValue(dice, depth));
  return made;
}

/** Input that is nearly right: the keys that are asked for, with values that are sometimes right. */
const nearly: Partial<Record<IoctlName, (dice: Dice) => Nvlist>> = {
  ZFS_IOC_SNAPSHOT: (dice) => keyed(dice, { snaps: names, props: names }),
  ZFS_IOC_DESTROY_SNAPS: (dice) => keyed(dice, { snaps: names, defer: flag }),
  ZFS_IOC_ROLLBACK: (dice) => keyed(dice, { target: text }),
  ZFS_IOC_SPACE_SNAPS: (dice) => keyed(dice, { firstsnap: text }),
  ZFS_IOC_HOLD: (dice) => keyed(dice, { holds: texts, cleanup_fd: () => int32(dice.below(9)) }),
  ZFS_IOC_RELEASE: (dice) => namesToNames(dice),
  ZFS_IOC_GET_HOLDS: (dice) => listLike(dice),
  ZFS_IOC_BOOKMARK: (dice) => texts(dice).value,
  ZFS_IOC_GET_BOOKMARKS: (dice) => names(dice).value,
  ZFS_IOC_GET_BOOKMARK_PROPS: (dice) => listLike(dice),
  ZFS_IOC_DESTROY_BOOKMARKS: (dice) => names(dice).value,
  ZFS_IOC_REDACT: (dice) => keyed(dice, { bookname: text, snapnv: names }),
  ZFS_IOC_CLONE: (dice) => keyed(dice, { origin: text, props: texts }),
  ZFS_IOC_CHANNEL_PROGRAM: (dice) =>
    keyed(dice, { program: () => string('a = ...; return a'), arg: (each) => anyValue(each) }),
  ZFS_IOC_SET_FSACL: (dice) => namesToNames(dice),
  ZFS_IOC_SET_BOOTENV: (dice) => keyed(dice, { version: () => uint64(BigInt(dice.below(3))), grubenv: text }),
};

const text = (dice: Dice) => string(nameOf(dice));
const names = (dice: Dice) => several(dice, flag);
const texts = (dice: Dice) => several(dice, () => text(dice));
const namesToNames = (dice: Dice) => several(dice, () => names(dice)).value;

function several(dice: Dice, value: () => NvTyped): NvTyped<'nvlist'> {
  const made = new Nvlist(dice.of([0, 1]));
  for (let count = dice.below(4); count >= 0; count--)
    made.set(nameOf(dice), dice.below(12) === 0 ? anyValue(dice) : value());
  return list(made);
}

function keyed(dice: Dice, keys: Record<string, (dice: Dice) => NvTyped>): Nvlist {
  const made = new Nvlist();
  for (const [key, value] of Object.entries(keys)) {
    if (dice.below(5) > 0) made.set(key, dice.below(12) === 0 ? anyValue(dice) : value(dice));
  }
  if (dice.below(8) === 0) made.set(nameOf(dice), anyValue(dice));
  return made;
}

/** Bytes of the list, now and then damaged. */
function bytesOf(dice: Dice, list: Nvlist): Uint8Array {
  const bytes = encode(list);
  if (dice.below(10) > 0) return bytes;
  for (let count = dice.below(4); count >= 0; count--) bytes[dice.below(bytes.length)] = dice.below(256);
  return dice.below(3) === 0 ? bytes.subarray(0, dice.below(bytes.length)) : bytes;
}

const legacy = [
  'ZFS_IOC_DESTROY',
  'ZFS_IOC_RENAME',
  'ZFS_IOC_PROMOTE',
  'ZFS_IOC_SPACE_WRITTEN',
  'ZFS_IOC_TMP_SNAPSHOT',
  'ZFS_IOC_GET_FSACL',
] as const;

test.each([...(Object.keys(nearly) as IoctlName[]), ...legacy])(
  '%s: the engine outlives what is not well formed',
  async (name) => {
    for (const seed of [1, 20261121]) {
      const dice = new Dice(seed);
      const errnos = new Set<number>();
      for (let count = 0; count < REQUESTS; count++) {
        const zc_name =
          dice.below(3) === 0 ? nameOf(dice).slice(0, 255) : dice.of([pool, `${pool}/a`, `${pool}/a@one`]);
        const list = dice.below(4) === 0 ? listLike(dice) : (nearly[name]?.(dice) ?? listLike(dice));
        const members = {
          zc_name,
          zc_value: nameOf(dice),
          zc_cookie: BigInt(dice.below(4)),
          zc_cleanup_fd: dice.below(20),
          zc_perm_action: BigInt(dice.below(2)),
          zc_defer_destroy: dice.below(2),
        };
        const src = dice.below(9) === 0 ? undefined : bytesOf(dice, list);
        errnos.add(await send(name, members, src).then(({ errno }) => errno, errnoOf));
      }
      expect(errnos.size, 'several outcomes').toBeGreaterThan(1);
    }
    expect(await fixture.zfs.datasets.get(pool)).toMatchObject({ name: pool });
  },
  60_000,
);
