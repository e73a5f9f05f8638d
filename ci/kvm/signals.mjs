import { signalStatus } from './exit-status.mjs';

const names = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const graceMs = 10_000;
const patience = 3;
const patienceMs = 2000;

/** @type {((name: NodeJS.Signals) => void) | undefined} */
let forward;
let received = 0;
let lastReceived = 0;

/** From here on these signals end the process the orderly way, or go to the guest's command while there is one. */
export function handleSignals() {
  for (const name of names) {
    process.on(name, () => {
      const now = performance.now();
      received = now - lastReceived < patienceMs ? received + 1 : 1;
      lastReceived = now;
      if (!forward || received >= patience) process.exit(signalStatus(name));
      forward(name);
      // Ctrl-C is a wish of a person who sees what happens, the others are a demand.
      if (name !== 'SIGINT') setTimeout(() => process.exit(signalStatus(name)), graceMs).unref();
    });
  }
}

/** @param {((name: NodeJS.Signals) => void) | undefined} to undefined when the command has ended */
export function forwardSignals(to) {
  forward = to;
}
