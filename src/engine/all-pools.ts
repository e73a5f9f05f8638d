import { LINUX_ERRNO } from '../ioctl/index.ts';
import { LOOKED_AT } from './auxiliary-vdevs.ts';
import { spa_all_configs, spa_all_configs_2_1 } from './bindings/spa.ts';
import { check } from './engine-failure.ts';
import { bind, isSince, type Pointer } from './libzpool.ts';
import { NativeList } from './native-list.ts';

const nvlist_remove_all = bind<(list: Pointer, name: string) => number>(
  'int nvlist_remove_all(void *nvl, const char *name)',
);

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
  if (!out[0]) return undefined;
  nvlist_remove_all(out[0], LOOKED_AT);
  return new NativeList(out[0]);
}

/** Names of all pools. */
export function allPools(): string[] {
  using configs = allConfigs(new BigUint64Array([0n]));
  return configs?.read().names() ?? [];
}
