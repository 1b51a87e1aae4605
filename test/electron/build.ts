import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { transform } from 'esbuild';
import { build } from 'vite';
import type { InlineConfig, Plugin } from 'vite';

const root = join(import.meta.dirname, '../..');
const standIns = join(import.meta.dirname, 'stand-ins');
const standInForElectron = join(standIns, 'electron.ts');
const QUIET: InlineConfig = { configFile: false, logLevel: 'error', root };

/** The app's own main process, preload and page, built for the vehicle; the host is the usual build. */
export async function buildForVehicle(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'out'), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'pruning-workbench-smoke', main: 'main.cjs' }),
  );
  for (const place of ['src', 'examples', 'out/main']) {
    symlinkSync(join(root, place), join(folder, place), 'dir');
  }
  await buildScript('main', join(standIns, 'main.ts'), folder, 'node12.14');
  await buildScript(
    'index',
    join(root, 'electron/preload/index.ts'),
    join(folder, 'out/preload'),
    'chrome83',
  );
  await buildPage(join(folder, 'out/renderer'));
}

async function buildScript(
  name: string,
  entry: string,
  outDir: string,
  target: string,
): Promise<void> {
  await build({
    ...QUIET,
    plugins: [oldModules, loweredTo(target)],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target,
      minify: false,
      rolldownOptions: {
        input: { [name]: entry },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  });
}

/** Names of modules as the vehicle knows them, and what stands in for those that it does not. */
const oldModules: Plugin = {
  name: 'smoke:old-modules',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id === 'electron') {
      return importer?.startsWith(join(root, 'electron/main/'))
        ? standInForElectron
        : { id, external: true };
    }
    if (id === './first-start.ts') return join(standIns, 'first-start.ts');
    if (id === 'node:util') return join(standIns, 'util.ts');
    if (id === 'node:crypto' && importer?.startsWith(join(root, 'electron/main/'))) {
      return join(standIns, 'crypto.ts');
    }
    if (id === 'node:fs/promises') return join(standIns, 'fs-promises.ts');
    return id.startsWith('node:') ? { id: id.slice('node:'.length), external: true } : null;
  },
};

async function buildPage(outDir: string): Promise<void> {
  await build({
    ...QUIET,
    root: join(root, 'src/renderer'),
    plugins: [vue(), standInsFirst, loweredTo('chrome83')],
    build: { outDir, emptyOutDir: true, target: 'chrome83', chunkSizeWarningLimit: 10_000 },
  });
}

const standInsFirst: Plugin = {
  name: 'smoke:stand-ins-first',
  enforce: 'pre',
  transform(code, id) {
    if (id !== join(root, 'src/renderer/main.ts')) return null;
    return `import ${JSON.stringify(join(standIns, 'page.ts'))};\n${code}`;
  },
};

/** Vite itself leaves private methods as they are, which came to Chromium with 84. */
function loweredTo(target: string): Plugin {
  return {
    name: 'smoke:lowered',
    renderChunk: async (code) => ({ code: (await transform(code, { target })).code, map: null }),
  };
}
