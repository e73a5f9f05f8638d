import { datasetProperties, poolProperties } from '../zfs/index.ts';

/** Short names that the commands take for a property, where they are not the name itself. Source: column names in `module/zcommon/zfs_prop.c` and `zpool_prop.c`. */
const DATASET_ALIASES: Readonly<Record<string, string>> = {
  avail: 'available',
  refer: 'referenced',
  ratio: 'compressratio',
  reserv: 'reservation',
  volblock: 'volblocksize',
  recsize: 'recordsize',
  compress: 'compression',
  rdonly: 'readonly',
  case: 'casesensitivity',
  refreserv: 'refreservation',
  usedsnap: 'usedbysnapshots',
  usedds: 'usedbydataset',
  usedchild: 'usedbychildren',
  usedrefreserv: 'usedbyrefreservation',
  dnsize: 'dnodesize',
  refratio: 'refcompressratio',
  lused: 'logicalused',
  lrefer: 'logicalreferenced',
  fslimit: 'filesystem_limit',
  sslimit: 'snapshot_limit',
  fscount: 'filesystem_count',
  sscount: 'snapshot_count',
  redundant_md: 'redundant_metadata',
  encroot: 'encryptionroot',
};

const POOL_ALIASES: Readonly<Record<string, string>> = {
  cap: 'capacity',
  alloc: 'allocated',
  frag: 'fragmentation',
  dedup: 'dedupratio',
  expandsz: 'expandsize',
  ckpoint: 'checkpoint',
  replace: 'autoreplace',
  rdonly: 'readonly',
};

/** The property that a name of a column or argument stands for. */
export function datasetProperty(name: string): string {
  return resolve(name, datasetProperties, DATASET_ALIASES);
}

/** The pool property that a name of a column or argument stands for. */
export function poolProperty(name: string): string {
  return resolve(name, poolProperties, POOL_ALIASES);
}

/** Whether a dataset can have a property of this name, native or of a user. */
export function isDatasetProperty(name: string): boolean {
  return /[:@#]/.test(name) || Object.hasOwn(datasetProperties, datasetProperty(name));
}

/** Whether a pool can have a property of this name. */
export function isPoolProperty(name: string): boolean {
  return /[:@]/.test(name) || Object.hasOwn(poolProperties, poolProperty(name));
}

function resolve(name: string, table: object, aliases: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(table, name)) return name;
  return Object.hasOwn(aliases, name) ? (aliases[name] as string) : name;
}
