import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { resultsSchema } from '../../src/contract/results.ts';
import { say } from './command-line.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';

/** The commands of the tutorial, in their order, as lists of arguments. */
const commands = [
  ...readFileSync('docs/your-model.md', 'utf8').matchAll(/^ *npm run -s workbench -- (.+)$/gm),
].map(([, line = '']) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
);

it('every command of the tutorial does what it says', { timeout: 180_000 }, async () => {
  const folder = makeFolder();
  onTestFinished(() => removeFolder(folder));
  const out = (file: string) => join(folder, file);
  const told = new Map<string, string>();
  for (const args of commands) {
    const own = args.map((arg, place) => (args[place - 1] === '--out' ? out(arg) : arg));
    told.set(args.join(' '), await say(...own, '--data-dir', out('data')));
  }
  const tells = (beginning: string) =>
    [...told].flatMap(([command, text]) => (command.startsWith(beginning) ? [text] : []));

  expect(tells('import-dataset')).toEqual([expect.stringContaining('1400 training images')]);
  expect(tells('import-model')).toEqual([
    expect.stringMatching(/ONNX, pytorch 2\.13[^]*Held against ONNX Runtime on 32 inputs/),
    expect.stringMatching(/Keras 3[^]*Held against the expected outputs on 64 inputs/),
  ]);
  for (const text of tells('inspect-model')) expect(text).toMatch(/prunable units in \d+ groups/);
  for (const text of tells('run')) expect(text).toContain('The dense network came trained');
  for (const name of ['pytorch', 'keras']) {
    const results = resultsSchema.parse(
      JSON.parse(readFileSync(out(`${name}-results.json`), 'utf8')),
    );
    const dense = results.runs.find(({ strategy }) => strategy === 'dense');
    // What the scripts printed when they had trained these networks.
    expect(dense?.metrics?.accuracy).toBeCloseTo({ pytorch: 0.9597, keras: 0.937 }[name] ?? 0, 4);
    expect(results.runs.every(({ status }) => status === 'done')).toBe(true);
  }
  const taken = tells('export-model');
  expect(taken).toHaveLength(3);
  for (const text of taken) expect(text).toContain('Held against');
  // Half of the units are gone from the file.
  const [before, after] = [
    'examples/your-model/pytorch-digits.onnx',
    out('pruned-pytorch.onnx'),
  ].map((file) => readFileSync(file).length);
  expect(after).toBeLessThan(0.35 * Number(before));
});
