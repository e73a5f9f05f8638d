import { benchInGuest } from '../in-guest.ts';

declare const BENCH_FOLDER: string;

/** `npm run bench -- trace [RELEASE] [--json]`: what tracing costs a command, beside strace with its filter. */
process.exitCode = await benchInGuest(BENCH_FOLDER);
