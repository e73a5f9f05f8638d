/** A snapshot or bookmark with its place in time. */
export interface Created {
  /** Full name. */
  readonly name: string;
  /** Transaction group in which the snapshot was made. */
  readonly createtxg: bigint;
}

/** Orders the snapshots or bookmarks of a dataset as they were made; no two snapshots of a dataset have the same txg. */
export function byCreatetxg(a: Created, b: Created): number {
  if (a.createtxg !== b.createtxg) return a.createtxg < b.createtxg ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
