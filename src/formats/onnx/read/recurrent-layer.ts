import type { NewLayer } from './network-builder.ts';
import type { RecurrentNode } from './recurrent-node.ts';
import type { CellShape, GateWeights } from './recurrent-weights.ts';

/** A class of recurrent layers. */
export interface Cell extends CellShape {
  readonly className: string;
  /** Besides what all of these classes have. */
  readonly config: Readonly<Record<string, unknown>>;
}

const NO_VALUES = { class_name: 'Zeros', config: {} };

/** The layer in tfjs. A layer in both directions has the weights of one after those of the other. */
export function recurrentLayer(
  cell: Cell,
  { direction, weights: { units, usesBias, gates } }: Pick<RecurrentNode, 'direction' | 'weights'>,
  returnsSteps: boolean,
): Omit<NewLayer, 'name'> {
  const config = {
    units,
    ...cell.config,
    use_bias: usesBias,
    // What is drawn for them would be written over, and takes long.
    kernel_initializer: NO_VALUES,
    recurrent_initializer: NO_VALUES,
    bias_initializer: NO_VALUES,
    dropout: 0,
    recurrent_dropout: 0,
    return_sequences: returnsSteps,
    return_state: false,
    go_backwards: direction === 'reverse',
    stateful: false,
    unroll: false,
  };
  const [forward = [], backward = []] = gates;
  if (direction !== 'bidirectional') {
    return { className: cell.className, config, weights: forward };
  }
  const within = (way: string, weights: GateWeights) =>
    weights.map(({ role, ...weight }) => ({ role: `${way}/${role}`, ...weight }));
  return {
    className: 'Bidirectional',
    config: {
      merge_mode: 'concat',
      layer: { class_name: cell.className, config: { name: 'cell', trainable: true, ...config } },
    },
    weights: [...within('forward', forward), ...within('backward', backward)],
  };
}
