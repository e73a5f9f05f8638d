import { benchInGuest } from '../in-guest.ts';

declare const BENCH_FOLDER: string;

/** `npm run bench -- operations [RELEASE] [--json]`: operations on the engine beside the kernel, and over a service. */
process.exitCode = await benchInGuest(BENCH_FOLDER);
