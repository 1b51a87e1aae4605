import { gzipSync } from 'node:zlib';
import type { LatencyMeasurement } from '../../src/contract/latency.ts';
import type { LayerFigures, MetricPoint } from '../../src/contract/run.ts';
import type { NewRun } from '../../src/db/queries/experiments.ts';
import type { TrainedResult } from '../../src/db/queries/run-results.ts';
import { randomStream } from '../../src/engine/random.ts';
import { contentId } from '../../src/host/experiments/identity.ts';

/* Figures that look like those of a training and are none: smooth curves of sparsity with some noise. */

const TEST_EXAMPLES = 2000;
const CLASSES = 10;
const SIZES: Readonly<Record<string, readonly (readonly [inputs: number, outputs: number])[]>> = {
  mlp: [
    [784, 128],
    [128, 10],
  ],
  'lenet-5': [
    [25, 20],
    [500, 50],
    [800, 500],
    [500, 10],
  ],
  'resnet-20': [
    [9, 16],
    [144, 16],
    [144, 32],
    [288, 64],
    [64, 10],
  ],
};
/** What is lost where everything is removed, by strategy; the least of all losses are the best strategies. */
const LOSSES: Readonly<Record<string, number>> = {
  magnitude: 0.05,
  lamp: 0.045,
  taylor: 0.06,
  fpgm: 0.12,
  'activation-mean': 0.15,
  random: 0.3,
};

/** What a run gave, made of its spec alone: the same run has the same figures each time. */
export function madeUpResult(run: NewRun, environmentId: string): Omit<TrainedResult, 'classes'> {
  const { uniform } = randomStream(run.seed, 'made-up history', run.id);
  const noise = (size: number) => size * (uniform() + uniform() + uniform() - 1.5);
  const level = run.level ?? 0;
  const lost = (LOSSES[run.strategy] ?? 0) * level ** 6;
  const accuracy = counted(0.94 - lost + noise(0.006));
  const layers = layersOf(run, level);
  const nonzero = sum(layers.map(({ nonzeroParameters }) => nonzeroParameters));
  const parameters = sum(layers.map((layer) => layer.parameters));
  const isPruned = run.spec.pruning !== null;
  const seconds = 4 + 3 * uniform();
  return {
    figures: {
      achievedSparsity: level,
      weightSparsity: level,
      accuracy,
      oneShotAccuracy: isPruned ? counted(accuracy - 4 * lost - 0.01) : null,
      loss: 3 * (1 - accuracy) * (1 + noise(0.05)),
      validationAccuracy: null,
      validationLoss: null,
      testExamples: TEST_EXAMPLES,
      commonestShare: 1 / CLASSES,
      parameterCount: parameters,
      nonzeroParameters: nonzero,
      macs: sum(layers.map(({ effectiveMacs }) => effectiveMacs)),
      sizeBytes: 4 * parameters,
      gzipBytes: Math.round(3.7 * nonzero + parameters / 8 + noise(200)),
      trainingSeconds: seconds,
      trainingMacs: 9e9,
      weightsSha256: contentId(['made-up weights', run.id]),
      fileBytes: 4 * parameters + 2000,
    },
    layers,
    stages: [{ stage: isPruned ? 'fine-tune' : 'train', seconds }],
    environmentId,
    curve: pointsOf(run, accuracy, noise),
  };
}

/** The classes of a test set, which nobody looks at: the same ones for all runs. */
export function madeUpClasses(): Buffer {
  return gzipSync(Uint8Array.from({ length: TEST_EXAMPLES }, (_, index) => index % CLASSES));
}

/** A latency that is as good as that of the dense network. */
export function madeUpLatency(): LatencyMeasurement {
  const { uniform } = randomStream(0, 'made-up latency');
  const timed = (milliseconds: number) => {
    const p50 = milliseconds * (1 + 0.01 * uniform());
    return { p50, p95: 1.2 * p50 };
  };
  const bursts = Array.from({ length: 5 }, () => ({
    '1': { own: timed(0.07), dense: timed(0.07) },
    '32': { own: timed(0.4), dense: timed(0.4) },
  }));
  return { bursts, load: { others: 0, average: 0.1 } };
}

function layersOf({ spec }: NewRun, level: number): LayerFigures[] {
  return (SIZES[spec.model.id] ?? []).map(([inputs, outputs], index, all) => {
    const isLast = index === all.length - 1;
    const weights = inputs * outputs;
    const left = Math.round(weights * (isLast ? 1 : 1 - level));
    return {
      name: isLast ? 'output' : `hidden${index + 1}`,
      shape: [inputs, outputs],
      parameters: weights + outputs,
      nonzeroParameters: left + outputs,
      macs: weights,
      effectiveMacs: left,
    };
  });
}

function pointsOf(
  { spec }: NewRun,
  accuracy: number,
  noise: (size: number) => number,
): MetricPoint[] {
  const anew = spec.pruning === null && spec.continued === undefined;
  const epochs = anew ? spec.training.epochs : (spec.pruning?.fineTuning.epochs ?? 2);
  return Array.from({ length: epochs }, (_, epoch) => {
    const reached = accuracy - (anew ? 0.2 : 0.03) * 0.4 ** epoch + noise(0.004);
    return {
      stage: anew ? 'train' : 'fine-tune',
      epoch: epoch + 1,
      trainLoss: 3 * (1 - reached),
      trainAccuracy: reached,
      validationLoss: null,
      validationAccuracy: null,
      layers: (SIZES[spec.model.id] ?? []).map((_size, index) => ({
        layer: `hidden${index + 1}`,
        gradientNorm: 0.5 * 0.7 ** epoch * (1 + noise(0.1)),
        units: 100,
        deadUnits: 3,
      })),
    };
  });
}

/** An accuracy that a test set can have. */
function counted(accuracy: number): number {
  return Math.round(Math.max(0.08, accuracy) * TEST_EXAMPLES) / TEST_EXAMPLES;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
