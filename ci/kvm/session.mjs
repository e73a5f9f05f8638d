import { constants } from 'node:os';
import { ExitError, exitStatus } from './exit-status.mjs';
import { frameKind, streamWindow } from './frame.mjs';

const pieceBytes = 32 * 1024;

/** The connection to the guest ended in the middle of a session. */
export class ConnectionLost extends Error {
  constructor() {
    super('the connection to the guest was lost');
    this.name = 'ConnectionLost';
  }
}

/**
 * @typedef {object} Request
 * @property {string[]} argv
 * @property {Record<string, string>} [env]
 * @property {boolean} [reuse] Run in the namespace of the session before it on the same channel.
 * @property {{ rows: number, columns: number }} [terminal]
 *
 * @typedef {object} Streams
 * @property {AsyncIterable<Buffer>} [tree] Tar of the files to put at /zfskit.
 * @property {AsyncIterable<Buffer>} [stdin]
 * @property {(data: Buffer) => void | Promise<void>} stdout
 * @property {(data: Buffer) => void | Promise<void>} stderr
 */

/** One command in the guest. */
export class Session {
  #channel;
  /** @type {Map<number, Window>} */
  #windows = new Map([
    [frameKind.stdin, new Window(streamWindow)],
    [frameKind.tree, new Window(streamWindow)],
  ]);

  /** @param {import('./channel.mjs').Channel} channel */
  constructor(channel) {
    this.#channel = channel;
  }

  /**
   * @param {Request} request
   * @param {Streams} streams
   * @returns {Promise<number>} its exit status, 128 + n when signal n ended it
   */
  async run(request, { tree, stdin, stdout, stderr }) {
    const channel = this.#channel;
    await channel.sendJson(frameKind.start, {
      ...request,
      tree: tree !== undefined,
      time: Date.now() / 1000,
    });
    /** @type {Promise<never>} */
    const broken = new Promise((_, reject) => {
      if (tree) this.#pump(tree, frameKind.tree).catch(reject);
      this.#pump(stdin ?? nothing(), frameKind.stdin).catch(reject);
    });
    try {
      return await Promise.race([broken, this.#follow(stdout, stderr)]);
    } finally {
      for (const window of this.#windows.values()) window.close();
    }
  }

  /** @param {NodeJS.Signals} name */
  signal(name) {
    return this.#channel.send(frameKind.signal, Buffer.of(constants.signals[name]));
  }

  /**
   * @param {number} rows
   * @param {number} columns
   */
  resize(rows, columns) {
    const size = Buffer.alloc(4);
    size.writeUInt16BE(rows, 0);
    size.writeUInt16BE(columns, 2);
    return this.#channel.send(frameKind.resize, size);
  }

  /**
   * @param {Streams['stdout']} stdout
   * @param {Streams['stderr']} stderr
   */
  async #follow(stdout, stderr) {
    for (;;) {
      const frame = await this.#channel.receive();
      if (!frame) throw new ConnectionLost();
      const { kind, payload } = frame;
      if (kind === frameKind.stdout) await stdout(payload);
      else if (kind === frameKind.stderr) await stderr(payload);
      else if (kind === frameKind.credit)
        this.#windows.get(payload.readUInt8(0))?.give(payload.readUInt32BE(1));
      else if (kind === frameKind.exit) {
        const { status, signal } = JSON.parse(payload.toString());
        return signal === undefined ? Number(status) : 128 + Number(signal);
      } else if (kind === frameKind.refused) {
        const { message } = JSON.parse(payload.toString());
        throw new ExitError(exitStatus.failed, `the guest cannot start ${message}`);
      } else throw new ExitError(exitStatus.failed, `the guest sent a frame of the unknown kind ${kind}`);
    }
  }

  /**
   * @param {AsyncIterable<Buffer>} source
   * @param {number} kind
   */
  async #pump(source, kind) {
    const window = /** @type {Window} */ (this.#windows.get(kind));
    for await (const chunk of source) {
      for (let start = 0; start < chunk.length; start += pieceBytes) {
        const piece = chunk.subarray(start, start + pieceBytes);
        if (!(await window.take(piece.length))) return;
        await this.#channel.send(kind, piece);
      }
    }
    if (window.open) await this.#channel.send(kind + 1);
  }
}

/** How much more of a stream the guest is ready to take. */
class Window {
  open = true;
  #free;
  /** @type {(() => void) | undefined} */
  #wake;

  /** @param {number} bytes */
  constructor(bytes) {
    this.#free = bytes;
  }

  /**
   * @param {number} bytes
   * @returns {Promise<boolean>} false when the session has ended
   */
  async take(bytes) {
    while (this.open && this.#free < bytes) {
      await new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
        this.#wake = resolve;
      });
    }
    this.#free -= bytes;
    return this.open;
  }

  /** @param {number} bytes */
  give(bytes) {
    this.#free += bytes;
    this.#wake?.();
  }

  close() {
    this.open = false;
    this.#wake?.();
  }
}

async function* nothing() {}
