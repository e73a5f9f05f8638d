import { LINUX_ERRNO } from '../ioctl/index.ts';
import { spa_all_configs, spa_all_configs_2_1 } from './bindings/spa.ts';
import { check } from './engine-failure.ts';
import { isSince } from './libzpool.ts';
import { NativeList } from './native-list.ts';

/**
 * The configurations of all pools by name; undefined when nothing has changed since a generation.
 *
 * @param generation - one number, which becomes the present generation; 0 for the first time
 */
export function allConfigs(generation: BigUint64Array): NativeList | undefined {
  const out = new BigUint64Array(1);
  if (isSince('2.3')) {
    const errno = spa_all_configs(generation, out);
    if (errno === LINUX_ERRNO.EEXIST) return undefined;
    check(errno);
  } else {
    out[0] = spa_all_configs_2_1(generation);
  }
  return out[0] ? new NativeList(out[0]) : undefined;
}

/** Names of all pools. */
export function allPools(): string[] {
  using configs = allConfigs(new BigUint64Array([0n]));
  return configs?.read().names() ?? [];
}
