/**
 * OpenZFS in userspace: {@link UserspaceTransport} has it in a child process, {@link EngineTransport} in this one.
 *
 * @module zfskit/engine
 */

export { type EngineOptions, EngineTransport } from './engine-transport.ts';
export { LIBZPOOL_RELEASES, type LibzpoolRelease } from './libzpool.ts';
export { type UserspaceOptions, UserspaceTransport } from './userspace-transport.ts';
