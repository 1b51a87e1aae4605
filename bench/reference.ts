import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { resultsSchema, type Results } from '../src/contract/results.ts';

/*
 * Compares the results of examples/article.json with the same comparison made in PyTorch: each mean
 * must lie within three of the reference's standard deviations, or 0.01 where that is more.
 *
 *   node bench/reference.ts RESULTS.json
 */

interface ReferenceRow {
  readonly strategy: string;
  readonly sparsity: number | null;
  readonly hidden: number | null;
  readonly accuracyOneShotMean: number | null;
  readonly accuracyMean: number;
  readonly accuracyStd: number;
}

/** The reference's names, in ours; its smaller net of 64 hidden units has half of the weights. */
const NAMES: Readonly<Record<string, { strategy: string; scope?: string; sparsity?: number }>> = {
  dense: { strategy: 'dense', sparsity: 0 },
  magnitude_global: { strategy: 'magnitude', scope: 'global' },
  random_layer: { strategy: 'random', scope: 'layer' },
  activation_mean: { strategy: 'activation-mean' },
  scratch_small: { strategy: 'scratch', sparsity: 0.5 },
};

function runsOf({ runs }: Results, row: ReferenceRow): Results['runs'] {
  const ours = NAMES[row.strategy];
  if (!ours)
    throw new Error(`The reference has a strategy ${row.strategy} that is not known here.`);
  return runs.filter(
    (run) =>
      run.strategy === ours.strategy &&
      run.sparsity === (ours.sparsity ?? row.sparsity) &&
      (ours.scope === undefined || run.parameters['scope'] === ours.scope),
  );
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

const [file] = parseArgs({ allowPositionals: true }).positionals;
if (file === undefined) {
  console.error('Give the results file of examples/article.json.');
  process.exit(2);
}
const results = resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const fixture = new URL('../test/fixtures/pytorch-mnist-mlp.json', import.meta.url);
const { rows } = JSON.parse(readFileSync(fixture, 'utf8')) as { rows: ReferenceRow[] };

const table = rows.map((row) => {
  const found = runsOf(results, row).flatMap(({ metrics }) => metrics ?? []);
  const accuracies = found.map(({ accuracy }) => accuracy);
  const oneShots = found.flatMap(({ oneShotAccuracy }) => oneShotAccuracy ?? []);
  const bound = Math.max(3 * row.accuracyStd, 0.01);
  const difference = accuracies.length > 0 ? mean(accuracies) - row.accuracyMean : NaN;
  return {
    reference: row.strategy,
    sparsity: row.sparsity ?? '',
    seeds: accuracies.length,
    ours: accuracies.length > 0 ? percent(mean(accuracies)) : 'none',
    sd: accuracies.length > 1 ? percent(sampleStandardDeviation(accuracies)) : '',
    pytorch: percent(row.accuracyMean),
    'one-shot': oneShots.length > 0 ? percent(mean(oneShots)) : '',
    'one-shot pytorch': row.accuracyOneShotMean === null ? '' : percent(row.accuracyOneShotMean),
    difference: percent(difference),
    bound: percent(bound),
    within: Math.abs(difference) <= bound,
  };
});
console.table(table);
const outside = table.filter(({ within }) => !within).length;
console.log(outside === 0 ? 'All means agree.' : `${String(outside)} means do not agree.`);
process.exitCode = outside === 0 ? 0 : 1;
