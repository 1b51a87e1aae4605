import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** One TensorFlow thread per process: as in the trainers, and so that tests do not fight for cores. */
const env = {
  TF_CPP_MIN_LOG_LEVEL: '2',
  TF_ENABLE_ONEDNN_OPTS: process.env['TF_ENABLE_ONEDNN_OPTS'] ?? '1',
  TF_NUM_INTRAOP_THREADS: '1',
  TF_NUM_INTEROP_THREADS: '1',
};

/** Tests that neither kill, nor count seconds or memory, nor need the machine to themselves. */
const SIDE_BY_SIDE = [
  'archive',
  'archives',
  'cli',
  'cli-options',
  'compiled-against-eager',
  'dataset-process',
  'eager-fallback',
  'exports',
  'folder-away',
  'import-dataset',
  'imported-model',
  'imported-networks',
  'keras',
  'made-up-strategy',
  'old-data-folder',
  'old-data-folders',
  'onnx-fixtures',
  'onnx-recurrent',
  'resumed-runs',
  'run-details',
  'wires',
  'your-model',
].map((name) => `test/integration/${name}.test.ts`);

/**
 * Tests that compute with TensorFlow have a process for each file: graphs and what is kept of runs pile up in
 * one that goes on, and each session that is closed has V8 go through all of it. What stands elsewhere
 * shares two processes, which load a module once for all files.
 */
const ON_TENSORS = [
  'src/engine/{compile,gradients,metrics,models,network,probes,runs,thinning,training}/**/*.test.ts',
];

/** Of tests of single modules. */
const UNITS = {
  pool: 'forks',
  maxWorkers: 2,
  testTimeout: 30_000,
  hookTimeout: 30_000,
  env,
} as const;

/** Of tests in which whole programs run. */
const WHOLE_PROGRAMS = {
  pool: 'forks',
  testTimeout: 120_000,
  hookTimeout: 60_000,
  env,
} as const;

export default defineConfig({
  test: {
    // With --coverage: how much of the sources the tests run through, files that no test imports included.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,vue}', 'electron/**/*.ts'],
      reporter: ['text-summary'],
    },
    projects: [
      {
        plugins: [vue()],
        test: {
          ...UNITS,
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'electron/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
            'test/fuzz/**/*.test.ts',
          ],
          exclude: ON_TENSORS,
          isolate: false,
          // After the others: a process that is shared ends where one of its own is next.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { ...UNITS, name: 'tensors', include: ON_TENSORS },
      },
      {
        test: {
          ...WHOLE_PROGRAMS,
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: SIDE_BY_SIDE,
          maxWorkers: 1,
        },
      },
      {
        test: {
          ...WHOLE_PROGRAMS,
          name: 'side-by-side',
          include: SIDE_BY_SIDE,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['test/journey/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          env,
        },
      },
    ],
  },
});
