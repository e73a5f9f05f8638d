import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Zfs } from 'zfskit';
import { Controller } from './controller.ts';
import type { Fields } from './fields.ts';
import { Node } from './node.ts';
import { HTTP_STATUS, StatusError, statusError } from './status-error.ts';

type Method = (fields: Fields) => Promise<object>;

const MAX_BODY_BYTES = 64 << 10;

/** `POST /v1/Method` with a JSON object, answered by a JSON object: the response, or `{ error: { status, message } }`. */
export function provisioner(zfs: Zfs, parent: string): Server {
  const controller = new Controller(zfs, parent);
  const node = new Node(zfs, controller);
  const methods = new Map<string, Method>([
    ['CreateVolume', (fields) => controller.createVolume(fields)],
    ['DeleteVolume', (fields) => controller.deleteVolume(fields)],
    ['ControllerExpandVolume', (fields) => controller.expandVolume(fields)],
    ['CreateSnapshot', (fields) => controller.createSnapshot(fields)],
    ['DeleteSnapshot', (fields) => controller.deleteSnapshot(fields)],
    ['ListVolumes', (fields) => controller.listVolumes(fields)],
    ['ListSnapshots', (fields) => controller.listSnapshots(fields)],
    ['GetCapacity', () => controller.getCapacity()],
    ['NodePublishVolume', (fields) => node.publishVolume(fields)],
    ['NodeUnpublishVolume', (fields) => node.unpublishVolume(fields)],
    ['NodeGetVolumeStats', (fields) => node.getVolumeStats(fields)],
  ]);
  const busy = new Set<string>();
  return createServer(async (request, response) => {
    try {
      const { method, fields } = await readRequest(request, methods);
      answer(response, 200, await alone(busy, fields, () => method(fields)));
    } catch (error) {
      const { status, message } = statusError(error);
      if (status === 'INTERNAL') console.error(`volume-provisioner: ${request.url}: ${message}`);
      answer(response, HTTP_STATUS[status], { error: { status, message } });
    }
  });
}

async function readRequest(request: IncomingMessage, methods: ReadonlyMap<string, Method>) {
  const method = methods.get(/^\/v1\/(\w+)$/.exec(request.url ?? '')?.[1] ?? '');
  if (method === undefined || request.method !== 'POST') {
    request.resume();
    throw new StatusError('UNIMPLEMENTED', `there is no ${request.method} ${request.url}`);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new StatusError('INVALID_ARGUMENT', 'the request is too large');
    chunks.push(chunk);
  }
  return { method, fields: parse(Buffer.concat(chunks).toString('utf8')) };
}

function parse(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  } catch {
    // Answered as anything else that is no object.
  }
  throw new StatusError('INVALID_ARGUMENT', 'the request is no JSON object');
}

/** One request at a time for a volume, and for a name of snapshots: CSI wants ABORTED for the others. */
async function alone<T>(busy: Set<string>, fields: Fields, work: () => Promise<T>): Promise<T> {
  const { volume_id, source_volume_id, snapshot_id, name } = fields;
  const given = [volume_id, source_volume_id, name, ...String(snapshot_id ?? '').split('@')];
  const keys = new Set(given.map((each) => String(each ?? '')).filter((key) => key !== ''));
  for (const key of keys) {
    if (busy.has(key)) throw new StatusError('ABORTED', `another request for ${key} is under way: try again`);
  }
  for (const key of keys) busy.add(key);
  try {
    return await work();
  } finally {
    for (const key of keys) busy.delete(key);
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
