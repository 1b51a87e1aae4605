import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { createDatasetProcess } from './dataset-process.ts';

function processOf(env: NodeJS.ProcessEnv = {}, entry = join(import.meta.dirname, 'main.ts')) {
  const started = createDatasetProcess({ entry, env: { ...process.env, ...env } });
  onTestFinished(() => started.end());
  return started;
}

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const choice = { id: 'mnist', maxTrainExamples: 20, maxTestExamples: 3 };
const task = { choice, seed: 0, places: {} };

it('a data set is read in that process, which refuses it as this one would', async () => {
  // Only that process is told of the folder: whoever reads the files here finds good ones.
  const folder = scratchFolder();
  const file = join(folder, 'train-images-idx3-ubyte');
  writeFileSync(file, Uint8Array.of(0, 0, 8, 3, 0, 0));
  const refusal = processOf({ WORKBENCH_MNIST_FOLDER: folder }).ask('check', task);
  await expect(refusal).rejects.toThrow(UserError);
  await expect(refusal).rejects.toThrow(file);
  await expect(refusal).rejects.toMatchObject({
    reason: { values: expect.arrayContaining([file]) },
  });
});

it('several tasks are done by one process, each with its own answer', async () => {
  const reading = processOf();
  const classes = { run: Uint8Array.of(7, 2, 0), dense: Uint8Array.of(7, 1, 1) };
  const [details, predictions, missing, refusal] = await Promise.all([
    reading.ask('inspect', { ...task, choice: { id: 'mnist' } }),
    reading.ask('predictions', { ...task, classes }),
    reading.ask('check', task),
    reading.ask('check', { ...task, choice: { id: 'minst' } }).catch((error: unknown) => error),
  ]);
  expect(details.splits.map(({ count }) => count)).toEqual([60_000, 10_000]);
  // The first digits of the test set are 7, 2 and 1.
  expect(predictions).toMatchObject({ newlyRight: 1, newlyWrong: 1 });
  expect(predictions.confusion[1]?.[0]).toBe(1);
  // Among the first twenty training images are all digits.
  const untested = ['0', '3', '4', '5', '6', '8', '9'];
  expect(missing).toEqual({ train: [], validation: [], test: untested });
  expect(refusal).toBeInstanceOf(UserError);
  expect(String(refusal)).toContain('There is no data set "minst"');
});

it('a process that dies is told with its last words, and the next task has another one', async () => {
  const folder = scratchFolder();
  const entry = join(folder, 'dies-once.mjs');
  const trace = join(folder, 'died');
  writeFileSync(
    entry,
    `import { existsSync, writeFileSync } from 'node:fs';
    process.on('message', ({ id }) => {
      if (existsSync(${JSON.stringify(trace)})) {
        process.send({ id, type: 'answer', answer: undefined });
        return;
      }
      writeFileSync(${JSON.stringify(trace)}, '');
      console.error('Out of memory.');
      process.exit(9);
    });`,
  );
  const reading = processOf({}, entry);
  await expect(reading.ask('check', task)).rejects.toThrow(
    'The process that reads data sets ended with exit code 9: Out of memory.',
  );
  await expect(reading.ask('check', task)).resolves.toBeUndefined();
});

it('a process that is ended gives up what it was asked', async () => {
  const reading = processOf();
  const asked = reading.ask('check', task);
  asked.catch(() => undefined);
  await reading.end();
  await expect(asked).rejects.toThrow('was killed by SIGKILL');
});
