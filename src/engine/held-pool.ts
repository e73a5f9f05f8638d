import { dsl_dataset_hold, dsl_dataset_hold_obj, dsl_dataset_rele } from './bindings/dsl-dataset.ts';
import { dsl_pool_hold, dsl_pool_rele } from './bindings/dsl-pool.ts';
import { check } from './engine-failure.ts';
import { NULL, type Pointer } from './libzpool.ts';
import { TAG } from './open-pool.ts';

/** A pool whose configuration is held by this thread, and datasets of it. Dispose of it before the ioctl ends. */
export class HeldPool implements Disposable {
  readonly pointer: Pointer;
  readonly #datasets: Pointer[] = [];

  /**
   * @param name - of the pool, or of anything in it
   * @throws EngineFailure ENOENT
   */
  constructor(name: string) {
    this.pointer = written((pool) => dsl_pool_hold(name, TAG, pool));
  }

  /**
   * Holds a dataset by its full name.
   *
   * @throws EngineFailure ENOENT
   */
  dataset(name: string): Pointer {
    return this.#hold((dataset) => dsl_dataset_hold(this.pointer, name, TAG, dataset));
  }

  /**
   * Holds a dataset by its object in the pool's own object set.
   *
   * @throws EngineFailure ENOENT, EINVAL
   */
  datasetById(object: bigint): Pointer {
    return this.#hold((dataset) => dsl_dataset_hold_obj(this.pointer, object, TAG, dataset));
  }

  #hold(hold: (dataset: BigUint64Array) => number): Pointer {
    const dataset = written(hold);
    this.#datasets.push(dataset);
    return dataset;
  }

  [Symbol.dispose](): void {
    for (const dataset of this.#datasets.splice(0).toReversed()) dsl_dataset_rele(dataset, TAG);
    dsl_pool_rele(this.pointer, TAG);
  }
}

function written(write: (out: BigUint64Array) => number): Pointer {
  const out = new BigUint64Array(1);
  check(write(out));
  return out[0] ?? NULL;
}
