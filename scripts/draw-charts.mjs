// `npm run docs:charts`: draws docs/performance/*.json as SVG, light and dark.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { performanceChart } from './performance-chart.mjs';

const folder = fileURLToPath(new URL('../docs/performance/', import.meta.url));
for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json'))) {
  const kept = JSON.parse(await readFile(folder + name, 'utf8'));
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await writeFile(
      `${folder}${name.replace('.json', '')}-${scheme}.svg`,
      await performanceChart(kept, scheme),
    );
  }
}
