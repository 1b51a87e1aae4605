import { describe, expect, it } from 'vitest';
import { resultsSchema } from '../../contract/results.ts';
import type { Results } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import { compare } from '../comparison/compare.ts';
import { parseDocument } from '../experiments/parse-document.ts';
import { exportResults } from './export.ts';

const done: RunRecord = {
  id: 'aaaa',
  strategy: 'magnitude',
  family: 'weight',
  parameters: { scope: 'global' },
  level: 0.5,
  sparsity: 0.5,
  achievedSparsity: 0.5,
  seed: 0,
  status: 'done',
  attempts: 1,
  error: null,
  metrics: {
    accuracy: 0.9314,
    oneShotAccuracy: 0.92,
    baselineAccuracy: 0.93,
    loss: 0.24,
    parameters: 101_770,
    nonzeroParameters: 50_954,
    compressionRatio: 1.9973,
    macs: 50_816,
    theoreticalSpeedup: 2,
    sizeBytes: 407_400,
    gzipBytes: 220_000,
    latencyMs: { 1: { p50: 0.2, p95: 0.3 }, 32: { p50: 0.4, p95: 0.5 } },
    trainingSeconds: 3.5,
  },
  weightsSha256: 'f00d',
  layers: [],
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:05.000Z',
};
const failed: RunRecord = {
  ...done,
  id: 'bbbb',
  status: 'failed',
  error: 'The trainer was "killed",\nand said so',
  metrics: null,
  achievedSparsity: null,
  weightsSha256: null,
};
const results: Results = {
  formatVersion: 1,
  id: '0123456789abcdef',
  createdAt: '2026-01-01T00:00:00.000Z',
  document: parseDocument({
    name: 'Über | 剪枝: a/b?',
    dataset: { id: 'mnist' },
    model: { id: 'mlp' },
    strategies: [{ id: 'magnitude' }],
    sparsities: [0.5],
    seeds: [0],
  }),
  environment: null,
  runs: [done, failed],
};
const comparison = compare(
  results.runs.map((record) => ({ settings: {}, record })),
  () => 'Magnitude | a pipe',
);

describe('an exported experiment', () => {
  it('has a file name that every file system takes', () => {
    expect(exportResults('csv', results, comparison).fileName).toBe(
      'über-剪枝-a-b-0123456789abcdef.csv',
    );
  });

  it('as JSON is a result document', () => {
    const { content, mediaType } = exportResults('json', results, comparison);
    expect(resultsSchema.parse(JSON.parse(content))).toEqual(results);
    expect(mediaType).toBe('application/json');
  });

  it('as CSV has a header of field names and one record per run, quoted where needed', () => {
    const { content } = exportResults('csv', results, comparison);
    const [header, first, ...rest] = content.split('\r\n');
    expect(header).toContain(
      'id,strategy,family,parameters,level,sparsity,achievedSparsity,seed,status',
    );
    expect(header).toContain(
      'metrics.latencyMs.1.p50,metrics.latencyMs.1.p95,metrics.latencyMs.32',
    );
    expect(first).toContain(
      'aaaa,magnitude,weight,"{""scope"":""global""}",0.5,0.5,0.5,0,done,1,,0.9314',
    );
    expect(rest.join('\r\n')).toContain('"The trainer was ""killed"",\nand said so"');
  });

  it('as Markdown is a report whose table holds the figures, with pipes escaped', () => {
    const { content } = exportResults('md', results, comparison);
    expect(content).toContain('# Über | 剪枝: a/b?');
    expect(content).toContain('1 of 2 runs are done');
    expect(content).toMatch(/Magnitude \\\| a pipe\s+\|\s+0\.5 \|\s+1 \|\s+50\.00 % \|\s+93\.14 %/);
    expect(content).toMatch(/2\.00x \|\s+2\.00x \|\s+407\.4 kB/);
    expect(content).toContain('failed (The trainer was "killed", and said so)');
  });
});
