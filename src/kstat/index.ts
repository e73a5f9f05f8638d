export { KSTAT_LIMITS, type KstatCounters, type NamedKstat } from './kstat-text.ts';
export {
  type ABD_COUNTERS,
  type ARC_COUNTERS,
  type DATASET_COUNTERS,
  type DatasetKstat,
  type DMU_TX_COUNTERS,
  Kstats,
  type PoolKstatState,
  type ReadKstat,
  type TxgKstat,
  type TxgState,
  type ZIL_COUNTERS,
} from './kstats.ts';
export { rates } from './rates.ts';
