import { stringify } from 'csv-stringify/sync';
import { latencyDoubts } from '../analysis/latency/evidence.ts';
import type { Results } from '../contract/results.ts';
import type { RunRecord } from '../contract/run.ts';

/**
 * One line per run, by RFC 4180 (CRLF, quotes where needed). The header names are the fields of a
 * result document, joined by dots where they are nested. Missing figures are empty.
 */
export function csvOf({ runs }: Results): string {
  const batchSizes = [
    ...new Set(runs.flatMap((run) => Object.keys(run.metrics?.latencyMs ?? {}))),
  ].toSorted((a, b) => Number(a) - Number(b));
  return stringify(
    runs.map((run) => rowOf(run, batchSizes)),
    { header: true, record_delimiter: 'windows', columns: columnsOf(batchSizes) },
  );
}

const METRICS = [
  'accuracy',
  'oneShotAccuracy',
  'baselineAccuracy',
  'loss',
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

function rowOf(run: RunRecord, batchSizes: readonly string[]): Record<string, unknown> {
  const { metrics, parameters } = run;
  return {
    ...run,
    parameters: JSON.stringify(parameters),
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
    'status',
    'attempts',
    'error',
    ...METRICS.map((name) => `metrics.${name}`),
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
