/** @type {Set<() => void>} */
const tasks = new Set();

process.on('exit', () => {
  // The last first: what fills a folder is ended before the folder is removed.
  for (const task of [...tasks].reverse()) {
    try {
      task();
    } catch {
      // The other tasks matter more than telling about this one.
    }
  }
});

/**
 * Runs something when this process ends, by whatever way it can notice.
 *
 * @param {() => void} task must not wait for anything
 * @returns {() => void} forgets it
 */
export function atExit(task) {
  tasks.add(task);
  return () => tasks.delete(task);
}
