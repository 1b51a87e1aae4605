import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { seriesRun } from '../../test/fixtures/series-run.ts';
import type { RunRecord } from '../contract/run.ts';
import { csvOf } from './csv.ts';
import { exampleInput } from './report-example.ts';

it('CSV has a header of field names and one record per run, quoted where needed', () => {
  const { results } = exampleInput();
  const [header, ...records] = csvOf(results).split('\r\n');
  expect(header).toContain(
    'id,strategy,family,parameters,level,sparsity,achievedSparsity,weightSparsity,seed,fold.index,fold.of,status,attempts,error',
  );
  expect(header).toContain('metrics.latencyMs.1.p50,metrics.latencyMs.1.p95,metrics.latencyMs.32');
  expect(header).toContain('execution,weightsSha256,startedAt,finishedAt');
  expect(records[3]).toContain(
    'magnitude-0.5-0,magnitude,weight,"{""scope"":""global""}",0.5,0.5,0.5,0.5,0,,,done,1,,0.9613',
  );
  expect(records[9]).toContain('"The trainer was ""killed"",\nand said so"');
  expect(records[9]).toContain('compiled');
});

describe('what a run is compared by', () => {
  const { results } = exampleInput();
  const run = (strategy: string, index: number, accuracy: number): RunRecord => ({
    ...seriesRun(strategy, 0.5, 0, { accuracy, validationAccuracy: 0.91, validationLoss: 0.31 })
      .record,
    fold: { index, of: 2 },
  });
  const dense = run('dense', 0, 0.9);
  const continued = [run('dense-continued', 0, 0.93), run('dense-continued', 1, 0.94)];
  const pruned = [run('magnitude', 0, 0.92), run('magnitude', 1, 0.95)];

  /** Of the pruned runs, beside these others. */
  const rowsOf = (others: readonly RunRecord[], epochs: number) => {
    const { document } = results;
    const fineTuning = { ...document.fineTuning, epochs };
    const runs = [...others, ...pruned];
    const text = csvOf({ ...results, document: { ...document, fineTuning }, runs });
    return parse<Record<string, string>>(text, { columns: true }).slice(others.length);
  };
  const referencesOf = (others: readonly RunRecord[], epochs: number) =>
    rowsOf(others, epochs).map((row) => row['referenceAccuracy']);

  it('stands beside it: its fold, and figures of the examples set aside', () => {
    expect(rowsOf([dense], 3)[1]).toMatchObject({
      'fold.index': '1',
      'fold.of': '2',
      'metrics.accuracy': '0.95',
      'metrics.validationAccuracy': '0.91',
      'metrics.validationLoss': '0.31',
    });
  });

  it.each([
    ['the dense network trained as long', [dense, ...continued], 3, ['0.93', '0.94']],
    ['the dense baseline where nothing is fine-tuned', [dense], 0, ['0.9', '']],
    ['none where no dense network was trained as long', [dense], 3, ['', '']],
    ['none where that of its fold is missing', continued.slice(1), 3, ['', '0.94']],
  ])('has as its reference %s', (_, others, epochs, references) => {
    expect(referencesOf(others, epochs)).toEqual(references);
  });
});
