import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCapabilities } from './capabilities.ts';
import { NAMES_SINCE } from './names-since.ts';

describe('readCapabilities', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zfskit-capabilities-'));
    writeFileSync(join(folder, 'version'), '2.3.9-1\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('what the module lists goes before what its release is known to have', () => {
    for (const path of [
      'properties.dataset/compression',
      'properties.dataset/brand_new',
      'features.pool/com.example:fast',
    ]) {
      mkdirSync(join(folder, path), { recursive: true });
    }
    const capabilities = readCapabilities({ folder });
    expect(capabilities).toMatchObject({
      version: '2.3.9-1',
      release: [2, 3, 9],
      datasetProperties: new Set(['compression', 'brand_new']),
      features: new Set(['fast']),
      listed: ['datasetProperties', 'features'],
    });
    expect(capabilities.poolProperties).toContain('dedupcached');
  });

  test('a module that lists nothing is judged by its release', () => {
    const at = (version: string) => readCapabilities({ folder, version });
    expect(at('2.0.3').listed).toEqual([]);
    expect(at('2.0.3').vdevProperties.size).toBe(0);
    expect(at('2.0.3').features).not.toContain('draid');
    expect(at('2.1.11').features).toContain('draid');
    expect(at('2.2.0').datasetProperties).not.toContain('prefetch');
    expect(at('2.2.4').datasetProperties).toContain('prefetch');
    expect(at('2.3.9').vdevProperties).not.toContain('sit_out');
    expect(at('2.4.4').vdevProperties).toContain('sit_out');
    expect(at('2.0.3').ioctls.has('ZFS_IOC_VDEV_GET_PROPS')).toBe(false);
    expect(at('2.4.4').ioctls.has('ZFS_IOC_VDEV_GET_PROPS')).toBe(true);
  });

  test('no module, and a module that is no release', () => {
    rmSync(join(folder, 'version'));
    const failsWith = (code: string) => expect.objectContaining({ code });
    expect(() => readCapabilities({ folder })).toThrowError(failsWith('ZFSKIT_NO_DEVICE'));
    writeFileSync(join(folder, 'version'), 'unknown');
    expect(() => readCapabilities({ folder })).toThrowError(failsWith('ZFSKIT_UNSUPPORTED_RELEASE'));
  });
});

test.each(Object.entries(NAMES_SINCE))('%s: no name stands twice', (_, since) => {
  const names = Object.values(since).flat();
  expect(new Set(names).size).toBe(names.length);
});
