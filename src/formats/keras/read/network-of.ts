import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { ReadNetwork } from '../../network.ts';
import { flatCalls } from './flat-calls.ts';
import { withoutLastSoftmax } from './last-softmax.ts';
import type { Shape } from './layer.ts';
import type { ModelTree } from './model-tree.ts';
import { networkNotes } from './network-notes.ts';
import { ownGraph } from './own-graph.ts';
import type { OwnGraph } from './own-graph.ts';
import { onlyOne, plannedCalls } from './planned-calls.ts';
import type { ReadWeights } from './stored-weights.ts';

/** What a file says of itself. */
export interface FileWords {
  readonly format: string;
  readonly producer: string | null;
}

/**
 * The network of a model's description and its weights.
 *
 * @throws UserError naming what cannot be taken.
 */
export function networkOf(
  model: ModelTree,
  { format, producer }: FileWords,
  readWeights: ReadWeights,
): ReadNetwork {
  const flat = flatCalls(model);
  const input = onlyOne(flat.inputs, flat, model.file, true);
  const output = onlyOne(flat.outputs, flat, model.file, false);
  const calls = plannedCalls(flat);
  const plans = new Map(calls.map(({ layer, plan }) => [layer, plan]));
  const shape = calls[output]?.plan.output ?? [];
  const example = calls[input]?.plan.output ?? [];
  requireClasses(shape, model.file, calls[output]?.layer.path ?? []);
  const whole = ownGraph(calls, readWeights(plans, model), input, output);
  const { graph, behind, notes } = withoutLastSoftmax(whole);
  return {
    format,
    producer,
    topology: topologyOf(graph, model.name),
    values: graph.values,
    input: { original: example, axes: example.map((_, axis) => axis) },
    behind,
    notes: [...networkNotes(calls), ...notes],
  };
}

/** @throws UserError unless the output is one figure for each of two classes or more. */
function requireClasses(shape: Shape, file: string, layer: readonly string[]): void {
  if (shape.length === 1 && (shape[0] ?? 0) >= 2) return;
  throw new UserError(
    shape.length === 1
      ? say`${file}: the output ${layer.join('/')} is a single figure, as of a sigmoid for two classes; networks
          here have one output for each class. Train it with Dense(2) and softmax in place of Dense(1) and
          sigmoid.`
      : say`${file}: the output ${layer.join('/')} has the shape [${shape.join(', ')}] for one example; networks
          here give one figure per class. Add a Flatten or a pooling before the last layer.`,
  );
}

/** As tfjs-layers writes a model. */
function topologyOf({ layers, output }: OwnGraph, name: string): object {
  const input = layers[0]?.name ?? '';
  return {
    class_name: 'Model',
    config: {
      name: name.replace(/[^A-Za-z0-9_.-]/g, '_'),
      layers: layers.map((layer) => ({
        name: layer.name,
        class_name: layer.className,
        config: { ...layer.config, name: layer.name, trainable: true },
        inbound_nodes:
          layer.inputs.length === 0 ? [] : [layer.inputs.map((source) => [source, 0, 0, {}])],
      })),
      input_layers: [[input, 0, 0]],
      output_layers: [[output, 0, 0]],
    },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  };
}
