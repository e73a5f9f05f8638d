import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the targets, their seeds and their findings. */
export const fuzzFolder = fileURLToPath(new URL('.', import.meta.url));

/** Names of the targets: each `NAME.fuzz.ts` exports `fuzz(data)`. */
export const targets = readdirSync(fuzzFolder)
  .filter((file) => file.endsWith('.fuzz.ts'))
  .map((file) => file.slice(0, -'.fuzz.ts'.length));
