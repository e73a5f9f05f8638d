import { expect, test } from 'vitest';
import { compileSamples } from './compile-samples.ts';
import { runOnEngine } from './engine-for-samples.ts';
import { pages } from './pages.ts';
import { type Sample, samplesOf } from './samples.ts';

const samples = pages().flatMap(samplesOf);
const programs = samples.filter(({ kind, place }) => kind === 'program' && !place.startsWith('README.md'));

test('the samples of all pages compile', () => {
  expect(samples.length).toBeGreaterThan(0);
  expect(compileSamples(samples)).toEqual([]);
});

test('a sample that is wrong does not', () => {
  const wrong = (code: string): Sample => ({ place: 'page.md:7', code, kind: 'program', output: undefined });
  const code =
    "import { openZfs } from 'zfskit';\nawait using zfs = await openZfs();\nawait zfs.pools.creat('tank');\n";
  expect(compileSamples([wrong(code)])).toEqual([
    expect.stringMatching(/^page\.md:10: Property 'creat' does not exist/),
  ]);
});

test.each(programs)('$place', async ({ code, output }) => {
  const { stdout, stderr } = await runOnEngine(code);
  expect(stderr).toBe('');
  if (output !== undefined) expect(shape(stdout)).toEqual(shape(output));
});

test('a program that fails is not taken for one that works', async () => {
  await expect(
    runOnEngine(
      "import { openZfs } from 'zfskit';\nawait using zfs = await openZfs();\nawait zfs.pools.status('nopool');\n",
    ),
  ).rejects.toThrow('ENOENT');
});

/** Lines of what was printed; numbers differ from run to run. */
function shape(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.replaceAll(/\d+/g, 'N'));
}
