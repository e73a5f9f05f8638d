import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What `trace/html-page.ts` imports; its type is in `trace/page/embedded.d.ts`. */
const NAME = 'zfskit:trace-page';

const folder = fileURLToPath(new URL('../trace/page/', import.meta.url));

/** The browser's part of a trace's page, bundled and minified, as a module of two texts. */
async function moduleText() {
  const [script, style] = await Promise.all(
    ['page.ts', 'page.css'].map(async (file) => {
      const { outputFiles } = await build({
        entryPoints: [folder + file],
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        target: ['chrome123', 'firefox121', 'safari17.5'],
        legalComments: 'none',
        logLevel: 'error',
      });
      return outputFiles[0]?.text ?? '';
    }),
  );
  return `export const PAGE_SCRIPT = ${JSON.stringify(script)};\nexport const PAGE_STYLE = ${JSON.stringify(style)};\n`;
}

/**
 * For esbuild and tsup.
 *
 * @returns {import('esbuild').Plugin}
 */
export function embedTracePage() {
  return {
    name: NAME,
    setup(bundler) {
      bundler.onResolve({ filter: /^zfskit:trace-page$/ }, () => ({ path: NAME, namespace: NAME }));
      bundler.onLoad({ filter: /.*/, namespace: NAME }, async () => ({ contents: await moduleText() }));
    },
  };
}

/**
 * For Vitest.
 *
 * @returns {import('vite').Plugin}
 */
export function vitestTracePage() {
  return {
    name: NAME,
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? moduleText() : undefined),
  };
}
