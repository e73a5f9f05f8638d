import { readdirSync, readlinkSync } from 'node:fs';

/**
 * Descriptors above 2 that this process got from the one that started it, as far as can be told: files, devices, sockets,
 * and pipes of which it has one end. What Node opens for itself are other things. To be asked for before the program opens
 * any files itself.
 */
export function inheritedDescriptors(): number[] {
  const descriptors = readdirSync('/proc/self/fd').flatMap((name): [fd: number, target: string][] => {
    const target = linkOf(name);
    return target === undefined ? [] : [[Number(name), target]];
  });
  const ends = (pipe: string) => descriptors.filter(([, target]) => target === pipe).length;
  return descriptors
    .filter(([fd, target]) => fd > 2 && !isOwn(target) && !(target.startsWith('pipe:') && ends(target) > 1))
    .map(([fd]) => fd);
}

/** Event loops, and the folder that is being read. */
function isOwn(target: string): boolean {
  return target.startsWith('anon_inode:') || /^\/proc\/\d+\/fd$/.test(target);
}

function linkOf(name: string): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${name}`);
  } catch {
    return undefined;
  }
}
