import { constants } from 'node:os';

/** What the harness itself exits with. All else is the status of the command that ran in the guest. */
export const exitStatus = Object.freeze({
  /** The command line is wrong. */
  usage: 64,
  /** The host lacks something: a package, a right, an image that is not built. */
  unavailable: 69,
  /** The guest did not start, or was lost, or the harness failed. */
  failed: 70,
  /** `--timeout` ran out. */
  timeout: 124,
  /** The guest's kernel crashed or complained. */
  crash: 125,
});

/** An error whose message is all a person needs, with the status to exit with. */
export class ExitError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.name = 'ExitError';
    this.status = status;
  }
}

/**
 * @param {NodeJS.Signals} name
 * @returns {number} the status a shell shows for a command that this signal ended
 */
export function signalStatus(name) {
  return 128 + constants.signals[name];
}
