import type { Latency, RunSpec } from '../../contract/run.ts';
import { measureLatency, type LatencyOptions } from '../metrics/latency.ts';
import { writeVariables } from '../models/variables.ts';
import { readWeightsFile } from '../weights-file.ts';
import { runModel } from './run-model.ts';

/**
 * Measures the latency of a finished run's model, in milliseconds by batch size. To be called while
 * no trainer works, since it blocks and its figures suffer from company.
 *
 * @param weights the run's weights file.
 * @throws UserError when that file is damaged.
 */
export function measureRun(
  spec: RunSpec,
  weights: Uint8Array,
  options?: LatencyOptions,
): Record<string, Latency> {
  const model = runModel(spec).build();
  try {
    writeVariables(model, readWeightsFile(weights, 'of the run'));
    return measureLatency(model, options);
  } finally {
    model.dispose();
  }
}
