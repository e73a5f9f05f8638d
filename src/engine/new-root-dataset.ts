import type { Nvlist } from '../nvlist/index.ts';
import { check } from './engine-failure.ts';
import { bind, type Pointer } from './libzpool.ts';
import { NativeList } from './native-list.ts';

/** `include/sys/dsl_prop.h`. */
const dsl_props_set = bind<(dataset: string, source: number, props: Pointer) => number>(
  'int dsl_props_set(const char *dsname, int source, void *nvl)',
);

/** `ZPROP_SRC_LOCAL`. */
const LOCAL = 8;

/**
 * Gives the root dataset of a new pool its properties.
 *
 * @param _zplProps - those that a filesystem is made with
 * @throws EngineFailure as setting the properties does
 */
export function finishRootDataset(pool: string, _zplProps: Nvlist, rootProps: Nvlist): void {
  rootProps.delete('version');
  if (rootProps.size === 0) return;
  using list = NativeList.from(rootProps);
  check(dsl_props_set(pool, LOCAL, list.pointer));
}
