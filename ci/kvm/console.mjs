/**
 * Reads the guest's console. The level is what the harness does: a fatal line ends the guest and fails the run, a
 * warning is told.
 *
 * @typedef {{ level: 'fatal' | 'warning', line: string, number: number }} Finding
 */

const fatal = [
  /Kernel panic - not syncing/,
  /\bBUG: /,
  /\bkernel BUG at /,
  /\bOops: /,
  /\bOops\b.*\[#\d+\]/,
  /general protection fault/,
  /double fault/,
  /unable to handle (kernel|page fault)/i,
  /soft lockup/,
  /hard LOCKUP/,
  /blocked for more than \d+ seconds/,
  /\bVERIFY\w*\(/,
  /\bASSERT\w*\(/,
  /\bSPLError: /,
  /\bPANIC at /,
  /\bPANIC: /,
  /KASAN: /,
  /KFENCE: /,
  /zfskit: guest cannot start/,
];
const warning = [
  /\bWARNING: /,
  /self-detected stall/,
  /detected stalls on CPUs/,
  /\bUBSAN: /,
  /Out of memory: Killed process/,
];

/**
 * @param {string} text
 * @returns {Finding[]}
 */
export function scanConsole(text) {
  /** @type {Finding[]} */
  const findings = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const level = levelOf(line);
    if (level) findings.push({ level, line: plain(line), number: index + 1 });
  }
  return findings;
}

/**
 * @param {string} line
 * @returns {Finding['level'] | undefined}
 */
function levelOf(line) {
  // The command line is echoed at boot and names settings such as oops=panic.
  if (/(Kernel )?command line: /i.test(line)) return undefined;
  if (fatal.some((pattern) => pattern.test(line))) return 'fatal';
  if (warning.some((pattern) => pattern.test(line))) return 'warning';
  return undefined;
}

/**
 * The part of a console a person should see after a crash: from the first finding on, and its end.
 *
 * @param {string} text
 * @param {number} [lines]
 */
export function excerpt(text, lines = 40) {
  const all = text.trimEnd().split(/\r?\n/).map(plain);
  const first = scanConsole(text).find(({ level }) => level === 'fatal');
  const tailStart = Math.max(0, all.length - lines);
  const headStart = first ? Math.max(0, first.number - 3) : tailStart;
  if (headStart >= tailStart) return all.slice(tailStart).join('\n');
  const headEnd = headStart + lines;
  if (headEnd >= tailStart) return all.slice(headStart).join('\n');
  return [...all.slice(headStart, headEnd), '[...]', ...all.slice(tailStart)].join('\n');
}

/** @param {string} line */
function plain(line) {
  // Whoever controls the guest controls this text, and it is shown on a terminal.
  return line.replace(/\p{Cc}/gu, (character) => (character === '\t' ? ' ' : ''));
}

/** Finds the first fatal line while the text still comes in. */
export class ConsoleWatch {
  #rest = '';
  #failed = false;

  /**
   * @param {string} text
   * @returns {boolean} true once, when a fatal line was completed
   */
  push(text) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = (lines.pop() ?? '').slice(-4096);
    if (this.#failed || !lines.some((line) => levelOf(line) === 'fatal')) return false;
    this.#failed = true;
    return true;
  }
}
