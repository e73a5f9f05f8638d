/**
 * The guests there are. A new one is one entry here.
 *
 * @typedef {object} Release
 * @property {string} suite Debian suite.
 * @property {string} zfs Version of ZFS it is expected to hold; a build says so when it holds another.
 * @property {string} kernel Version of Linux it is expected to hold.
 * @property {string[]} packages Installed beside the kernel, the compiler and what those need.
 * @property {string[]} aptOptions
 */

const packages = [
  'dkms',
  'fdisk',
  'iproute2',
  'libelf-dev',
  'lz4',
  'procps',
  'python3-pyzfs',
  'strace',
  'udev',
  'xz-utils',
  'zfs-zed',
  'zfsutils-linux',
  'zstd',
];

// A mirror's copy of a suite that changes daily may be older than the suite says it may be.
const staleMirror = ['-o', 'Acquire::Check-Valid-Until=false'];

/** @type {Readonly<Record<string, Release>>} */
export const releases = Object.freeze({
  bullseye: { suite: 'bullseye', kernel: '5.10', zfs: '2.0', packages, aptOptions: staleMirror },
  bookworm: { suite: 'bookworm', kernel: '6.1', zfs: '2.1', packages, aptOptions: [] },
  trixie: { suite: 'trixie', kernel: '6.12', zfs: '2.3', packages, aptOptions: [] },
  sid: { suite: 'sid', kernel: '7', zfs: '2.4', packages, aptOptions: staleMirror },
});

export const defaultRelease = 'trixie';
