import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { LINUX_ERRNO, type Transport, ZfsError } from '../ioctl/index.ts';
import type { Audit } from './audit.ts';
import { bindSocket } from './bind-socket.ts';
import { SERVICE_LIMITS, type ServiceLimits } from './limits.ts';
import { encodeFault } from './messages.ts';
import { type PeerCredentials, peerOf } from './peer.ts';
import { FRAME, HEADER_BYTES } from './protocol.ts';
import { RuleGate } from './rule-gate.ts';
import { type Rule, rulesFor } from './rules.ts';
import { GRACE_MS, type Service } from './serve.ts';
import { ServiceConnection } from './service-connection.ts';

/** What to serve on a unix socket, and to whom. */
export interface ListenOptions {
  /** Where the ioctls go. It stays its owner's: closing the service does not close it. */
  readonly transport: Transport;
  /** Where to listen: the path of a unix socket that is made, or the descriptor of one that listens already. */
  readonly socket: string | number;
  /** Permissions of the socket that is made. Default 0600: other users cannot connect, whatever the rules. */
  readonly mode?: number | undefined;
  /** What users may do, see {@link rulesFor}. */
  readonly rules?: readonly Rule[] | undefined;
  /** Is told of every call. */
  readonly audit?: Audit | undefined;
  readonly limits?: Partial<ServiceLimits> | undefined;
  /** Ends the service in order. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Offers a transport's ioctls on a unix socket. Whoever connects is known by the kernel (SO_PEERCRED) and may do what the rules
 * say.
 *
 * @throws ZfsError `EADDRINUSE` (a server listens there), `EEXIST`, `ZFSKIT_INVALID_ARGUMENT`; what the system says
 */
export async function listen(options: ListenOptions): Promise<Service> {
  const { socket, mode = 0o600, signal } = options;
  signal?.throwIfAborted();
  const listener = new Listener(options);
  const server = createServer({ allowHalfOpen: true }, (client) => listener.accept(client));
  const unbind =
    typeof socket === 'string' ? await bindSocket(server, socket, mode) : await adopt(server, socket);
  let onEnd = () => {};
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });
  let closing: Promise<void> | undefined;
  const close = (graceMs = GRACE_MS) => {
    closing ??= (async () => {
      signal?.removeEventListener('abort', onAbort);
      unbind();
      const closed = once(server, 'close');
      server.close();
      await listener.close(graceMs);
      await closed;
      onEnd();
    })();
    return closing;
  };
  const onAbort = () => void close();
  signal?.addEventListener('abort', onAbort, { once: true });
  return { ended, close, [Symbol.asyncDispose]: () => close() };
}

/** The clients of one socket. */
class Listener {
  readonly #options: ListenOptions;
  readonly #limits: ServiceLimits;
  readonly #connections = new Map<ServiceConnection, PeerCredentials>();
  #closing = false;

  constructor(options: ListenOptions) {
    this.#options = options;
    this.#limits = { ...SERVICE_LIMITS, ...options.limits };
  }

  accept(socket: Socket): void {
    const peer = peerOf(socket);
    if (!peer || this.#closing) {
      refuse(
        socket,
        new ZfsError({ code: 'ZFSKIT_DENIED', message: 'the service cannot tell who connects' }),
      );
    } else if (this.#isFull(peer)) {
      const message = `the service has all the connections that it takes, in all or of uid ${peer.uid}`;
      refuse(socket, new ZfsError({ code: 'EAGAIN', errno: LINUX_ERRNO.EAGAIN, message }));
    } else {
      this.#connect(socket, peer);
    }
  }

  async close(graceMs: number): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#connections.keys()].map((connection) => connection.close(graceMs)));
  }

  #isFull({ uid }: PeerCredentials): boolean {
    const { connections, connectionsOfUser } = this.#limits;
    const ofUser = [...this.#connections.values()].filter((peer) => peer.uid === uid).length;
    return this.#connections.size >= connections || (uid !== 0 && ofUser >= connectionsOfUser);
  }

  #connect(socket: Socket, peer: PeerCredentials): void {
    const { transport, rules = [], audit } = this.#options;
    const connection = new ServiceConnection(socket, {
      transport,
      limits: this.#limits,
      gate: new RuleGate(transport, peer, rulesFor(peer, rules)),
      peer,
      audit,
      onEnd: () => this.#connections.delete(connection),
    });
    this.#connections.set(connection, peer);
  }
}

async function adopt(server: Server, fd: number): Promise<() => void> {
  server.listen({ fd });
  await once(server, 'listening');
  return () => {};
}

/** Says why, and ends the connection. */
function refuse(socket: Socket, error: ZfsError): void {
  const payload = Buffer.concat(encodeFault(error));
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(FRAME.refused, 4);
  socket.on('error', () => {});
  socket.resume();
  socket.end(Buffer.concat([head, payload]), () => socket.destroy());
}
