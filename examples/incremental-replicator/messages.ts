import { ProtocolError } from './wire.ts';

/** What the sender asks for. All names are full names on the receiver. */
export type Request =
  | { readonly kind: 'state'; readonly dataset: string }
  | { readonly kind: 'discard'; readonly dataset: string }
  | { readonly kind: 'receive'; readonly snapshot: string; readonly origin: string | undefined };

/** What a dataset of the receiver has. */
export interface TargetState {
  /** Of its snapshots; none where it does not exist. */
  readonly guids: ReadonlySet<bigint>;
  /** Of a receive that broke off. */
  readonly token: string | undefined;
}

/** The receiver could not do what it was asked for. */
export class RefusedByReceiver extends Error {
  override readonly name = 'RefusedByReceiver';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A text of a message. @throws ProtocolError */
export function text(message: unknown, key: string): string {
  const value = field(message, key);
  if (typeof value === 'string') return value;
  throw new ProtocolError(`a message lacks the text ${key}`);
}

/** A request out of a message. @throws ProtocolError */
export function readRequest(message: unknown): Request {
  const kind = text(message, 'kind');
  if (kind === 'state' || kind === 'discard') return { kind, dataset: text(message, 'dataset') };
  if (kind !== 'receive') throw new ProtocolError(`there is no request ${JSON.stringify(kind.slice(0, 40))}`);
  const origin = field(message, 'origin') === undefined ? undefined : text(message, 'origin');
  return { kind, snapshot: text(message, 'snapshot'), origin };
}

/** The answer as it was sent. @throws RefusedByReceiver, ProtocolError */
export function readAnswer(message: unknown): unknown {
  const refusal = field(message, 'refused');
  if (refusal === undefined) return message;
  throw new RefusedByReceiver(text(refusal, 'code'), text(refusal, 'message'));
}

/** A state as a message. JSON has no 64-bit numbers. */
export function writeState({ guids, token }: TargetState): object {
  return { guids: [...guids].map(String), token };
}

/** A state out of an answer. @throws ProtocolError */
export function readState(message: unknown): TargetState {
  const guids = field(message, 'guids');
  if (!Array.isArray(guids) || !guids.every((guid) => /^\d{1,20}$/.test(String(guid)))) {
    throw new ProtocolError('a message lacks the guids');
  }
  const token = field(message, 'token') === undefined ? undefined : text(message, 'token');
  return { guids: new Set(guids.map((guid) => BigInt(String(guid)))), token };
}

/** A guid out of an answer. @throws ProtocolError */
export function readGuid(message: unknown): bigint {
  const guid = text(message, 'guid');
  if (/^\d{1,20}$/.test(guid)) return BigInt(guid);
  throw new ProtocolError('a guid is a number');
}

function field(message: unknown, key: string): unknown {
  if (typeof message !== 'object' || message === null || !Object.hasOwn(message, key)) return undefined;
  return (message as Record<string, unknown>)[key];
}
