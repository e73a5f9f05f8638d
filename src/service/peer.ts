import type { Socket } from 'node:net';
import { type PeerCredentials, peerCredentials } from '../ffi/peer.ts';

export type { PeerCredentials };

/** Who is at the other end of a connection; undefined when the kernel does not say, as for what is no unix socket. */
export function peerOf(socket: Socket): PeerCredentials | undefined {
  const fd = '_handle' in socket ? (socket._handle as { fd?: number } | null)?.fd : undefined;
  return fd === undefined || fd < 0 ? undefined : peerCredentials(fd);
}
