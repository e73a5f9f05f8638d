/** How the guest is laid out: what `guest/init` and the harness agree on. */

export const portCount = 8;
export const secretBytes = 32;
export const secretPath = '/usr/lib/zfskit/secret';
export const treeFolder = '/zfskit';

/**
 * @param {object} options
 * @param {string} options.release
 * @param {string} options.root Device of the root disk.
 * @param {string} options.tools Device of the disk with node.
 * @param {string[]} options.disks Devices of the blank disks.
 * @param {string} [options.address] Where to reach the host, where there are no serial ports.
 * @param {boolean} options.emulated The processor is emulated, so all takes longer.
 * @returns {string} the kernel command line
 */
export function kernelCommandLine({ release, root, tools, disks, address, emulated }) {
  return [
    'console=ttyS0',
    `root=${root}`,
    'rw',
    'rootfstype=ext4',
    'init=/usr/lib/zfskit/init',
    // A crash ends the guest, and what it says before reaches the console.
    'panic=-1',
    'oops=panic',
    'hung_task_panic=1',
    `sysctl.kernel.hung_task_timeout_secs=${emulated ? 240 : 120}`,
    'spl.spl_panic_halt=1',
    'loglevel=5',
    ...(emulated ? ['watchdog_thresh=60', 'rcupdate.rcu_cpu_stall_timeout=120'] : []),
    'mitigations=off',
    `zfskit.release=${release}`,
    `zfskit.tools=${tools}`,
    `zfskit.disks=${disks.join(',')}`,
    ...(address ? ['net.ifnames=0', `zfskit.address=${address}`, `zfskit.secret=${secretPath}`] : []),
  ].join(' ');
}

/**
 * The command that runs another one with a copy of the repository.
 *
 * @param {string[]} command
 */
export function inTree(command) {
  return ['/usr/lib/zfskit/enter', treeFolder, ...command];
}

/**
 * @param {number} index
 * @returns {string} the virtio disk that was attached after this many others
 */
export function deviceName(index) {
  return `/dev/vd${String.fromCharCode('a'.charCodeAt(0) + index)}`;
}
