import { ZfsError } from '../ioctl/index.ts';

/** First descriptor that systemd passes (`SD_LISTEN_FDS_START`). */
const FIRST_FD = 3;

/**
 * The listening socket that this process was started with by systemd, or whoever else follows sd_listen_fds(3): `LISTEN_PID` is
 * this process, `LISTEN_FDS` is 1. Takes both out of the environment, so that no child believes it has the socket.
 *
 * @returns its descriptor; undefined when there is none
 * @throws ZfsError `ZFSKIT_INVALID_ARGUMENT` for several sockets
 */
export function activatedSocket(environment: NodeJS.ProcessEnv = process.env): number | undefined {
  const { LISTEN_PID: pid, LISTEN_FDS: count } = environment;
  if (pid !== String(process.pid) || count === undefined) return undefined;
  for (const name of ['LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES']) delete environment[name];
  if (count === '1') return FIRST_FD;
  throw new ZfsError({
    code: 'ZFSKIT_INVALID_ARGUMENT',
    message: `one socket is needed, ${JSON.stringify(count)} were passed (LISTEN_FDS)`,
  });
}
