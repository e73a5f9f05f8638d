import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { readAnswer, text } from './messages.ts';
import { ProtocolError, type Wire } from './wire.ts';

type Side = 'sender' | 'receiver';

/** Fewest bytes that are hard to guess. */
const MIN_BYTES = 16;
const NONCE_BYTES = 32;

/**
 * Reads the secret that both sides have: the file without space around it.
 *
 * @throws Error when others may read the file, or it is too short
 */
export async function readSecret(path: string): Promise<Buffer> {
  if (((await stat(path)).mode & 0o077) !== 0) {
    throw new Error(`${path}: others may read the secret; run: chmod 600 ${path}`);
  }
  const secret = Buffer.from((await readFile(path, 'utf8')).trim());
  if (secret.length >= MIN_BYTES) return secret;
  throw new Error(`${path}: a secret has at least ${MIN_BYTES} bytes; run: openssl rand -hex 32 > ${path}`);
}

/**
 * Both sides prove that they know the secret, by an HMAC over a nonce of each: nothing that was heard before can be said
 * again. What follows is neither encrypted nor signed.
 *
 * @throws ProtocolError when the peer does not know it; RefusedByReceiver when the peer says that of this side
 */
export async function handshake(wire: Wire, secret: Buffer, side: Side): Promise<void> {
  const own = randomBytes(NONCE_BYTES).toString('hex');
  await wire.send({ nonce: own });
  const peer = text(readAnswer(await wire.receive()), 'nonce');
  if (!/^[0-9a-f]{64}$/.test(peer)) throw new ProtocolError('the nonce of the peer is none');
  const nonces = side === 'sender' ? `${own} ${peer}` : `${peer} ${own}`;
  const proof = (of: Side) => createHmac('sha256', secret).update(`${of} ${nonces}`).digest('hex');
  // The sender goes first: who does not know the secret learns nothing from the receiver.
  if (side === 'sender') await wire.send({ proof: proof('sender') });
  const given = Buffer.from(text(readAnswer(await wire.receive()), 'proof'));
  const expected = Buffer.from(proof(side === 'sender' ? 'receiver' : 'sender'));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ProtocolError('the peer does not know the shared secret: compare the files on both hosts');
  }
  if (side === 'receiver') await wire.send({ proof: proof('receiver') });
  wire.trust();
}
