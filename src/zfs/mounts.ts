import { readFile } from 'node:fs/promises';

/** Where a filesystem or snapshot is mounted. */
export interface Mount {
  /** Full name of the filesystem or snapshot. */
  readonly dataset: string;
  /** Directory, as the mount namespace sees it. */
  readonly path: string;
  /** Part of the dataset that is seen there: `/`, or a directory of it (a bind mount). */
  readonly root: string;
  /** Options of this mount, such as `rw` or `noatime`. */
  readonly options: readonly string[];
}

/** A line of mountinfo: what is mounted where. */
export interface MountLine extends Mount {
  readonly filesystemType: string;
  /** Major and minor number of the device, such as `230:16`. */
  readonly device: string;
}

/**
 * The ZFS mounts that this process sees, in the order in which they were mounted. Others have other mount namespaces:
 * those of containers are not among them. Source: `/proc/self/mountinfo`, proc_pid_mountinfo(5).
 */
export async function readMounts(): Promise<Mount[]> {
  const lines = await readMountLines('self');
  return lines.filter(({ filesystemType }) => filesystemType === 'zfs').map(mountOf);
}

/** All mounts that a process sees. */
export async function readMountLines(process: string): Promise<MountLine[]> {
  const text = await readFile(`/proc/${process}/mountinfo`, 'utf8');
  return text.split('\n').flatMap(parseMountLine);
}

/** What a line says of a ZFS mount. */
export function mountOf({ dataset, path, root, options }: MountLine): Mount {
  return { dataset, path, root, options };
}

/** Reads one line of mountinfo; nothing where it is none. */
export function parseMountLine(line: string): MountLine[] {
  const fields = line.split(' ');
  const separator = fields.indexOf('-', 6);
  const [, , device, root, path, options] = fields;
  const [filesystemType, source] = fields.slice(separator + 1);
  if (separator < 0 || device === undefined || root === undefined || path === undefined) return [];
  if (filesystemType === undefined || source === undefined) return [];
  return [
    {
      dataset: unescapeField(source),
      path: unescapeField(path),
      root: unescapeField(root),
      options: options?.split(',') ?? [],
      filesystemType,
      device,
    },
  ];
}

/** Space, tab, newline and backslash are written as three octal digits behind a backslash. */
function unescapeField(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
