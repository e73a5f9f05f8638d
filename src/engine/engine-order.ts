/** What the engine's process is told, as JSON in its first argument. */
export interface EngineOrder {
  /** Folder with libzpool; the system's when undefined. */
  readonly libraries?: string | undefined;
  /** Folder for what it remembers. */
  readonly state: string;
  /** In the end its pools stay imported, for the next engine with that folder. */
  readonly keepsPools: boolean;
  /** Bytes that it caches at most; 256 MiB when undefined. */
  readonly arcMax?: number | undefined;
}
