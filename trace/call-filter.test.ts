import { expect, test } from 'vitest';
import { flag, Nvlist } from '../src/nvlist/index.ts';
import { parseFilter } from './call-filter.ts';
import { member, src, tracedCall } from './made-traced-call.ts';

const snapshot = tracedCall({
  name: 'ZFS_IOC_SNAPSHOT',
  subject: 'tank',
  errno: 17,
  durationNs: 12_000_000n,
  lists: [src(Nvlist.from({ snaps: Nvlist.from({ 'tank/a@x': flag(), 'tank/b/c@x': flag() }) }))],
});
const rename = tracedCall({
  name: 'ZFS_IOC_RENAME',
  subject: 'pool2/old',
  members: [member('zc_value', 'pool2/new')],
  pid: 5,
  tid: 6,
});
const event = tracedCall({ name: 'ZFS_IOC_EVENTS_NEXT', errno: undefined, durationNs: undefined });

/** Which of the three calls an expression lets through. */
function accepted(expression: string): string {
  const { accepts } = parseFilter(expression);
  const calls = { s: snapshot, r: rename, e: event };
  return Object.entries(calls)
    .filter(([, call]) => accepts(call))
    .map(([letter]) => letter)
    .join('');
}

test.each([
  ['ioctl=SNAPSHOT', 's'],
  ['ioctl=zfs_ioc_snap*,REN*', 'sr'],
  ['ioctl=!SNAPSHOT,RENAME', 'e'],
  ['ioctl!=SNAPSHOT', 're'],
  ['ioctl!=!SNAPSHOT', 's'],
  ['pool=tank', 's'],
  ['pool=*2', 'r'],
  ['pool=tan', ''],
  ['dataset=tank/a', 's'],
  ['dataset=tank/b', 's'],
  ['dataset=tank/a@y', ''],
  ['dataset=tank/b/c@x', 's'],
  ['dataset=*/new', 'r'],
  ['dataset=pool2', 'r'],
  ['error', 'se'],
  ['ok', 'r'],
  ['error=EEXIST,ENOENT', 's'],
  ['error!=EEXIST', 'e'],
  ['error!=ENOENT', 'se'],
  ['error=!ENOENT', 'se'],
  ['error=ERESTARTSYS,E4242', ''],
  ['duration>10ms', 'se'],
  ['duration >= 12 ms', 'se'],
  ['duration<1ms', 'r'],
  ['duration<=0.25ms', 'r'],
  ['pid=5,7', 'r'],
  ['pid=6', 'r'],
  ['pid!=5', 'se'],
])('%s', (expression, letters) => {
  expect(accepted(expression)).toBe(letters);
});

test('a filter by process is about its other events too', () => {
  expect(parseFilter('pid=5').acceptsProcess(6)).toBe(false);
  expect(parseFilter('pid!=5').acceptsProcess(6)).toBe(true);
  expect(parseFilter('error').acceptsProcess(6)).toBe(true);
});

test.each([
  ['', 'these are allowed: ioctl='],
  ['ioctl', 'these are allowed: ioctl='],
  ['ioctl=', 'these are allowed: ioctl='],
  ['ioctl=A,,B', 'these are allowed: ioctl='],
  ['constructor=1', 'these are allowed: ioctl='],
  ['ioctl=SNAPSHOOT', 'there is no ioctl SNAPSHOOT: see "zfskit ioctl list"'],
  ['error=enoent', 'enoent is no error such as ENOENT'],
  ['error=ENOETN', 'ENOETN is no error such as ENOENT'],
  ['pid=1x', '1x is no process id'],
  ['duration>10', 'these are allowed: ioctl='],
  ['duration>1.2.3s', '1.2.3 is no number'],
])('%j is refused in one line', (expression, why) => {
  expect(() => parseFilter(expression)).toThrow(
    expect.objectContaining({ code: 'ZFSKIT_INVALID_ARGUMENT', message: expect.stringContaining(why) }),
  );
});

test('an ioctl that has no name is meant by its number', () => {
  expect(parseFilter('ioctl=0x5aff').accepts(tracedCall({ name: '0x5aff' }))).toBe(true);
});
