import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { performanceChart } from './performance-chart.mjs';

const folder = new URL('../docs/performance/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

test.each(benches)('the charts of %s are what was measured; if not: npm run docs:charts', async (bench) => {
  const kept = JSON.parse(read(`${bench}.json`));
  for (const scheme of ['light', 'dark'] as const) {
    expect(read(`${bench}-${scheme}.svg`)).toBe(await performanceChart(kept, scheme));
  }
});

test.each(benches)('the page shows %s, and says when it was measured', (bench) => {
  expect(readFileSync(new URL('../guide/performance.md', folder), 'utf8')).toContain(`/${bench}-light.svg`);
  const { measured } = JSON.parse(read(`${bench}.json`));
  expect(measured).toMatchObject({
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    cpu: expect.any(String),
  });
});
