/**
 * ioctls over a unix socket: {@link serve} answers them by rules, {@link SocketTransport} asks.
 *
 * @module zfskit/service
 */

export { activatedSocket } from './activated-socket.ts';
export type { Audit, AuditRecord } from './audit.ts';
export { SERVICE_LIMITS, type ServiceLimits } from './limits.ts';
export { type ListenOptions, listen } from './listen.ts';
export type { PeerCredentials } from './peer.ts';
export { DEMANDS, type Demand, RIGHTS, type Right, type Touched } from './rights.ts';
export { type Grant, parseRule, parseRules, type Rule, rulesFor, type Scope } from './rules.ts';
export { type ServeOptions, type Service, serve } from './serve.ts';
export { type SocketOptions, SocketTransport } from './socket-transport.ts';
