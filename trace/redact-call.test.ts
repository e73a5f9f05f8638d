import { describe, expect, test } from 'vitest';
import {
  decode,
  type EncodeOptions,
  encode,
  int32,
  Nvlist,
  string,
  uint8Array,
  uint64Array,
} from '../src/nvlist/index.ts';
import { everyType } from '../src/nvlist/testdata/every-type.ts';
import { decodeCall } from './decode-call.ts';
import { isHidden } from './is-hidden.ts';
import { MADE_ABI, type MadeCall, madeCall } from './made-call.ts';
import { redactCall } from './redact-call.ts';
import { redactEvent } from './redact-event.ts';
import { redactUrls, redactUrlsInText } from './redact-urls.ts';
import type { RawCall } from './trace-event.ts';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, i) => 0x80 + 3 * i));

const ENCODINGS: readonly EncodeOptions[] = [
  { encoding: 'native', endian: 'little' },
  { encoding: 'native', endian: 'big' },
  { encoding: 'xdr' },
];

function redacted(made: MadeCall): RawCall {
  return redactCall(madeCall(made), MADE_ABI);
}

/** Whether any four bytes of the key that follow each other are anywhere in the call. */
function holdsKey(call: RawCall): boolean {
  const parts = [call.before, call.after, call.src?.bytes, call.conf?.bytes, call.dst?.bytes];
  return parts.some((part) => {
    const bytes = Buffer.from(part ?? []);
    return KEY.some((_, at) => at + 4 <= KEY.length && bytes.includes(KEY.subarray(at, at + 4)));
  });
}

describe.each(ENCODINGS)('$encoding, $endian', (options) => {
  const hidden = { wkeydata: uint8Array(Uint8Array.from(KEY)) };

  test.each([
    ['ZFS_IOC_LOAD_KEY', { hidden_args: hidden, noop: true }],
    ['ZFS_IOC_CREATE', { type: int32(2), props: { encryption: 4n }, hidden_args: hidden }],
    ['ZFS_IOC_CHANGE_KEY', { crypt_cmd: 1n, hidden_args: hidden, props: { keylocation: 'prompt' } }],
    ['ZFS_IOC_RECV_NEW', { snapshot: 'a@b', hidden_args: hidden, resumable: true }],
    ['ZFS_IOC_POOL_CREATE', { 'root-props-nvl': { encryption: 4n }, hidden_args: hidden, version: 5000n }],
  ] as const)('%s', (ioctl, input) => {
    const list = Nvlist.from(input);
    const bytes = encode(list, options);
    const call = redacted({ ioctl, subject: 'tank', src: bytes });
    expect(holdsKey(call)).toBe(false);
    const left = decode(call.src?.bytes ?? new Uint8Array());
    expect(left.names()).toEqual(list.names());
    expect(left.getList('hidden_args').getUint8Array('wkeydata')).toEqual(new Uint8Array(32));
    left.getList('hidden_args').set('wkeydata', uint8Array(Uint8Array.from(KEY)));
    expect(left.equals(list)).toBe(true);
  });

  test('everything that is hidden, at any depth, in any list of the call', () => {
    const list = Nvlist.from({
      deep: [
        {
          a: {
            hidden_args: {
              text: 'sécret',
              n: 77n,
              many: ['ab', 'c'],
              e: [{ wide: uint64Array(BigUint64Array.of(5n)) }],
            },
          },
        },
      ],
      after: 'stays',
    });
    const bytes = encode(list, options);
    const call = redacted({
      ioctl: 'ZFS_IOC_CREATE',
      src: bytes.slice(),
      conf: bytes.slice(),
      dst: bytes.slice(),
    });
    const expected = Nvlist.from({
      deep: [
        {
          a: {
            hidden_args: {
              text: 'xxxxxxx',
              n: 0n,
              many: ['xx', 'x'],
              e: [{ wide: uint64Array(BigUint64Array.of(0n)) }],
            },
          },
        },
      ],
      after: 'stays',
    });
    for (const captured of [call.src, call.conf, call.dst]) {
      expect(captured?.bytes.length).toBe(bytes.length);
      expect(decode(captured?.bytes ?? new Uint8Array()).equals(expected)).toBe(true);
    }
  });

  test('values of every type', () => {
    const list = Nvlist.from({ hidden_args: everyType() });
    const call = redacted({ ioctl: 'ZFS_IOC_CREATE', src: encode(list, options) });
    const left = decode(call.src?.bytes ?? new Uint8Array()).getList('hidden_args');
    const given = list.getList('hidden_args').pairs();
    expect(left.pairs().map(({ name, type }) => [name, type])).toEqual(
      given.map(({ name, type }) => [name, type]),
    );
    expect(left.getUint64('uint64')).toBe(0n);
    expect(left.getInt16Array('int16s')).toEqual(new Int16Array(2));
    expect(left.getString('string')).toBe('x'.repeat('grüße 😀 '.length + 4 + 1));
    expect(left.getListArray('lists')[1]?.getUint64('q')).toBe(0n);
    expect(left.getStringArray('strings')).toEqual(['', 'x', 'xx']);
  });

  test('duplicates, and bytes behind the list', () => {
    const list = Nvlist.from({ hidden_args: hidden }, 0).set('hidden_args', string('twice'));
    const bytes = Buffer.concat([encode(list, options), KEY]);
    const call = redacted({ ioctl: 'ZFS_IOC_CREATE', src: Uint8Array.from(bytes) });
    expect(holdsKey(call)).toBe(false);
    const left = decode(call.src?.bytes ?? new Uint8Array()).pairs();
    expect(left.map(({ type }) => type)).toEqual(['nvlist', 'string']);
    expect(left[1]?.value).toBe('xxxxx');
  });

  test.each([0.4, 0.7, 0.9, 0.99])('a list that was cut off at %d of it', (part) => {
    const bytes = encode(Nvlist.from({ hidden_args: hidden, more: 'text' }), options);
    const cut = bytes.slice(0, Math.floor(bytes.length * part));
    const call = redacted({ ioctl: 'ZFS_IOC_LOAD_KEY', src: cut });
    expect(holdsKey(call)).toBe(false);
    expect(call.src?.bytes.length).toBe(cut.length);
  });

  test('a list that is damaged', () => {
    const bytes = encode(Nvlist.from({ first: 1n, hidden_args: hidden }), options);
    bytes[14] = 0xee;
    const call = redacted({ ioctl: 'ZFS_IOC_LOAD_KEY', src: bytes });
    expect(holdsKey(call)).toBe(false);
    const end = Buffer.from(bytes).indexOf('hidden_args') + 'hidden_args'.length;
    expect(bytes.subarray(end).every((unit) => unit === 0)).toBe(true);
    expect(decodeCall(call, MADE_ABI).lists[0]?.problem).toMatch(/^NVLIST_/);
  });
});

test('a list without secrets stays as it is', () => {
  const list = Nvlist.from({
    keylocation: 'file:///etc/zfs/a@b',
    note: 'not hidden_args',
    'user:url': 'https://a/b@c',
  });
  const bytes = encode(list);
  const [traced] = decodeCall(redacted({ ioctl: 'ZFS_IOC_CREATE', src: bytes.slice() }), MADE_ABI).lists;
  expect(traced).toMatchObject({ bytes, redacted: false });
});

test('users and passwords of web addresses, wherever they are', () => {
  const url = 'https://me:p@ss@keys.example/k?a@b';
  const clean = 'https://xxxxxxx@keys.example/k?a@b';
  const list = Nvlist.from({ props: { keylocation: url, keyformat: 'hex' } });
  const raw = madeCall({ ioctl: 'ZFS_IOC_CREATE', src: list, before: { zc_string: url }, subject: 'tank' });
  const text = Uint8Array.from(Buffer.from(`zfs create -o keylocation=${url} tank/a\0`));
  const withHistory = { ...raw, history: { bytes: text, size: BigInt(text.length) } };
  const decoded = decodeCall(withHistory, MADE_ABI);
  expect(decoded.lists[0]?.redacted).toBe(true);
  expect(decoded.lists[0]?.list?.getList('props').getString('keylocation')).toBe(clean);
  expect(decoded.members).toEqual([{ name: 'zc_string', before: clean, after: clean, changed: false }]);
  expect(Buffer.from(decoded.history ?? []).toString()).toContain(`keylocation=${clean} tank`);
  expect(Buffer.from(text).includes(url)).toBe(true);
  const all = redactCall(withHistory, MADE_ABI);
  for (const bytes of [all.before, all.after, all.src?.bytes, all.history?.bytes]) {
    expect(Buffer.from(bytes ?? []).includes('ss@keys')).toBe(false);
    expect(Buffer.from(bytes ?? []).includes(clean)).toBe(true);
  }
});

test('command lines, and events that have nothing to hide', () => {
  const event = { at: 1n, pid: 5, tid: 5 };
  const argv = ['zfs', 'load-key', '-L', 'http://me:word@host/key', 'tank'];
  expect(redactEvent({ ...event, kind: 'exec', ppid: 1, argv }, MADE_ABI)).toMatchObject({
    argv: ['zfs', 'load-key', '-L', 'http://xxxxxxx@host/key', 'tank'],
  });
  const fork = { ...event, kind: 'fork', child: 6 } as const;
  expect(redactEvent(fork, MADE_ABI)).toBe(fork);
  const call = madeCall({ ioctl: 'ZFS_IOC_LOAD_KEY', src: Nvlist.from({ hidden_args: { a: 5n } }) });
  expect(redactEvent(call, MADE_ABI)).toBe(call);
  expect(
    decode(call.src?.bytes ?? new Uint8Array())
      .getList('hidden_args')
      .getUint64('a'),
  ).toBe(0n);
});

test('an address that bytes end in before its host is taken for user and password', () => {
  const history = Uint8Array.from(Buffer.from('zfs create -o keylocation=https://admin:hunter2'));
  const raw = madeCall({ ioctl: 'ZFS_IOC_POOL_GET_HISTORY', before: { zc_string: 'https://host:8443' } });
  const decoded = decodeCall({ ...raw, history: { bytes: history, size: 90n } }, MADE_ABI);
  expect(Buffer.from(decoded.history ?? []).toString()).toBe(
    'zfs create -o keylocation=https://xxxxxxxxxxxxx',
  );
  redactUrls(history);
  expect(history).toEqual(decoded.history);
  expect(redactUrlsInText('https://host:8443')).toBe('https://host:8443');
  expect(decoded.members[0]).toMatchObject({ name: 'zc_string', before: 'https://host:8443' });
});

test('what is redacted once is the same when it is redacted again', () => {
  const made: MadeCall = {
    ioctl: 'ZFS_IOC_LOAD_KEY',
    src: Nvlist.from({ hidden_args: { wkeydata: uint8Array(Uint8Array.from(KEY)) } }),
  };
  const once = redacted(made).src?.bytes.slice();
  const call = redactCall(redacted(made), MADE_ABI);
  expect(call.src?.bytes).toEqual(once);
  expect(decodeCall(call, MADE_ABI).lists[0]?.redacted).toBe(true);
});

test('a printer asks by the path of a pair', () => {
  expect(isHidden(['hidden_args'])).toBe(true);
  expect(isHidden(['props', 'hidden_args', 'wkeydata'])).toBe(true);
  expect(isHidden(['props', 'keylocation'])).toBe(false);
});
