import type { TensorFlow } from '../tensorflow.ts';
import { callsOf } from './calls.ts';
import { findLayerClass } from './layers/registry.ts';
import type { Layer } from './layers/layer-class.ts';
import { namedVariables } from './variables.ts';

/** A use of a layer. Fields are null where there is no such thing. */
export interface LayerUse {
  /** Unique within the network. */
  readonly id: string;
  readonly layer: string;
  readonly className: string;
  /** Of what it gives for one example, without the batch. */
  readonly shape: readonly (number | null)[];
  /** Of its first prunable matrix. */
  readonly weights: readonly number[] | null;
  /** Extent of the filters or of the pooling. */
  readonly window: readonly number[] | null;
  /** Null where it moves by one, too. */
  readonly strides: readonly number[] | null;
  readonly activation: string | null;
}

/** The layers of a network and how they are wired, each layer behind those that it reads. */
export interface Wiring {
  readonly nodes: readonly LayerUse[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** What is computed between a network's inputs and its outputs, with the inputs themselves. */
export function wiringOf(model: TensorFlow.LayersModel): Wiring {
  const makers = new Map<TensorFlow.SymbolicTensor, string>();
  const uses = new Map<string, number>();
  const variables = namedVariables(model);
  const use = (layer: Layer, outputs: readonly TensorFlow.SymbolicTensor[]): LayerUse => {
    const nth = (uses.get(layer.name) ?? 0) + 1;
    uses.set(layer.name, nth);
    const id = nth === 1 ? layer.name : `${layer.name} (${nth})`;
    for (const tensor of outputs) makers.set(tensor, id);
    const { matrices = [] } = findLayerClass(layer)?.weights ?? {};
    const matrix = variables.find((one) => one.layer === layer && matrices.includes(one.role));
    return {
      id,
      layer: layer.name,
      className: layer.getClassName(),
      shape: outputs[0]?.shape.slice(1) ?? [],
      weights: matrix?.variable.shape ?? null,
      ...describedIn(layer.getConfig()),
    };
  };
  const inputs = model.inputs.map((tensor) => use(tensor.sourceLayer, [tensor]));
  const calls = callsOf(model).map(({ layer, inputs: read, outputs }) => {
    const from = [...new Set(read.flatMap((tensor) => makers.get(tensor) ?? []))];
    return { from, node: use(layer, outputs) };
  });
  return {
    nodes: [...inputs, ...calls.map(({ node }) => node)],
    edges: calls.flatMap(({ from, node }) => from.map((one) => ({ from: one, to: node.id }))),
  };
}

function describedIn(
  config: Readonly<Record<string, unknown>>,
): Pick<LayerUse, 'window' | 'strides' | 'activation'> {
  const strides = numbers(config['strides']);
  const activation = config['activation'];
  const isNamed = typeof activation === 'string' && activation !== 'linear';
  return {
    window: numbers(config['kernelSize'] ?? config['poolSize']),
    strides: strides?.some((step) => step > 1) ? strides : null,
    activation: isNamed ? activation : null,
  };
}

function numbers(value: unknown): number[] | null {
  const list = [value].flat().filter((one): one is number => typeof one === 'number');
  return list.length === 0 ? null : list;
}
