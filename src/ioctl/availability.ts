import { isAtLeast, type Release } from './abi/index.ts';
import type { IoctlRow } from './row.ts';
import { ZfsError } from './zfs-error.ts';

/** Whether the module of a release has an ioctl. */
export function hasIoctl(row: IoctlRow, release: Release): boolean {
  return isAtLeast(release, row.since);
}

/**
 * Refuses a call that zfskit does not issue, or that this module does not have or would misunderstand: releases before
 * an input key came ignore it or fail in the middle.
 *
 * @throws ZfsError `ZFSKIT_UNSUPPORTED`
 */
export function checkAvailable(
  name: string,
  row: IoctlRow,
  input: Readonly<Record<string, unknown>>,
  release: Release,
): void {
  const refuse = (message: string) => {
    throw new ZfsError({ code: 'ZFSKIT_UNSUPPORTED', message, ioctl: name });
  };
  if (row.withheld !== undefined) refuse(`${name} is not issued by zfskit: ${row.withheld}`);
  const loaded = release.join('.');
  if (!hasIoctl(row, release)) refuse(`${name} exists since OpenZFS ${row.since}, this module is ${loaded}`);
  const list = input[row.style === 'nvlist' ? 'innvl' : 'zc_nvlist_src'];
  for (const [key, since] of Object.entries(row.keysSince ?? {})) {
    const value = (list as Readonly<Record<string, unknown>> | undefined)?.[key];
    if (value !== undefined && value !== false && !isAtLeast(release, since)) {
      refuse(`${name}: ${key} exists since OpenZFS ${since}, this module is ${loaded}`);
    }
  }
}
