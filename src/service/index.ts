export { SERVICE_LIMITS, type ServiceLimits } from './limits.ts';
export { type ServeOptions, type Service, serve } from './serve.ts';
export { type SocketOptions, SocketTransport } from './socket-transport.ts';
