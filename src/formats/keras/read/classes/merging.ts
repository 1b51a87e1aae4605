import { say } from '../../../../contract/sentence.ts';
import { axisOf, DAMAGED, layerFault, OTHERWISE, shown } from '../layer.ts';
import type { KerasLayer, Shape } from '../layer.ts';
import { own, planned } from '../plan.ts';
import type { Planner } from '../plan.ts';
import { channelScale } from './norms.ts';

/** Sums, products, means and extremes, entry by entry; an axis of 1 is spread. */
export const elementwise =
  (className: string): Planner =>
  (layer, inputs) =>
    planned(spreadShape(layer, inputs), [own(className)]);

/** a - b, as a + (-1) b: tfjs has no difference. */
export const subtract: Planner = (layer, inputs) => {
  const output = spreadShape(layer, inputs);
  if (inputs.length !== 2) throw wrongNumber(layer, inputs.length);
  const channels = inputs[1]?.at(-1) ?? 0;
  const minus = channelScale(
    '_negated',
    new Float32Array(channels).fill(-1),
    new Float32Array(channels),
  );
  return planned(output, [{ ...minus, reads: [1] }, own('Add', {}, { reads: [0, 'previous'] })]);
};

export const concatenate: Planner = (layer, inputs) => {
  const [first = []] = inputs;
  if (inputs.length < 2) throw wrongNumber(layer, inputs.length);
  const axis = axisOf(layer.config['axis'] ?? -1, first) ?? 0;
  const isAlong = (index: number) => index === axis - 1;
  const alike = inputs.every(
    (shape) =>
      shape.length === first.length &&
      shape.every((size, index) => isAlong(index) || size === first[index]),
  );
  if (axis < 1 || axis > first.length || !alike) {
    throw layerFault(
      layer,
      say`cannot put inputs of ${shapesOf(inputs)} together along axis ${shown(layer.config['axis'])}`,
      DAMAGED,
    );
  }
  const length = inputs.reduce((sum, shape) => sum + (shape[axis - 1] ?? 0), 0);
  // From the end: tfjs's own -1 and the axis that a thinned network has are the same.
  return planned(first.with(axis - 1, length), [
    own('Concatenate', { axis: axis === first.length ? -1 : axis }),
  ]);
};

function spreadShape(layer: KerasLayer, inputs: readonly Shape[]): Shape {
  const [first = []] = inputs;
  if (inputs.length < 2) throw wrongNumber(layer, inputs.length);
  const output = first.map((_, axis) => Math.max(...inputs.map((shape) => shape[axis] ?? 0)));
  const fits = inputs.every(
    (shape) =>
      shape.length === first.length &&
      shape.every((size, axis) => size === 1 || size === output[axis]),
  );
  if (fits) return output;
  throw layerFault(
    layer,
    say`has inputs of ${shapesOf(inputs)}, which cannot be taken together`,
    say`Give them the same number of axes, with a Reshape where one has fewer.`,
  );
}

const shapesOf = (inputs: readonly Shape[]) => inputs.map((shape) => `[${shape.join(', ')}]`);

function wrongNumber(layer: KerasLayer, inputs: number): Error {
  return layerFault(layer, say`has ${inputs} inputs, which cannot be taken`, OTHERWISE);
}
