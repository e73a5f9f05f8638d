import { printable } from '../human.ts';

/** Whether an error says that a command was called wrongly: exit status 2. */
export function isWrongUsage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ZFSKIT_INVALID_NAME' || code === 'ZFSKIT_INVALID_ARGUMENT';
}

/**
 * What came of one operand of many, or undefined where it failed: that is told, and the command has failed, but others go on.
 *
 * @throws errors of wrong usage, and errors without a code, which are ours to find
 */
export async function told<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || isWrongUsage(error)) throw error;
    console.error(`zfskit: ${printable(error.message)}`);
    process.exitCode = 1;
    return undefined;
  }
}
