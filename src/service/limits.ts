import { MAX_REPLY_BYTES } from '../ioctl/index.ts';

/** What a service gives to each connection, and to all. */
export interface ServiceLimits {
  /** Largest frame that a client may send, in bytes without its head. */
  readonly frameBytes: number;
  /** Requests under way of one connection. */
  readonly requests: number;
  /**
   * Bytes that the requests under way of one connection take: what was sent, and the buffers for replies. One request
   * alone may take more, up to `frameBytes` and `replyBytes` together.
   */
  readonly bytesInFlight: number;
  /** Largest reply that a request may ask for, in bytes. */
  readonly replyBytes: number;
  /** Replies in bytes that a client has not taken yet, from which on nothing more is read from it. */
  readonly unsentBytes: number;
  /** Connections at a time. */
  readonly connections: number;
  /** Connections at a time of one user, root excepted: nobody takes all of them. */
  readonly connectionsOfUser: number;
  /** Pipes, cleanup descriptors and volumes of one connection, of each kind. */
  readonly objects: number;
  /** Milliseconds in which a client has to say hello. */
  readonly helloMs: number;
}

/** The limits that hold where no others are given. */
export const SERVICE_LIMITS: ServiceLimits = Object.freeze({
  frameBytes: 16 << 20,
  requests: 256,
  bytesInFlight: 64 << 20,
  replyBytes: 64 << 20,
  unsentBytes: 8 << 20,
  connections: 64,
  connectionsOfUser: 16,
  objects: 64,
  helloMs: 5000,
});

/** Largest frame before the hello, in bytes without its head. */
export const HELLO_FRAME_BYTES = 64;

/** Largest frame that a client takes: a reply with all that it can have asked for. */
export const CLIENT_FRAME_BYTES = MAX_REPLY_BYTES + (1 << 20);
