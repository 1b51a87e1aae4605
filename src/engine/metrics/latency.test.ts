import { describe, expect, it, onTestFinished } from 'vitest';
import { flattenInJavaScript } from '../compile/javascript-layer.fixture.ts';
import { mlp } from '../models/mlp.ts';
import { tf } from '../tensorflow.ts';
import { createLatencyMeter } from './latency.ts';

describe('measured latency', () => {
  it.each([
    ['recorded as a graph', () => () => undefined],
    ['operation by operation, where a layer computes in JavaScript', flattenInJavaScript],
  ])('is given by batch size, as often as asked, and leaves no tensor behind: %s', (_, change) => {
    onTestFinished(change());
    const model = mlp.build({ hidden: [8] }, { shape: [28, 28, 1], classes: 10 });
    const before = tf.memory().numTensors;
    const meter = createLatencyMeter(model, { batchSizes: [1, 32], secondsPerBatchSize: 0 });
    for (const latency of [meter.measure(), meter.measure()]) {
      expect(Object.keys(latency)).toEqual(['1', '32']);
      for (const { p50, p95 } of Object.values(latency)) {
        expect(p50).toBeGreaterThan(0);
        expect(p95).toBeGreaterThanOrEqual(p50);
      }
    }
    meter.dispose();
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });
});
