/** What `npm run bench -- trace RELEASE` runs in the guest. */
import { measureOverhead } from './overhead.ts';

const CALLS = 2000;

await measureOverhead({
  place: 'guest',
  prefix: [],
  options: [],
  commands: {
    [`${CALLS} ioctls (pyzfs)`]: [
      'python3',
      '-c',
      `import libzfs_core as lzc\nfor i in range(${CALLS}): lzc.lzc_exists(b"zfskit-bench-none/a")`,
    ],
    'no ioctl (find /usr)': ['find', '/usr', '-name', 'zfskit-bench-none'],
  },
  ways: [['-c']],
});
