import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode, decodeObject, encode, fromJson, toJson, toObject } from './index.ts';

const FOLDER = new URL('testdata/kernel/', import.meta.url);
const RELEASES = readdirSync(FOLDER).filter((name) => !name.endsWith('.md'));

function read(release: string, file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${release}/${file}`, FOLDER)));
}

/** History records: each a length and a list. */
function records(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer);
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(view.getBigUint64(at, true));
    found.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return found;
}

describe.each(RELEASES)('lists of the kernel, OpenZFS %s', (release) => {
  const files = readdirSync(new URL(release, FOLDER));
  const lists = files.flatMap((file) => {
    const bytes = read(release, file);
    const parts = file === 'history.bin' ? records(bytes) : [bytes];
    return parts.map((part, i) => ({ name: `${file} ${i}`, bytes: part }));
  });

  test.each(lists)('$name is read and written with the same bytes', ({ name, bytes }) => {
    const list = decode(bytes);
    const encoded = encode(list, { encoding: name.endsWith('.xdr 0') ? 'xdr' : 'native' });
    expect(Buffer.compare(encoded, bytes.subarray(0, encoded.length))).toBe(0);
    expect(bytes.subarray(encoded.length).every((unit) => unit === 0)).toBe(true);
    expect(decodeObject(bytes)).toEqual(toObject(list));
    expect(fromJson(JSON.parse(JSON.stringify(toJson(list)))).equals(list)).toBe(true);
  });

  test('they say what was made', () => {
    const pool = decode(read(release, 'pool-stats.bin'));
    expect(pool.getString('name')).toBe('golden');
    const [mirror] = pool.getList('vdev_tree').getListArray('children');
    expect(mirror?.getString('type')).toBe('mirror');
    expect(mirror?.getUint64Array('vdev_stats').length).toBeGreaterThan(40);
    const label = decode(read(release, 'label.xdr'));
    expect(label.getUint64('pool_guid')).toBe(pool.getUint64('pool_guid'));
    expect(decode(read(release, 'zpool.cache')).getList('golden').getUint64('pool_guid')).toBe(
      pool.getUint64('pool_guid'),
    );
    expect(decodeObject(read(release, 'objset-stats.bin'))).toMatchObject({
      quota: { value: 104_857_600n, source: 'golden/fs' },
      'org.example:note': { value: 'grüße', source: 'golden/fs' },
    });
  });
});
