export { type EngineOptions, EngineTransport } from './engine-transport.ts';
export { LIBZPOOL_RELEASES, type LibzpoolRelease } from './libzpool.ts';
export { type UserspaceOptions, UserspaceTransport } from './userspace-transport.ts';
