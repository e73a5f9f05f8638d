/** An OpenZFS release as three numbers: 2.3.9 is `[2, 3, 9]`. */
export type Release = readonly [major: number, minor: number, patch: number];

/**
 * Reads the release out of a module version string as `/sys/module/zfs/version` prints it
 * (`2.3.9-1`, `2.4.4-1~bpo13+1`, `2.2.0-rc3`).
 *
 * @returns undefined when the text does not start with three numbers.
 */
export function parseRelease(version: string): Release | undefined {
  const match = /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?![\d.])/.exec(version.trim());
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

/** Negative, zero or positive as `a` is older than, equal to or newer than `b`. */
export function compareReleases(a: Release, b: Release): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** The tables name few releases, and every call asks about some of them. */
const parsedSince = new Map<string, Release>();

/** Whether `release` is `since` or newer; `since` is written `2.2.0`. */
export function isAtLeast(release: Release, since: string): boolean {
  let parsed = parsedSince.get(since);
  if (!parsed) {
    parsed = parseRelease(since);
    if (parsed) parsedSince.set(since, parsed);
  }
  return parsed !== undefined && compareReleases(release, parsed) >= 0;
}
