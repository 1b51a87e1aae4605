import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';

/** A layer's call in a network, as a topology of tfjs-layers describes it. */
export interface LayerUse {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** What it reads, by `name` of another use. */
  readonly reads: readonly string[];
  /** Where a layer is called more than once, each call has a name of its own for others to read. */
  readonly id: string;
}

/** A network from its only input to its only output. */
export interface Layers {
  /** In an order in which each reads only what stands before it. */
  readonly uses: readonly LayerUse[];
  /** The id of the use whose output is the network's. */
  readonly output: string;
}

interface LayerMessage {
  readonly class_name: string;
  readonly name?: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly inbound_nodes?: readonly (readonly (readonly [string, number, number, unknown?])[])[];
}
interface Message {
  readonly class_name: string;
  readonly config: {
    readonly layers: readonly LayerMessage[];
    readonly input_layers?: readonly unknown[];
    readonly output_layers?: readonly (readonly [string, number, number])[];
  };
}

/**
 * @param topology as tfjs-layers writes it.
 * @throws UserError where the network has several inputs or outputs.
 */
export function layersOf(topology: object): Layers {
  const { class_name: className, config } = topology as Message;
  return className === 'Sequential' ? inSequence(config.layers) : inGraph(config);
}

function inSequence(layers: readonly LayerMessage[]): Layers {
  const uses: LayerUse[] = [];
  const [first] = layers;
  if (first && first.class_name !== 'InputLayer') {
    uses.push({ ...useOf({ ...first, class_name: 'InputLayer' }, [], 0), id: INPUT });
  }
  for (const layer of layers)
    uses.push(
      useOf(
        layer,
        uses.slice(-1).map(({ id }) => id),
        0,
      ),
    );
  return { uses, output: uses.at(-1)?.id ?? INPUT };
}

const INPUT = '(input)';

function inGraph(config: Message['config']): Layers {
  const { layers, input_layers: inputs = [], output_layers: outputs = [] } = config;
  const [output, ...others] = outputs;
  if (inputs.length !== 1 || output === undefined || others.length > 0) {
    throw new UserError(
      say`The network has ${inputs.length} inputs and ${outputs.length} outputs, where one of each can
        be written to ONNX: take it away in another format.`,
    );
  }
  const waiting = layers.flatMap((layer) => {
    const calls = layer.inbound_nodes ?? [];
    if (calls.length === 0) return [useOf(layer, [], 0)];
    return calls.map((read, at) =>
      useOf(
        layer,
        read.map(([name, node]) => idOf(name, node)),
        at,
      ),
    );
  });
  return { uses: inOrder(waiting), output: idOf(output[0], output[1]) };
}

/** tfjs lists layers by depth; imported ones need not be. */
function inOrder(all: readonly LayerUse[]): LayerUse[] {
  const ordered: LayerUse[] = [];
  const done = new Set<string>();
  let waiting = [...all];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ reads }) => reads.every((id) => done.has(id)));
    if (ready.length === 0)
      throw new Error('The layers of the topology read each other in a circle.');
    for (const use of ready) done.add(use.id);
    ordered.push(...ready);
    waiting = waiting.filter(({ id }) => !done.has(id));
  }
  return ordered;
}

function useOf(layer: LayerMessage, reads: readonly string[], call: number): LayerUse {
  const { class_name: className, config } = layer;
  const name = layer.name ?? config.name;
  return { name, className, config, reads, id: idOf(name, call) };
}

function idOf(name: string, call: number): string {
  return call === 0 ? name : `${name}:${call}`;
}
