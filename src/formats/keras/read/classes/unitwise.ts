import { say } from '../../../../contract/sentence.ts';
import { activationLayer, activationOf, rectifierOf } from '../activations.ts';
import { layerFault, numberOf, OTHERWISE, requireLastAxis, shown } from '../layer.ts';
import { own, planned, valuesOf } from '../plan.ts';
import type { Planner } from '../plan.ts';

export const activation: Planner = (layer, [input = []]) => {
  const only = activationLayer(activationOf(layer));
  return planned(input, only ? [only] : []);
};

export const rectifier: Planner = (layer, [input = []]) => {
  const only = rectifierOf(layer);
  return planned(input, only ? [only] : []);
};

export const softmax: Planner = (layer, [input = []]) => {
  requireLastAxis(layer, input);
  return planned(input, [own('Softmax', { axis: -1 })]);
};

/** Leaky ReLU with slopes of its own: `alpha` is shaped as an example, and 1 along shared axes. */
export const prelu: Planner = (layer, [input = []]) => {
  const shared = layer.config['shared_axes'] ?? [];
  if (!Array.isArray(shared) || !shared.every((axis) => input[Number(axis) - 1] !== undefined)) {
    throw layerFault(
      layer,
      say`has shared_axes ${shown(shared)}, which cannot be taken`,
      OTHERWISE,
    );
  }
  const shape = input.map((size, axis) => (shared.includes(axis + 1) ? 1 : size));
  const variables = [{ role: 'alpha', shape }];
  return {
    output: input,
    groups: [{ at: '', variables }],
    build: (values) => [
      own(
        'PReLU',
        { shared_axes: shared.length > 0 ? (shared as unknown[]) : null },
        { values: valuesOf(variables, values) },
      ),
    ],
  };
};

/** Noise that is there in training alone, of a class that tfjs has too. */
export const noise =
  (rateKey: 'rate' | 'stddev'): Planner =>
  (layer, [input = []]) => {
    // One draw for several entries: tfjs has no such option.
    if ((layer.config['noise_shape'] ?? null) !== null) return trainingOnly(layer, [input]);
    const rate = numberOf(layer, rateKey);
    return planned(input, rate === 0 ? [] : [own(layer.className, { [rateKey]: rate })]);
  };

/** What does nothing but in training, and is not there in this workbench's. */
export const trainingOnly: Planner = (_layer, [input = []]) => ({
  ...planned(input, []),
  remarks: ['only-in-training'],
});

/** What hands its input on. */
export const identity: Planner = (_layer, [input = []]) => planned(input, []);
