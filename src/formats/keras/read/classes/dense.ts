import { say } from '../../../../contract/sentence.ts';
import { activationOf, withActivation } from '../activations.ts';
import { DAMAGED, flagOf, layerFault, OTHERWISE, shown, sizeOf } from '../layer.ts';
import { NOT_DRAWN, own, valuesOf } from '../plan.ts';
import type { PlannedVariable, Planner } from '../plan.ts';

/** Fully connected along the last axis, whatever stands before it. */
export const dense: Planner = (layer, [input = []]) => {
  requireNoQuantisation(layer);
  const units = sizeOf(layer, 'units');
  const useBias = flagOf(layer, 'use_bias', true);
  const activation = activationOf(layer);
  const variables: PlannedVariable[] = [
    { role: 'kernel', shape: [input.at(-1) ?? 0, units] },
    ...(useBias ? [{ role: 'bias', shape: [units] }] : []),
  ];
  return {
    output: [...input.slice(0, -1), units],
    groups: [{ at: '', variables }],
    build: (values) =>
      withActivation(activation, (inside) =>
        own(
          'Dense',
          { units, activation: inside, use_bias: useBias, kernel_initializer: NOT_DRAWN },
          { values: valuesOf(variables, values) },
        ),
      ),
  };
};

/** A table of vectors, of which each whole number of the input picks one. */
export const embedding: Planner = (layer, [input = []]) => {
  requireNoQuantisation(layer);
  if (flagOf(layer, 'mask_zero', false)) {
    throw layerFault(layer, say`masks steps (mask_zero=True), which cannot be taken`, OTHERWISE);
  }
  const rows = sizeOf(layer, 'input_dim');
  const width = sizeOf(layer, 'output_dim');
  const variables: PlannedVariable[] = [{ role: 'embeddings', shape: [rows, width] }];
  return {
    output: [...input, width],
    groups: [{ at: '', variables }],
    build: (values) => [
      own(
        'Embedding',
        { input_dim: rows, output_dim: width, embeddings_initializer: NOT_DRAWN },
        { values: valuesOf(variables, values) },
      ),
    ],
  };
};

/** The same layer at every step: what works along the last axis, or on each entry, is that already. */
export const timeDistributed: Planner = (layer, inputs) => {
  const { class_name: className, config } = (layer.config['layer'] ?? {}) as Record<
    string,
    unknown
  >;
  const within = {
    ...layer,
    className: String(className),
    config: (config ?? {}) as typeof layer.config,
  };
  if (className !== 'Dense') {
    throw layerFault(
      layer,
      say`wraps a layer of the class ${shown(className)}; only Dense can be taken at every step`,
      typeof className === 'string' ? OTHERWISE : DAMAGED,
    );
  }
  const plan = dense(within, inputs);
  return { ...plan, groups: plan.groups.map((group) => ({ ...group, at: 'layer' })) };
};

function requireNoQuantisation(layer: Parameters<Planner>[0]): void {
  const { quantization_config: quantisation, lora_rank: lora } = layer.config;
  if ((quantisation ?? null) === null && (lora ?? null) === null) return;
  throw layerFault(
    layer,
    say`is quantised or has a LoRA, which cannot be taken`,
    say`Save the model before it is quantised, and without a LoRA.`,
  );
}
