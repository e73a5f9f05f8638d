import { describe, expect, test } from 'vitest';
import { ioctls } from '../../ioctl/index.ts';
import { Nvlist, string, uint64 } from '../../nvlist/index.ts';
import { argumentsFromJson } from './arguments-from-json.ts';

describe('argumentsFromJson', () => {
  test('members of zfs_cmd_t have the types of the struct', () => {
    const row = ioctls.ZFS_IOC_DATASET_LIST_NEXT;
    expect(argumentsFromJson(row, '{"zc_cookie": "18446744073709551615", "zc_simple": 1}')).toEqual({
      zc_cookie: 18446744073709551615n,
      zc_simple: 1,
    });
    expect(argumentsFromJson(row, '{"zc_cookie": 7}')).toEqual({ zc_cookie: 7n });
  });

  test('lists have the types of the schema', () => {
    const json =
      '{"innvl": {"type": 3, "props": {"volsize": 8388608, "comment": "5", "quota": {"type": "uint64", "value": "9"}}, ' +
      '"hidden_args": {"wkeydata": "00ff"}}}';
    expect(argumentsFromJson(ioctls.ZFS_IOC_CREATE, json)).toEqual({
      innvl: {
        type: 3,
        props: { volsize: 8388608n, comment: '5', quota: 9n },
        hidden_args: { wkeydata: Uint8Array.of(0, 255) },
      },
    });
  });

  test('arrays, flags and maps', () => {
    expect(
      argumentsFromJson(
        ioctls.ZFS_IOC_DESTROY_SNAPS,
        '{"innvl": {"snaps": {"tank@a": true}, "defer": true}}',
      ),
    ).toEqual({ innvl: { snaps: { 'tank@a': true }, defer: true } });
    expect(
      argumentsFromJson(ioctls.ZFS_IOC_SET_PROP, '{"zc_nvlist_src": {"userquota@0": [0, "1", 2]}}'),
    ).toEqual({ zc_nvlist_src: { 'userquota@0': BigUint64Array.of(0n, 1n, 2n) } });
  });

  test('what has no type in the row names it', () => {
    const program = {
      program: 'return 1',
      arg: { type: 'nvlist', value: { flags: 1, pairs: [{ name: 'a', type: 'uint64', value: '5' }] } },
    };
    expect(argumentsFromJson(ioctls.ZFS_IOC_CHANNEL_PROGRAM, JSON.stringify({ innvl: program }))).toEqual({
      innvl: { program: 'return 1', arg: { type: 'nvlist', value: Nvlist.from({ a: uint64(5n) }) } },
    });
    const config = { zc_nvlist_conf: { flags: 1, pairs: [{ name: 'name', type: 'string', value: 'tank' }] } };
    expect(argumentsFromJson(ioctls.ZFS_IOC_POOL_TRYIMPORT, JSON.stringify(config))).toEqual({
      zc_nvlist_conf: Nvlist.from({ name: string('tank') }),
    });
  });

  test.each([
    ['{"zc_cookie": 9007199254740993}', /zc_cookie: an integer is needed; one beyond 2\^53/],
    ['{"zc_cookie": 1.5}', /zc_cookie: an integer/],
    ['[]', /an object of arguments/],
    ['{', /no JSON/],
  ])('%s is refused', (json, message) => {
    expect(() => argumentsFromJson(ioctls.ZFS_IOC_DATASET_LIST_NEXT, json)).toThrowError(
      expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT', message: expect.stringMatching(message) }),
    );
  });

  test.each([
    '{"innvl": {"hidden_args": {"wkeydata": "5ec4e7"}}',
    '{"innvl": {"hidden_args": {"wkeydata": "5ec4e7x"}}}',
    '{"innvl": {"hidden_args": {"wkeydata": 5ec4e7}}}',
    '{"innvl": {"hidden_args": "5ec4e7"}}',
  ])('a key is not in the message: %s', (json) => {
    expect(() => argumentsFromJson(ioctls.ZFS_IOC_LOAD_KEY, json)).toThrowError(
      expect.objectContaining({ message: expect.not.stringMatching(/5ec/) }),
    );
  });
});
