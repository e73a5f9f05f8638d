import { checkName, poolOf, ZfsError } from '../ioctl/index.ts';

/**
 * Checks names that one ioctl is to work on together.
 *
 * @returns the pool that all of them are in
 * @throws ZfsError `ZFSKIT_INVALID_NAME`; `ZFSKIT_INVALID_ARGUMENT` for no name, or names in several pools
 */
export function checkOnePool(
  names: Iterable<string>,
  kind: 'snapshot' | 'new-snapshot' | 'bookmark',
): string {
  const pools = new Set<string>();
  for (const name of names) pools.add(poolOf(checkName(name, kind)));
  const [pool] = pools;
  const noun = kind.replace('new-', '');
  if (pool === undefined) return refuse(`no ${noun} is named`);
  if (pools.size > 1)
    refuse(`the ${noun}s are in several pools (${[...pools].join(', ')}): one call works on one pool`);
  return pool;
}

/** A set of names as a list of flags, which is what the kernel takes. */
export function flagsOf(names: Iterable<string>): Record<string, true> {
  const flags: Record<string, true> = Object.create(null);
  for (const name of names) flags[name] = true;
  return flags;
}

function refuse(message: string): never {
  throw new ZfsError({ code: 'ZFSKIT_INVALID_ARGUMENT', message });
}
