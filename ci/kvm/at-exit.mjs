/** @type {Set<() => void>} */
const tasks = new Set();

process.on('exit', () => {
  for (const task of tasks) {
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
