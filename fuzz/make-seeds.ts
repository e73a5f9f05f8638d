import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { datasetProperties } from '../bench/nvlist/cases.ts';
import { Random, randomList } from '../integration/nvlist/random-list.ts';
import { ioctls } from '../src/ioctl/index.ts';
import { CONFIG_OFFSET, RING_OFFSET } from '../src/label/index.ts';
import { goldenLabels } from '../src/label/testdata/golden.ts';
import { encode, int32, Nvlist, toJson, uint8Array } from '../src/nvlist/index.ts';
import { everyType } from '../src/nvlist/testdata/every-type.ts';
import { encodeRequest } from '../src/service/messages.ts';
import { MAGIC } from '../src/service/protocol.ts';
import { encodeResumeToken } from '../src/stream/index.ts';
import { sampleRecords } from '../src/stream/testdata/sample-stream.ts';
import { RecordingWriter } from '../trace/recording-writer.ts';
import { sampleEvents, sampleHeader } from '../trace/testdata/sample-trace.ts';
import { unframed } from './recording.fuzz.ts';

declare const FUZZ_FOLDER: string;

/** Writes the seed corpus: every data type, typical lists and random ones, in all encodings and as JSON. */
const lists: Nvlist[] = [new Nvlist(), everyType(), datasetProperties(1)];
for (let seed = 0; seed < 12; seed++) lists.push(randomList(new Random(seed), 2));
let deep = new Nvlist();
for (let i = 0; i < 20; i++) deep = Nvlist.from({ a: deep });
lists.push(deep);

lists.forEach((list, i) => {
  const name = join(FUZZ_FOLDER, 'seeds', String(i).padStart(2, '0'));
  writeFileSync(`${name}.native`, encode(list));
  writeFileSync(`${name}.big`, encode(list, { endian: 'big' }));
  writeFileSync(`${name}.xdr`, encode(list, { encoding: 'xdr' }));
  writeFileSync(`${name}.json`, JSON.stringify(toJson(list)));
});

/** A stream of the first and the last records of each kind, behind the byte that the target takes for itself. */
function streamSeed(littleEndian: boolean, checksums: boolean): Uint8Array {
  const records = sampleRecords({ littleEndian }).filter((_, i) => [0, 1, 3, 6, 8, 10, 13].includes(i));
  // Without checksums, as in old streams, the fuzzer gets past the first record.
  if (!checksums) for (const [header] of records.slice(1)) header?.fill(0, 280);
  return Buffer.concat([Uint8Array.of(littleEndian ? 0x41 : 0x40), ...records.flat()]);
}

for (const [i, littleEndian] of [true, false].entries()) {
  for (const [j, checksums] of [true, false].entries()) {
    writeFileSync(join(FUZZ_FOLDER, 'seeds', `0${i * 2 + j}.stream`), streamSeed(littleEndian, checksums));
  }
}
const token = { toname: 'a/b@c', toguid: 1n, fromguid: 2n, object: 3n, offset: 4n, bytes: 5n, rawok: true };
writeFileSync(join(FUZZ_FOLDER, 'seeds', '00.token'), encodeResumeToken(token));

/** The configuration of a golden label, an uberblock, and the golden cache file; 12 and 4: with right checksums. */
const [goldenLabel] = goldenLabels('mirror-ashift9') as [Uint8Array];
const list = goldenLabel.subarray(CONFIG_OFFSET, CONFIG_OFFSET + 2048);
const uberblock = goldenLabel.subarray(RING_OFFSET + 15 * 1024, RING_OFFSET + 15 * 1024 + 216);
const cacheFile = gunzipSync(readFileSync(join(FUZZ_FOLDER, '../src/zfs/pool/testdata/zpool.cache.gz')));
for (const [name, flags, content] of [
  ['00', 4, list],
  ['01', 0, list],
  ['02', 4, uberblock],
  ['03', 12, list],
] as const) {
  writeFileSync(
    join(FUZZ_FOLDER, 'seeds', `${name}.label`),
    Buffer.concat([Uint8Array.of(flags, 1), content]),
  );
}
writeFileSync(join(FUZZ_FOLDER, 'seeds', '00.cache'), cacheFile);

/** Calls, behind three bytes: which ioctl, what is there, what it came to. */
const secret = Nvlist.from({ hidden_args: { wkeydata: uint8Array(new Uint8Array(32).fill(7)) }, noop: true });
const location = Nvlist.from({ props: { keylocation: 'https://me:word@host/key' }, 'tank/a@b': int32(17) });
for (const [name, flags, content] of [
  ['00', 0x05, encode(secret)],
  ['01', 0x83, encode(secret, { encoding: 'xdr' })],
  ['02', 0x3f, encode(location)],
  ['03', 0x04, encode(secret).subarray(0, 100)],
] as const) {
  writeFileSync(
    join(FUZZ_FOLDER, 'seeds', `${name}.call`),
    Buffer.concat([Uint8Array.of(20, flags, 0), content]),
  );
}

/** A recording behind the byte that the target takes for itself, whole and as frames without checksums. */
const recordingPath = join(FUZZ_FOLDER, 'seeds', '00.recording');
const writer = RecordingWriter.open(recordingPath, sampleHeader);
for (const event of sampleEvents) writer.write(event);
writer.end();
const recording = readFileSync(recordingPath);
chmodSync(recordingPath, 0o644);
writeFileSync(recordingPath, Buffer.concat([Uint8Array.of(0), recording]));
writeFileSync(join(FUZZ_FOLDER, 'seeds', '01.recording'), unframed(recording));

/** A hello, and a call with a list of names; and calls of one who may do all below tank/open. */
const names = Nvlist.from({ snaps: { 'tank/open@a': true } });
const head = (bytes: number, kind: number) => Buffer.from(Uint32Array.of(bytes, kind, 1).buffer);
const hello = Buffer.concat([head(12, 1), MAGIC, Uint8Array.of(1, 0, 1, 0)]);
const request = Buffer.concat(
  encodeRequest({
    number: 0x5a23,
    command: new Uint8Array(64),
    src: encode(names),
    dstSize: 0,
    historySize: 0,
  }),
);
const snapshot = Object.keys(ioctls).indexOf('ZFS_IOC_SNAPSHOT');
for (const [name, content] of [
  ['00', Buffer.concat([hello, head(request.length, 4), request])],
  ['01', Buffer.concat([Uint8Array.of(snapshot, 0), encode(names)])],
] as const) {
  writeFileSync(join(FUZZ_FOLDER, 'seeds', `${name}.service`), content);
}
