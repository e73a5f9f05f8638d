import { openZfs, type Zfs } from '../zfs/index.ts';

/** Names the unix socket of a service (`zfskit serve`) that commands ask in the place of the kernel. */
const SOCKET_VARIABLE = 'ZFSKIT_SOCKET';

/** ZFS as a command asks it: the kernel's, or that of the service that {@link SOCKET_VARIABLE} names. */
export function openCommandZfs(environment: NodeJS.ProcessEnv = process.env): Promise<Zfs> {
  const socket = environment[SOCKET_VARIABLE];
  return openZfs(socket === undefined || socket === '' ? {} : { socket });
}
