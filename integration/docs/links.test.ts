import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenLinks } from './links.ts';
import { markdownIn, pages } from './pages.ts';

const OTHERS = ['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'ci/kvm/README.md', 'fuzz/README.md'];

test.each([...pages(), ...OTHERS])('%s links to what is there', (path) => {
  expect(brokenLinks(path)).toEqual([]);
});

test('a link to a page or heading that is not there is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zfskit-links-'));
  try {
    const path = join(folder, 'page.md');
    writeFileSync(
      path,
      '# Two words\n[a](#two-words) [b](#three) [c](./none.md) [d](./page.md#two-words) [e](/guide/none)\n',
    );
    expect(brokenLinks(path)).toEqual([
      `${path}: #three: there is no such heading`,
      `${path}: ./none.md: there is no such file`,
      `${path}: /guide/none: there is no such file`,
    ]);
    expect(markdownIn(folder)).toEqual([path]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
