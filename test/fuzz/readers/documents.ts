import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { countRuns } from '../../../src/host/experiments/count-runs.ts';
import { withHashes } from '../../../src/host/experiments/named-imports.ts';
import { parseDocument } from '../../../src/host/experiments/parse-document.ts';
import { planRuns } from '../../../src/host/experiments/plan.ts';
import { damaged, misdescribed } from '../damage.ts';
import { fuzzReader } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';

const examples = ['article', 'recurrent', 'strategy-against-controls'].map((name) =>
  readFileSync(join(import.meta.dirname, `../../../examples/${name}.json`), 'utf8'),
);
const documents = examples.map((text): unknown => JSON.parse(text));
const deep = fc
  .tuple(fc.constantFrom('[', '{"a":', '{"strategies":['), fc.nat({ max: 50_000 }))
  .map(([one, times]) => one.repeat(times));

const NO_NAMES = { dataset: () => undefined, model: () => undefined };

function understand(input: unknown): void {
  const document = parseDocument(withHashes(input, NO_NAMES));
  const runs = planRuns(document);
  if (runs.length !== countRuns(document)) throw new Error(`${runs.length} runs are planned.`);
}

export const documentReaders: readonly FuzzReader[] = [
  fuzzReader(
    'document',
    150,
    () => fc.oneof(...documents.map(misdescribed)),
    (document) => understand(document),
  ),
  fuzzReader(
    'document text',
    100,
    () =>
      fc.oneof(
        {
          weight: 5,
          arbitrary: damaged(...examples.map((text) => strToU8(text))).map((bytes) =>
            strFromU8(bytes),
          ),
        },
        { weight: 1, arbitrary: deep },
      ),
    (text) => parseDocument(text),
  ),
];
