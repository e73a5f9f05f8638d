// Writes docs/reference/json.md and the schemas beside it out of json-lines.ts.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { jsonPage, jsonSchemas, schemaFile } from './json-schemas.mjs';

const here = (/** @type {string} */ path) =>
  fileURLToPath(new URL(`../docs/reference/${path}`, import.meta.url));

const schemas = jsonSchemas();
await mkdir(here('json'), { recursive: true });
for (const [command, schema] of Object.entries(schemas)) {
  await writeFile(here(`json/${schemaFile(command)}`), `${JSON.stringify(schema, null, 2)}\n`);
}
await writeFile(here('json.md'), jsonPage(schemas));
