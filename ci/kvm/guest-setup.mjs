import { ensureHostPackages, toRun } from './host-packages.mjs';
import { openImage } from './image.mjs';
import { openToolsImage } from './tools-image.mjs';

const defaultDiskBytes = [1024 ** 3, 1024 ** 3];
const defaultMemoryMib = 3072;

/**
 * All that a guest is made of, built where it is not there yet.
 *
 * @param {Pick<import('./arguments.mjs').Options, 'release' | 'diskBytes' | 'memoryMib'>} options
 */
export async function bootSetup({ release, diskBytes = defaultDiskBytes, memoryMib = defaultMemoryMib }) {
  ensureHostPackages(toRun);
  const image = await openImage(release);
  const tools = await openToolsImage();
  return { release, image, tools: tools.path, toolsKey: tools.key, diskBytes, memoryMib };
}
