import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { precompress } from './scripts/precompress.ts';

function fromRoot(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/**
 * Libraries that are large and change seldom, each in a file of its own. A group takes along what its
 * members import: what the whole app needs goes first, or the charts would be loaded with every page.
 */
const CHUNKS = [
  {
    name: 'vue',
    priority: 2,
    test: /[\\/]node_modules[\\/](@vue|vue|vue-router|vue-i18n|@intlify|pinia|@vueuse)[\\/]/,
  },
  { name: 'charts', test: /[\\/]node_modules[\\/](echarts|zrender|vue-echarts)[\\/]/ },
];

/**
 * Both the window and the server hand out the app from a root of its own, and a page deep in the app
 * can be loaded anew: electron-vite's relative addresses, made for `file:`, would break there.
 */
const absoluteBase: Plugin = {
  name: 'workbench:absolute-base',
  enforce: 'post',
  config: () => ({ base: '/' }),
};

export default defineConfig({
  main: {
    build: {
      outDir: fromRoot('out/main'),
      rolldownOptions: {
        input: {
          index: fromRoot('electron/main/index.ts'),
          host: fromRoot('electron/main/host.ts'),
          trainer: fromRoot('src/host/trainer/main.ts'),
          pulse: fromRoot('src/host/processes/pulse.ts'),
          'dataset-process': fromRoot('src/host/dataset-process/main.ts'),
          'archive-process': fromRoot('src/host/archives/main.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: fromRoot('out/preload'),
      // A sandboxed preload is one CommonJS file: it can require nothing but Electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: fromRoot('electron/preload/index.ts'),
          'first-start': fromRoot('electron/preload/first-start.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: fromRoot('src/renderer'),
    plugins: [vue(), absoluteBase, precompress],
    build: {
      outDir: fromRoot('out/renderer'),
      // The same files serve any browser that is not too old.
      target: 'es2023',
      minify: true,
      // A part whose code could not be fetched is fetched again, which Vite does not do for its styles.
      cssCodeSplit: false,
      rolldownOptions: {
        // The second one lets a browser in, the third is of a packaged app that has no TensorFlow yet.
        input: ['index', 'enter', 'first-start'].map((page) =>
          fromRoot(`src/renderer/${page}.html`),
        ),
        output: { codeSplitting: { groups: CHUNKS } },
      },
    },
  },
});
