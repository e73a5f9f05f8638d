import { randomBytes, timingSafeEqual } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { deviceName, kernelCommandLine, portCount, secretBytes } from './guest.mjs';
import { descriptorPath, startProcess } from './guest-process.mjs';
import { openInitrd, secretArchive } from './initrd.mjs';

export const kvmtool = 'lkvm';
/** It takes four disks, and two hold the root and the tools. */
export const mostBlankDisks = 2;

/** Where kvmtool's own network puts the host; a connection to it arrives at the host's 127.0.0.1. */
const hostAddress = '192.168.33.1';

/**
 * kvmtool has no NVMe and one serial console that is fit for people only. So the guest loads the driver of its root
 * from an initial RAM disk, and speaks to the host by TCP.
 *
 * @param {import('./qemu.mjs').GuestSetup} setup
 * @param {{ initrd: string, port: number }} needs
 * @returns {string[]}
 */
export function kvmtoolArguments({ release, image, tools, disks, memoryMib }, { initrd, port }) {
  const attached = [`${image.root},ro`, `${tools},ro`, ...disks];
  const commandLine = kernelCommandLine({
    release,
    root: deviceName(0),
    tools: deviceName(1),
    disks: disks.map((_, index) => deviceName(2 + index)),
    address: `${hostAddress}:${port}`,
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
  const secret = randomBytes(secretBytes);
  const { port, ports } = await acceptPorts(secret);
  // Arguments can be read by all, this file cannot.
  const ownInitrd = join(folder, 'initrd');
  writeFileSync(ownInitrd, Buffer.concat([readFileSync(initrd), secretArchive(secret)]), { mode: 0o600 });
  const files = [setup.image.root, setup.tools, ownInitrd].map((path) => openSync(path, 'r'));
  rmSync(ownInitrd);
  const paths = [...files, ...disks].map((_, index) => descriptorPath(3 + index));
  const [root = '', tools = '', initrdPath = '', ...blank] = paths;
  const args = kvmtoolArguments(
    { ...setup, image: { ...setup.image, root }, tools, disks: blank },
    { initrd: initrdPath, port },
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
