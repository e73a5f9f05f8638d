import koffi from 'koffi';

const libc = koffi.load(null);

const getsockopt: (
  fd: number,
  level: number,
  option: number,
  value: Uint8Array,
  length: Uint32Array,
) => number = libc.func(
  'int getsockopt(int fd, int level, int option, void *value, _Inout_ uint32_t *length)',
);

/** Linux values. */
const SOL_SOCKET = 1;
const SO_PEERCRED = 17;
const SO_PEERGROUPS = 59;

/** Bytes of `struct ucred`: pid, uid and gid. */
const UCRED_BYTES = 12;

/** Most groups that are asked for; Linux has 65536 (`NGROUPS_MAX`). */
const MAX_GROUPS = 65536;

/** Who is at the other end of a unix socket, as of when it connected. */
export interface PeerCredentials {
  readonly pid: number;
  readonly uid: number;
  readonly gid: number;
  /** Supplementary groups. */
  readonly groups: readonly number[];
}

/** Asks the kernel for the other end of a unix socket (SO_PEERCRED, SO_PEERGROUPS in unix(7)); undefined where it does not say. */
export function peerCredentials(fd: number): PeerCredentials | undefined {
  const credentials = option(fd, SO_PEERCRED, UCRED_BYTES);
  if (credentials?.length !== UCRED_BYTES) return undefined;
  const [pid = 0, uid = 0, gid = 0] = words(credentials);
  return { pid, uid, gid, groups: words(option(fd, SO_PEERGROUPS, 4 * MAX_GROUPS) ?? new Uint8Array()) };
}

function option(fd: number, name: number, bytes: number): Uint8Array | undefined {
  const value = new Uint8Array(bytes);
  const length = new Uint32Array([bytes]);
  if (getsockopt(fd, SOL_SOCKET, name, value, length) !== 0) return undefined;
  return value.slice(0, length[0]);
}

function words(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(4 * index, true));
}
