import { stringify } from 'csv-stringify/sync';
import { lacksReference } from '../analysis/comparison/missing-reference.ts';
import { referenceOf } from '../analysis/comparison/reference-of.ts';
import { latencyDoubts } from '../analysis/latency/evidence.ts';
import type { Results } from '../contract/results.ts';
import { repeatOf } from '../contract/run.ts';
import type { RunRecord } from '../contract/run.ts';

/**
 * One line per run, by RFC 4180 (CRLF, quotes where needed). The header names are the fields of a
 * result document, joined by dots where they are nested; `referenceAccuracy` alone is looked up: the
 * reference's of the same seed and fold. Missing figures are empty.
 */
export function csvOf({ document, runs }: Results): string {
  const references = referenceAccuracies(document, runs);
  const batchSizes = [
    ...new Set(runs.flatMap((run) => Object.keys(run.metrics?.latencyMs ?? {}))),
  ].toSorted((a, b) => Number(a) - Number(b));
  return stringify(
    runs.map((run) => ({
      ...rowOf(run, batchSizes),
      referenceAccuracy: references.get(repeatOf(run)),
    })),
    { header: true, record_delimiter: 'windows', columns: columnsOf(batchSizes) },
  );
}

const METRICS = [
  'accuracy',
  'oneShotAccuracy',
  'baselineAccuracy',
  'validationAccuracy',
  'loss',
  'validationLoss',
  'parameters',
  'nonzeroParameters',
  'compressionRatio',
  'macs',
  'theoreticalSpeedup',
  'sizeBytes',
  'gzipBytes',
  'trainingSeconds',
  'trainingMacs',
] as const;

/** By seed and fold; none where the dense network that was trained as long is missing: another is no reference. */
function referenceAccuracies(
  document: Results['document'],
  runs: readonly RunRecord[],
): ReadonlyMap<string, number> {
  if (lacksReference(document, runs)) return new Map();
  const reference = referenceOf(runs);
  return new Map(
    runs.flatMap((run) =>
      run.strategy === reference && run.metrics ? [[repeatOf(run), run.metrics.accuracy]] : [],
    ),
  );
}

function rowOf(run: RunRecord, batchSizes: readonly string[]): Record<string, unknown> {
  const { fold, metrics, parameters } = run;
  return {
    ...run,
    parameters: JSON.stringify(parameters),
    'fold.index': fold?.index,
    'fold.of': fold?.of,
    ...Object.fromEntries(METRICS.map((name) => [`metrics.${name}`, metrics?.[name]])),
    ...Object.fromEntries(
      batchSizes.flatMap((size) =>
        (['p50', 'p95'] as const).map((quantile) => [
          `metrics.latencyMs.${size}.${quantile}`,
          metrics?.latencyMs?.[size]?.[quantile],
        ]),
      ),
    ),
    'metrics.latency.doubts': metrics ? latencyDoubts(metrics).join(' ') : undefined,
  };
}

function columnsOf(batchSizes: readonly string[]): string[] {
  return [
    'id',
    'strategy',
    'family',
    'parameters',
    'level',
    'sparsity',
    'achievedSparsity',
    'weightSparsity',
    'seed',
    'fold.index',
    'fold.of',
    'status',
    'attempts',
    'error',
    ...METRICS.map((name) => `metrics.${name}`),
    'referenceAccuracy',
    ...batchSizes.flatMap((size) => [
      `metrics.latencyMs.${size}.p50`,
      `metrics.latencyMs.${size}.p95`,
    ]),
    'metrics.latency.doubts',
    'condition',
    'execution',
    'weightsSha256',
    'startedAt',
    'finishedAt',
  ];
}
