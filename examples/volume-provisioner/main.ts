/** Provisions volumes for others, shaped like a CSI driver. See README.md. */
import { lstat, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openZfs, ZfsError } from 'zfskit';
import { provisioner } from './server.ts';

const USAGE = `Usage: main --parent DATASET --listen PATH [--socket PATH]

Serves volumes that are datasets directly below DATASET, a filesystem, by HTTP
on a unix socket at PATH, which only this user may use.
With --socket it uses the ZFS of a zfskit service; then nothing can be
published here.

Exit status: 0 ended by SIGINT or SIGTERM, 1 failed, 2 wrong usage.`;

const { values } = argumentsGiven();

if (values.parent === undefined || values.listen === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  try {
    await serve(values.parent, values.listen);
  } catch (error) {
    console.error(`volume-provisioner: ${error instanceof Error ? error.message : error}`);
    if (error instanceof ZfsError && error.code === 'ENOENT') {
      console.error(
        `volume-provisioner: make the filesystem first: zfs create -p -o canmount=off ${values.parent}`,
      );
    }
    process.exitCode = 1;
  }
}

async function serve(parent: string, path: string): Promise<void> {
  await using zfs = await openZfs(values.socket === undefined ? {} : { socket: values.socket });
  const { kind } = await zfs.datasets.get(parent);
  if (kind !== 'filesystem') throw new Error(`${parent} is a ${kind}: volumes are made below a filesystem`);
  const server = provisioner(zfs, parent);
  const stop = () => server.close().closeIdleConnections();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  // A socket of a run that was killed is in the way of the next.
  if ((await lstat(path).catch(() => undefined))?.isSocket()) await rm(path);
  process.umask(0o077);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).once('close', resolve);
    server.listen(path, () => console.error(`volume-provisioner: listens on ${path}`));
  });
}

/** What was asked for; for help, and for what there is not, the end. */
function argumentsGiven() {
  try {
    const given = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        parent: { type: 'string' },
        listen: { type: 'string' },
        socket: { type: 'string' },
      },
    });
    if (!given.values.help) return given;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`volume-provisioner: ${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
