/** Why nothing of an engine is mounted. */
export const ENGINE_CANNOT_MOUNT =
  'an engine in userspace mounts nothing: export the pool and import it into a kernel, or send the filesystem to one';
