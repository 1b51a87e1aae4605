import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import { exampleInput } from './report-example.ts';

it('CSV has a header of field names and one record per run, quoted where needed', () => {
  const { results } = exampleInput();
  const [header, ...records] = csvOf(results).split('\r\n');
  expect(header).toContain(
    'id,strategy,family,parameters,level,sparsity,achievedSparsity,weightSparsity,seed,status,attempts,error',
  );
  expect(header).toContain('metrics.latencyMs.1.p50,metrics.latencyMs.1.p95,metrics.latencyMs.32');
  expect(header).toContain('execution,weightsSha256,startedAt,finishedAt');
  expect(records[3]).toContain(
    'magnitude-0.5-0,magnitude,weight,"{""scope"":""global""}",0.5,0.5,0.5,0.5,0,done,1,,0.9613',
  );
  expect(records[9]).toContain('"The trainer was ""killed"",\nand said so"');
  expect(records[9]).toContain('compiled');
});
