import { ioctlReference } from './ioctl-reference.ts';
import { propertyReference } from './property-reference.ts';
import { releaseReference } from './release-reference.ts';

/** The generated reference pages: path from the root of the repository, and text. */
export function references(): Readonly<Record<string, string>> {
  return {
    'docs/reference/ioctls.md': ioctlReference(),
    'docs/reference/properties.md': propertyReference(),
    'docs/reference/releases.md': releaseReference(),
  };
}
