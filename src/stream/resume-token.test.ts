import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encode, Nvlist } from '../nvlist/index.ts';
import { fletcher4 } from './fletcher4.ts';
import { decodeResumeToken, encodeResumeToken, type ResumeToken } from './resume-token.ts';

/** Made by ZFS 2.3.9: `zfs send -Lec -i @1 zfskit-test-tk/a@2 | head -c 2000000 | zfs receive -s`. */
const FROM_KERNEL =
  '1-1179972d17-120-789c636064000310a501c49c50360710a715e5e7a69766a63040815cafccd3d59b5f642b00d9ec48eaf293b252934b' +
  '181898a1ea30e4d3d28a534b40323270793624f9a4ca92d462206d202387557f493ec41537c423bde553923e1820c97382e5f31273531918' +
  'aad28ab3334b74818601896cfd440723887b24a0e6c0fc999a9b949a929f0db6871b493c393fb7a028b5b8182805070037a0271d';

const VALUES: ResumeToken = {
  fromguid: 0x6be8b3abe51c8d1en,
  object: 3n,
  offset: 0x1c0000n,
  bytes: 0x1e1c30n,
  toguid: 0xf062641f4b5917d8n,
  toname: 'zfskit-test-tk/a@2',
  embedok: true,
  compressok: true,
};

/** A token around any bytes. */
function pack(compressed: Uint8Array, size: number, version = 1, checksum?: bigint): string {
  const sum = checksum ?? fletcher4(compressed)[0];
  return `${version}-${sum.toString(16)}-${size.toString(16)}-${Buffer.from(compressed).toString('hex')}`;
}

test('a token of the kernel is read', () => {
  expect(decodeResumeToken(FROM_KERNEL)).toEqual(VALUES);
});

test('what is written is read again, with every name', () => {
  const every: ResumeToken = {
    ...VALUES,
    largeblockok: true,
    rawok: true,
    savedok: true,
    redact_snaps: new BigUint64Array([1n, 2n ** 64n - 1n]),
    book_redact_snaps: new BigUint64Array(),
  };
  expect(decodeResumeToken(encodeResumeToken(every))).toEqual(every);
  const { fromguid: _, ...full } = VALUES;
  expect(decodeResumeToken(encodeResumeToken(full))).toEqual(full);
});

test('a token made on a host of the other byte order, and names of later releases', () => {
  const list = Nvlist.from({ object: 1n, offset: 2n, bytes: 3n, toguid: 4n, toname: 'a@b', later: 5n });
  const packed = encode(list, { endian: 'big' });
  const compressed = deflateSync(packed);
  const token = pack(compressed, packed.length, 1, fletcher4(compressed, false)[0]);
  expect(decodeResumeToken(token)).toEqual({ object: 1n, offset: 2n, bytes: 3n, toguid: 4n, toname: 'a@b' });
});

describe('refused', () => {
  const packed = encode(Nvlist.from({ object: 1n, offset: 2n, bytes: 3n, toguid: 4n }));
  const bomb = deflateSync(new Uint8Array(1 << 20));
  const cases: [string, string, string, RegExp][] = [
    ['nothing', '', 'TOKEN_MALFORMED', /1-CHECKSUM-SIZE-HEX/],
    ['a name', 'tank/fs', 'TOKEN_MALFORMED', /form/],
    ['an odd digit', FROM_KERNEL.slice(0, -1), 'TOKEN_MALFORMED', /form/],
    ['another version', FROM_KERNEL.replace('1-', '2-'), 'TOKEN_BAD_VERSION', /version 2/],
    ['a token cut short', FROM_KERNEL.slice(0, -8), 'TOKEN_BAD_CHECKSUM', /checksum/],
    ['a changed digit', FROM_KERNEL.replace('789c', '789d'), 'TOKEN_BAD_CHECKSUM', /checksum/],
    ['a size of 0', FROM_KERNEL.replace('-120-', '-0-'), 'TOKEN_TOO_LARGE', /0 bytes/],
    ['a size beyond reason', FROM_KERNEL.replace('-120-', '-ffffffffff-'), 'TOKEN_TOO_LARGE', /list of/],
    ['a text beyond reason', `1-0-0-${'0'.repeat(20 << 20)}`, 'TOKEN_TOO_LARGE', /characters/],
    ['a smaller size', FROM_KERNEL.replace('-120-', '-11f-'), 'TOKEN_BAD_CONTENT', /unpacked/],
    ['a larger size', FROM_KERNEL.replace('-120-', '-121-'), 'TOKEN_BAD_CONTENT', /has 288 bytes, not 289/],
    [
      'something behind',
      pack(Buffer.concat([deflateSync(packed), Buffer.alloc(1)]), packed.length),
      'TOKEN_BAD_CONTENT',
      /behind its end/,
    ],
    ['no zlib', pack(new Uint8Array(8), 8), 'TOKEN_BAD_CONTENT', /unpacked/],
    ['a bomb', pack(bomb, 64), 'TOKEN_BAD_CONTENT', /unpacked/],
    ['no nvlist', pack(bomb, 1 << 20), 'TOKEN_BAD_CONTENT', /NVLIST/],
    ['no toname', pack(deflateSync(packed), packed.length), 'TOKEN_BAD_CONTENT', /toname/],
  ];
  test.each(cases)('%s', (_, token, code, message) => {
    expect(() => decodeResumeToken(token)).toThrowError(
      expect.objectContaining({ name: 'StreamError', code, message: expect.stringMatching(message) }),
    );
  });

  test('values that no token can hold', () => {
    expect(() => encodeResumeToken({ ...VALUES, object: -1n })).toThrow(/NVLIST_OUT_OF_RANGE.*object/);
    expect(() => encodeResumeToken({ ...VALUES, more: 1n } as ResumeToken)).toThrow(/NVLIST_UNKNOWN_KEY/);
  });
});
