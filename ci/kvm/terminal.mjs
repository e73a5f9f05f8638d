/** @returns {{ rows: number, columns: number }} */
export function terminalSize() {
  return { rows: process.stdout.rows ?? 24, columns: process.stdout.columns ?? 80 };
}

/**
 * Hands this process's terminal to a session while it runs.
 *
 * @template T
 * @param {import('./session.mjs').Session} session
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withTerminal(session, task) {
  const resize = () => {
    const { rows, columns } = terminalSize();
    void session.resize(rows, columns);
  };
  const restore = () => process.stdin.setRawMode(false);
  process.stdin.setRawMode(true);
  process.stdout.on('resize', resize);
  process.on('exit', restore);
  try {
    return await task();
  } finally {
    process.stdout.off('resize', resize);
    process.off('exit', restore);
    restore();
  }
}
