import { openZfs as open, type Zfs, type ZfsOptions } from '../../dist/index.js';

export * from '../../dist/index.js';

/** The suite's `openZfs`: with no options it opens the engine that the test file shares with the stock commands. */
export function openZfs(options: ZfsOptions = {}): Promise<Zfs> {
  return open(
    Object.keys(options).length > 0 ? options : { socket: process.env['ZFSKIT_TEST_SOCKET'] ?? '' },
  );
}
