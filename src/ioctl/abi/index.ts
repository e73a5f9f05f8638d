import { ZfsError } from '../zfs-error.ts';
import type { ZfsCmdLayout } from './layout.ts';
import { compareReleases, parseRelease, type Release } from './release.ts';
import { zfsCmd200 } from './zfs-cmd-2.0.0.ts';
import { zfsCmd231 } from './zfs-cmd-2.3.1.ts';
import { zfsCmd233 } from './zfs-cmd-2.3.3.ts';
import { zfsCmd240 } from './zfs-cmd-2.4.0.ts';

/** Every known `zfs_cmd_t` layout. */
export const ZFS_CMD_LAYOUTS: readonly ZfsCmdLayout[] = [zfsCmd200, zfsCmd231, zfsCmd233, zfsCmd240];

/** What the kernel's ZFS module speaks: its release and the memory layout of its `zfs_cmd_t`. */
export interface Abi {
  /** The version string it was chosen by, such as `2.3.9-1`. */
  readonly version: string;
  readonly release: Release;
  readonly layout: ZfsCmdLayout;
  /**
   * Why the layout is right: `release`, it was measured for this release; `probe`, it is that of the nearest known release,
   * and the kernel behaved as it says.
   */
  readonly provenBy: 'release' | 'probe';
}

/**
 * Chooses the ABI for a module version by the exact release: 2.3.1 shows that a patch release can change
 * `zfs_cmd_t`, so nothing is guessed from its neighbours.
 *
 * @param version - as in `/sys/module/zfs/version`, for example `2.3.9-1`
 * @throws {@link ZfsError} `ZFSKIT_UNSUPPORTED_RELEASE` when no layout is known for it
 */
export function abiForVersion(version: string): Abi {
  const release = parseRelease(version);
  // A candidate can differ from the release that it became.
  const isCandidate = /-rc\d/.test(version);
  const layout =
    release &&
    !isCandidate &&
    ZFS_CMD_LAYOUTS.find(({ releases }) =>
      releases.some(([first, last]) => {
        const from = parseRelease(first);
        const to = parseRelease(last);
        return from && to && compareReleases(release, from) >= 0 && compareReleases(release, to) <= 0;
      }),
    );
  if (!release || !layout) {
    throw new ZfsError({
      code: 'ZFSKIT_UNSUPPORTED_RELEASE',
      message:
        `no zfs_cmd_t layout is known for ZFS module version ${JSON.stringify(version.slice(0, 64))}; ` +
        `known releases: ${supportedReleases()}. Update zfskit, or load a supported module`,
    });
  }
  return { version: version.trim(), release, layout, provenBy: 'release' };
}

/**
 * The ABI that a module of an unknown version may have: that of the newest known release before it, or, for a release
 * candidate, of the release that it became. Only to be used when it was proven.
 *
 * @returns undefined for a version that cannot be read, or is older than all that are known
 */
export function nearestAbi(version: string): Abi | undefined {
  const release = parseRelease(version);
  if (!release) return undefined;
  const known = ZFS_CMD_LAYOUTS.flatMap((layout) =>
    layout.releases.map(([first, last]) => ({
      layout,
      first: parseRelease(first),
      last: parseRelease(last),
    })),
  ).filter(({ first }) => first && compareReleases(first, release) <= 0);
  const [nearest] = known.sort((a, b) => (a.last && b.last ? compareReleases(b.last, a.last) : 0));
  return nearest && { version: version.trim(), release, layout: nearest.layout, provenBy: 'probe' };
}

/** The supported releases as text for people: `2.0.0 to 2.3.0, 2.3.1, ...`. */
export function supportedReleases(): string {
  return ZFS_CMD_LAYOUTS.flatMap(({ releases }) => releases)
    .map(([first, last]) => (first === last ? first : `${first} to ${last}`))
    .join(', ');
}

export type { MemberKind, MemberLayout, ZfsCmdLayout } from './layout.ts';
export { compareReleases, isAtLeast, parseRelease, type Release } from './release.ts';
