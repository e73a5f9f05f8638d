import { expect, test } from 'vitest';
import { Nvlist, uint8Array, uint64 } from '../../nvlist/index.ts';
import { linesOf, replyToJson } from './reply-to-json.ts';

const reply = {
  zc_cookie: 18446744073709551615n,
  zc_objset_stats: { dds_guid: 5n, dds_type: 2, dds_origin: '' },
  zc_nvlist_dst: {
    used: { value: 98304n },
    list: Nvlist.from({ guid: uint64(7n), wkeydata: uint8Array(Uint8Array.of(1)) }),
    empty: {},
  },
  numbers: BigUint64Array.of(1n, 2n),
  bytes: Uint8Array.of(0, 255),
  hidden_args: { wkeydata: Uint8Array.of(1, 2, 3) },
  absent: undefined,
};

test('integers of 64 bits are strings, bytes hexadecimal, keys hidden', () => {
  expect(replyToJson(reply)).toEqual({
    zc_cookie: '18446744073709551615',
    zc_objset_stats: { dds_guid: '5', dds_type: 2, dds_origin: '' },
    zc_nvlist_dst: { used: { value: '98304' }, list: { guid: '7', wkeydata: '(hidden)' }, empty: {} },
    numbers: ['1', '2'],
    bytes: '00ff',
    hidden_args: '(hidden)',
  });
});

test('lists without loss, keys hidden', () => {
  expect(replyToJson(reply.zc_nvlist_dst.list, { lossless: true })).toEqual({
    flags: 1,
    pairs: [
      { name: 'guid', type: 'uint64', value: '7' },
      { name: 'wkeydata', type: 'uint8_array', value: '(hidden)' },
    ],
  });
});

test('as text', () => {
  expect(linesOf(replyToJson({ ...reply, zc_name: 'a\u001b[2J\nb\u2028' }))).toEqual([
    'zc_cookie: 18446744073709551615',
    'zc_objset_stats:',
    '  dds_guid: 5',
    '  dds_type: 2',
    '  dds_origin: ',
    'zc_nvlist_dst:',
    '  used:',
    '    value: 98304',
    '  list:',
    '    guid: 7',
    '    wkeydata: (hidden)',
    '  empty: (empty)',
    'numbers: [1, 2]',
    'bytes: 00ff',
    'hidden_args: (hidden)',
    'zc_name: "a\\u001b[2J\\nb\\u2028"',
  ]);
});
