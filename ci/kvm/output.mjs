import { write } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Writes all of it, without blocking this process while the reader is slow (`process.stdout` would, on a pipe).
 *
 * @param {number} descriptor
 * @param {Uint8Array} data
 */
export async function writeAll(descriptor, data) {
  let rest = data;
  while (rest.length > 0) {
    const count = await writeSome(descriptor, rest);
    if (count === 0) await sleep(5);
    rest = rest.subarray(count);
  }
}

/**
 * @param {number} descriptor
 * @param {Uint8Array} data
 * @returns {Promise<number>}
 */
function writeSome(descriptor, data) {
  return new Promise((resolve, reject) => {
    write(descriptor, data, (error, count) => {
      if (!error) resolve(count);
      else if (error.code === 'EAGAIN') resolve(0);
      else reject(error);
    });
  });
}
