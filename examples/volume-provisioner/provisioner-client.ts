import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/** What was answered: an HTTP status with the response, or with the reason under `error`. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks a provisioner at a socket for one thing, as an orchestrator does. */
export function ask(socketPath: string, method: string, fields: object = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, path: `/v1/${method}`, method: 'POST' }, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, body: JSON.parse(body) }),
        reject,
      );
    });
    sent.once('error', reject).end(JSON.stringify(fields));
  });
}
