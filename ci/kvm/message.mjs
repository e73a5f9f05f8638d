import { styleText } from 'node:util';

let quiet = false;

/** @param {boolean} value */
export function setQuiet(value) {
  quiet = value;
}

/**
 * Tells how things go; not with --quiet.
 *
 * @param {string} text
 */
export function say(text) {
  if (!quiet) write('vm:', text);
}

/**
 * Tells what went wrong.
 *
 * @param {string} text
 */
export function complain(text) {
  const colour = process.stderr.isTTY && !process.env.NO_COLOR;
  write(colour ? styleText('red', 'vm:') : 'vm:', text);
}

/**
 * @param {string} prefix
 * @param {string} text
 */
function write(prefix, text) {
  process.stderr.write(`${prefix} ${text}\n`);
}

/** @param {number} since from `performance.now()` */
export function secondsSince(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
