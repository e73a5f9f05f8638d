import { deviceName, kernelCommandLine, portCount } from './guest.mjs';
import { descriptorPath, startProcess } from './guest-process.mjs';

export const qemu = 'qemu-system-x86_64';

/**
 * @typedef {object} GuestSetup
 * @property {string} release
 * @property {import('./image.mjs').Image} image
 * @property {string} tools Disk image with node.
 * @property {string[]} disks Blank disks.
 * @property {number} memoryMib
 */

// Connected sockets that QEMU inherits: nothing to look for, to connect to or to remove.
const consoleDescriptor = 3;
const firstPortDescriptor = 4;

/**
 * @param {'kvm' | 'tcg'} accelerator
 * @returns {import('./guest-process.mjs').Launch}
 */
export function launchQemu(accelerator) {
  return async (setup, disks, folder) => {
    const firstDisk = firstPortDescriptor + portCount;
    const paths = disks.map((_, index) => descriptorPath(firstDisk + index));
    const started = startProcess(qemu, qemuArguments({ ...setup, disks: paths }, accelerator), {
      folder,
      stdio: ['ignore', 'ignore', 'pipe', ...Array(1 + portCount).fill('pipe')],
      disks,
      endsWith: 'exit',
    });
    const streams = /** @type {import('node:stream').Duplex[]} */ (
      /** @type {unknown} */ (started.child.stdio)
    );
    const console = /** @type {import('node:stream').Duplex} */ (streams[consoleDescriptor]);
    return { ...started, console, ports: Promise.resolve(streams.slice(firstPortDescriptor, firstDisk)) };
  };
}

/**
 * @param {GuestSetup} setup
 * @param {'kvm' | 'tcg'} accelerator
 * @returns {string[]}
 */
export function qemuArguments(setup, accelerator) {
  const { release, image, tools, disks, memoryMib } = setup;
  const emulated = accelerator === 'tcg';
  return [
    ...['-accel', accelerator],
    // Under TCG in QEMU 7.2 a second processor and the instruction cmpxchg16b both crash the guest now and then; and
    // the fewer vector extensions there are, the less ZFS has to benchmark as it loads.
    ...(emulated ? ['-cpu', 'Nehalem,cx16=off', '-smp', '1'] : ['-cpu', 'host', '-smp', '2']),
    ...['-m', `${memoryMib}M`],
    ...['-nodefaults', '-display', 'none', '-no-reboot', '-no-user-config'],
    ...['-kernel', image.vmlinux],
    ...['-append', commandLine(release, disks.length, emulated)],

    ...['-chardev', `socket,id=console,fd=${consoleDescriptor},logfile=console.log`],
    ...['-serial', 'chardev:console'],

    // The kernel has NVMe built in, so it finds its root without an initial RAM disk.
    ...['-drive', `id=root,if=none,format=raw,cache=unsafe,snapshot=on,file=${escapeComma(image.root)}`],
    ...['-device', 'nvme,drive=root,serial=root'],
    // Not on NVMe too: Linux numbers controllers and namespaces in the order in which they happen to answer.
    ...['-drive', `id=tools,if=none,format=raw,readonly=on,file=${escapeComma(tools)}`],
    ...['-device', 'virtio-blk-pci,drive=tools,serial=tools'],
    ...disks.flatMap((path, index) => [
      ...[
        '-drive',
        `id=disk${index},if=none,format=raw,cache=unsafe,discard=unmap,file=${escapeComma(path)}`,
      ],
      ...['-device', `virtio-blk-pci,drive=disk${index},serial=zfskit${index}`],
    ]),

    ...['-device', 'virtio-rng-pci'],
    ...['-device', 'virtio-serial-pci,id=serial'],
    ...Array.from({ length: portCount }, (_, index) => [
      ...['-chardev', `socket,id=port${index},fd=${firstPortDescriptor + index}`],
      ...['-device', `virtserialport,bus=serial.0,chardev=port${index},name=zfskit.${index}`],
    ]).flat(),
  ];
}

/**
 * @param {string} release
 * @param {number} diskCount
 * @param {boolean} emulated
 */
function commandLine(release, diskCount, emulated) {
  return kernelCommandLine({
    release,
    root: '/dev/nvme0n1',
    tools: deviceName(0),
    disks: Array.from({ length: diskCount }, (_, index) => deviceName(1 + index)),
    emulated,
  });
}

/** @param {string} path */
function escapeComma(path) {
  return path.replaceAll(',', ',,');
}
