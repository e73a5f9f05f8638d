import type { Duplex } from 'node:stream';
import type { Transport } from '../ioctl/index.ts';
import { SERVICE_LIMITS, type ServiceLimits } from './limits.ts';
import { ServiceConnection } from './service-connection.ts';

/** What to serve to one client. */
export interface ServeOptions {
  /** Where the ioctls go. It stays its owner's: closing the service does not close it. */
  readonly transport: Transport;
  /** One client, that is trusted with all that the transport can do. */
  readonly duplex: Duplex;
  readonly limits?: Partial<ServiceLimits> | undefined;
}

/** A service that runs. */
export interface Service extends AsyncDisposable {
  /** Resolves when the service has ended: it was closed, or, of a single client, that is gone. */
  readonly ended: Promise<void>;
  /**
   * Takes nothing more, lets what is under way come to its end, and ends. Safe to call twice.
   *
   * @param graceMs - milliseconds after which what is still under way is interrupted. Default 10000
   */
  close(graceMs?: number): Promise<void>;
}

/** How long a service that closes lets calls go on, in milliseconds. */
export const GRACE_MS = 10_000;

/** Offers a transport's ioctls to a client. */
export function serve({ transport, duplex, limits }: ServeOptions): Service {
  let onEnd = () => {};
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });
  const connection = new ServiceConnection(duplex, {
    transport,
    limits: { ...SERVICE_LIMITS, ...limits },
    onEnd,
  });
  const close = async (graceMs = GRACE_MS) => {
    await connection.close(graceMs);
    await ended;
  };
  return { ended, close, [Symbol.asyncDispose]: () => close() };
}
