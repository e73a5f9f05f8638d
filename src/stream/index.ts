/**
 * Send streams as bytes: records, checksums, replication packages and resume tokens. It runs without ZFS.
 *
 * @module zfskit/stream
 */

export type { ByteSource } from './chunks.ts';
export { StreamError, type StreamErrorCode, type StreamErrorPlace } from './error.ts';
export {
  HEADER_TYPE,
  headerType,
  STREAM_FEATURES,
  type StreamFeature,
  streamFeatures,
  versionInfo,
} from './features.ts';
export { Fletcher4, type Fletcher4Words, fletcher4 } from './fletcher4.ts';
export {
  BACKUP_MAGIC,
  RECORD_BYTES,
  RECORD_TYPES,
  type RecordFields,
  type RecordType,
  readFields,
} from './record-layout.ts';
export { type RawRecord, RecordScanner } from './record-scanner.ts';
export { RecordWriter } from './record-writer.ts';
export {
  type BeginFacts,
  parseRecord,
  type ReadRecordsOptions,
  type RecordOf,
  readRecords,
  type StreamRecord,
  scanRecords,
} from './records.ts';
export {
  type PackageDataset,
  type PackageList,
  type ReplicationPackage,
  readPackage,
  type Substream,
  type WritePackageOptions,
  writePackage,
} from './replication-package.ts';
export { decodeResumeToken, encodeResumeToken, type ResumeToken } from './resume-token.ts';
export { type RecordCount, StreamCounter, type StreamSummary, verifyStream } from './verify-stream.ts';
export { WholeBlocks } from './whole-blocks.ts';
