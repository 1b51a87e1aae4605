import type { Behind } from './network.ts';

/** What is looked into of a topology. */
interface Graph {
  readonly config: {
    readonly layers: readonly { readonly name: string }[];
    readonly output_layers: readonly (readonly [string, number, number])[];
  };
}

const ACTIVATIONS = { softmax: 'softmax', 'log-softmax': 'log_softmax' } as const;

/**
 * A topology with what stood behind its logits in the original, as a layer of its own.
 *
 * @param topology as tfjs-layers writes it, of a network with one output.
 */
export function withBehind(topology: object, behind: Behind): object {
  if (behind === null) return topology;
  const { config } = topology as Graph;
  const names = new Set(config.layers.map((layer) => layer.name));
  let name: string = ACTIVATIONS[behind];
  while (names.has(name)) name += '_';
  const layer = {
    name,
    class_name: 'Activation',
    config: { name, trainable: true, activation: ACTIVATIONS[behind] },
    inbound_nodes: [config.output_layers.map(([read, node, tensor]) => [read, node, tensor, {}])],
  };
  return {
    ...topology,
    config: { ...config, layers: [...config.layers, layer], output_layers: [[name, 0, 0]] },
  };
}
