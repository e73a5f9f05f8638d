import { leftOut } from './cannot.ts';

/** Says what of the suite is left out on the engine, and why. */
export default function printLeftOut(): void {
  console.log(`Not on the engine:\n${leftOut.map((line) => `  ${line}`).join('\n')}`);
}
