import type { DiffChange, FileType } from './diff-change.ts';

/** How `zfs diff` is to print a change; the options are those of the command. */
export interface DiffLineOptions {
  /** Where the filesystem is mounted: it comes before each path. Default: nothing. */
  readonly mountpoint?: string | undefined;
  /** `-H`: a tab, not an arrow, between the two paths of a rename. */
  readonly scripted?: boolean | undefined;
  /** `-F`: a column with the type of the file. */
  readonly classify?: boolean | undefined;
  /** `-t`: a column with the time of the change, before all others. */
  readonly timestamps?: boolean | undefined;
  /** `-h`: bytes as they are, not `\0ooo` for spaces, backslashes, control characters and all beyond ASCII. */
  readonly raw?: boolean | undefined;
}

const SIGNS = { created: '+', removed: '-', modified: 'M', renamed: 'R', unlinked: 'R' } as const;

const TYPE_SIGNS: Readonly<Record<FileType, string>> = {
  file: 'F',
  directory: '/',
  symlink: '@',
  'block device': 'B',
  'character device': 'C',
  fifo: '|',
  socket: '=',
  other: '?',
};

/** What `zfs diff` shows instead of a path. */
const DELETED = Buffer.from('(on_delete_queue)');

/**
 * A change as `zfs diff` prints it, as bytes: paths need not be UTF-8. Without the end of the line; nothing for a file
 * whose path is not known. zfs-diff(8).
 */
export function diffLine(change: DiffChange, options: DiffLineOptions = {}): Uint8Array {
  if (change.kind === 'unnamed') return new Uint8Array();
  const { mountpoint = '', scripted, classify, timestamps, raw } = options;
  // Paths begin with a slash: that of a filesystem mounted at / is left out.
  const root = Buffer.from(mountpoint === '/' ? '' : mountpoint);
  const path = (bytes: Uint8Array) => {
    const whole = Buffer.concat([root, bytes]);
    return raw ? whole : Buffer.from(escaped(whole));
  };
  const columns = [
    ...(timestamps ? [timeText(change.ctime)] : []),
    SIGNS[change.kind],
    ...(classify ? [TYPE_SIGNS[change.type]] : []),
  ];
  const parts = [Buffer.from(columns.map((column) => `${column}\t`).join('')), path(change.pathBytes)];
  const next = change.kind === 'renamed' ? change.newPathBytes : DELETED;
  if (change.kind === 'renamed' || change.kind === 'unlinked') {
    parts.push(Buffer.from(scripted ? '\t' : ' -> '), path(next));
  }
  if (change.kind === 'modified' && change.links !== 0n) {
    parts.push(Buffer.from(`\t(${change.links > 0n ? '+' : ''}${change.links})`));
  }
  return Buffer.concat(parts);
}

function timeText(ctime: bigint): string {
  const seconds = (ctime / 1_000_000_000n).toString().padStart(10);
  return `${seconds}.${(ctime % 1_000_000_000n).toString().padStart(9, '0')}`;
}

function escaped(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const plain = byte > 0x20 && byte < 0x7f && byte !== 0x5c;
    text += plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(4, '0')}`;
  }
  return text;
}
