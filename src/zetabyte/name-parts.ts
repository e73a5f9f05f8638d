/** What stands behind `@`; the whole name where there is none. */
export function extractSnapshotName(datasetName: string): string {
  return datasetName.slice(datasetName.indexOf('@') + 1);
}

/** The name of a snapshot's filesystem or volume; that of anything else as it is. */
export function extractDatasetName(datasetName: string): string {
  return datasetName.split('@')[0] ?? '';
}

/** Whether it is the name of a snapshot. */
export function isZfsSnapshot(snapshotName: string): boolean {
  return snapshotName.includes('@');
}

/** The pool's name. */
export function extractPool(datasetName: string): string {
  return datasetName.split('/')[0] ?? '';
}

/** The name without its last part; empty for a pool's. */
export function extractParentDatasetName(datasetName: string): string {
  return datasetName.split('/').slice(0, -1).join('/');
}

/** The last part of the name, of a snapshot with what stands behind `@`. */
export function extractLeafName(datasetName: string): string {
  return datasetName.split('/').at(-1) ?? '';
}
