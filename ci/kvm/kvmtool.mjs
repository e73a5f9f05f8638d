import { randomBytes, timingSafeEqual } from 'node:crypto';
import { appendFileSync, closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { deviceName, kernelCommandLine, portCount, secretBytes } from './guest.mjs';
import { descriptorPath, startProcess } from './guest-process.mjs';
import { openInitrd } from './initrd.mjs';

export const kvmtool = 'lkvm';

/** Where kvmtool's own network puts the host; a connection to it arrives at the host's 127.0.0.1. */
const hostAddress = '192.168.33.1';

/**
 * kvmtool has no NVMe and one serial console that is fit for people only. So the guest loads the driver of its root
 * from an initial RAM disk, and speaks to the host by TCP.
 *
 * @param {import('./qemu.mjs').GuestSetup} setup
 * @param {{ initrd: string, secret: string, port: number }} needs
 * @returns {string[]}
 */
export function kvmtoolArguments({ release, image, tools, disks, memoryMib }, { initrd, secret, port }) {
  // What the guest writes to a disk that is `ro` stays in memory: kvmtool maps such a file as private.
  const attached = [`${image.root},ro`, `${tools},ro`, `${secret},ro`, ...disks];
  const commandLine = kernelCommandLine({
    release,
    root: deviceName(0),
    tools: deviceName(1),
    disks: disks.map((_, index) => deviceName(3 + index)),
    network: { address: `${hostAddress}:${port}`, secret: deviceName(2) },
    emulated: false,
  });
  return [
    ...[
      'run',
      '--cpus',
      '2',
      '--mem',
      `${memoryMib}M`,
      '--console',
      'serial',
      '--rng',
      '--network',
      'mode=user',
    ],
    ...['--kernel', image.vmlinuz, '--initrd', initrd, '--params', commandLine],
    ...attached.flatMap((disk) => ['--disk', disk]),
  ];
}

/** @type {import('./guest-process.mjs').Launch} */
export async function launchKvmtool(setup, disks, folder) {
  const initrd = await openInitrd(setup.image);
  const secret = randomBytes(512);
  const { port, ports } = await acceptPorts(secret.subarray(0, secretBytes));
  const secretPath = join(folder, 'secret');
  writeFileSync(secretPath, secret, { mode: 0o600 });
  const files = [openSync(setup.image.root, 'r'), openSync(setup.tools, 'r'), openSync(secretPath, 'r')];
  rmSync(secretPath);
  const paths = [...files, ...disks].map((_, index) => descriptorPath(3 + index));
  const [root = '', tools = '', secretDisk = '', ...blank] = paths;
  const args = kvmtoolArguments(
    { ...setup, image: { ...setup.image, root }, tools, disks: blank },
    { initrd, secret: secretDisk, port },
  );
  const started = startProcess(kvmtool, args, {
    folder,
    // It takes the end of its input for input without end.
    stdio: ['pipe', 'pipe', 'pipe'],
    disks: [...files, ...disks],
    endsWith: 'close',
  });
  for (const file of files) closeSync(file);
  const console = /** @type {import('node:stream').Readable} */ (started.child.stdout);
  console.on('data', (data) => appendFileSync(join(folder, 'console.log'), data));
  return { ...started, console, ports };
}

/**
 * @param {Buffer} secret
 * @returns {Promise<{ port: number, ports: Promise<import('node:stream').Duplex[]> }>} connections that began with the
 *   secret, once there is one for each port
 */
function acceptPorts(secret) {
  return new Promise((listening, reject) => {
    /** @type {import('node:net').Socket[]} */
    const accepted = [];
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('readable', function check() {
        const begin = socket.read(secret.length);
        if (!begin) return;
        socket.off('readable', check);
        if (begin.length !== secret.length || !timingSafeEqual(begin, secret)) socket.destroy();
        else if (accepted.push(socket) === portCount) {
          server.close();
          complete(accepted);
        }
      });
    });
    /** @type {(ports: import('node:stream').Duplex[]) => void} */
    let complete = () => {};
    /** @type {Promise<import('node:stream').Duplex[]>} */
    const ports = new Promise((resolve) => {
      complete = resolve;
    });
    server.on('error', reject);
    server.unref();
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      listening({ port, ports });
    });
  });
}
