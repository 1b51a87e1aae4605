import { say } from '../../../../contract/sentence.ts';
import { insideActivation } from '../activations.ts';
import { DAMAGED, flagOf, layerFault, OTHERWISE, requireRank, shown, sizeOf } from '../layer.ts';
import type { KerasLayer, Shape } from '../layer.ts';
import { NOT_DRAWN, own, valuesOf } from '../plan.ts';
import type { PlannedVariable, Planner, Remark } from '../plan.ts';

/** A recurrent layer in one direction, before it is known where it stands. */
interface Cell {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly variables: readonly PlannedVariable[];
  readonly units: number;
  readonly returnsSequences: boolean;
  readonly remarks: readonly Remark[];
}

export const recurrent: Planner = (layer, [input = []]) => {
  const cell = cellOf(layer, input);
  const { variables, units, remarks } = cell;
  return {
    output: cell.returnsSequences ? [...input.slice(0, 1), units] : [units],
    groups: [{ at: 'cell', variables }],
    remarks,
    build: (values) => [own(cell.className, cell.config, { values: valuesOf(variables, values) })],
  };
};

const MERGE_MODES = ['concat', 'sum', 'mul', 'ave'];

/** The same layer from either end. */
export const bidirectional: Planner = (layer, [input = []]) => {
  const mergeMode = layer.config['merge_mode'];
  if (!MERGE_MODES.includes(mergeMode as string)) {
    throw layerFault(
      layer,
      say`has merge_mode ${shown(mergeMode)}; ${MERGE_MODES} can be taken`,
      OTHERWISE,
    );
  }
  const cell = cellOf(within(layer, 'layer'), input);
  requireTwins(layer, cell, input);
  const directions = (['forward', 'backward'] as const).map((direction) => ({
    at: `${direction}_layer/cell`,
    variables: cell.variables.map(({ role, shape }) => ({ role: `${direction}/${role}`, shape })),
  }));
  const width = mergeMode === 'concat' ? 2 * cell.units : cell.units;
  return {
    output: cell.returnsSequences ? [...input.slice(0, 1), width] : [width],
    groups: directions,
    remarks: cell.remarks,
    build: (values) => [
      own(
        'Bidirectional',
        {
          merge_mode: mergeMode,
          layer: {
            class_name: cell.className,
            config: { ...cell.config, name: `${layer.path.at(-1) ?? ''}_cell` },
          },
        },
        { values: directions.flatMap(({ variables }) => valuesOf(variables, values)) },
      ),
    ],
  };
};

const GATES = new Map<string, number>(Object.entries({ SimpleRNN: 1, LSTM: 4, GRU: 3 }));

function cellOf(layer: KerasLayer, input: Shape): Cell {
  const gates = GATES.get(layer.className);
  if (gates === undefined) {
    throw layerFault(
      layer,
      say`is no recurrent layer of the classes ${[...GATES.keys()]}, which can be taken`,
      OTHERWISE,
    );
  }
  requireRank(layer, input, 2);
  for (const key of ['stateful', 'return_state', 'time_major']) {
    if (flagOf(layer, key, false)) {
      throw layerFault(layer, say`has ${key}=True, which cannot be taken`, OTHERWISE);
    }
  }
  const units = sizeOf(layer, 'units');
  const useBias = flagOf(layer, 'use_bias', true);
  const resetsAfter =
    layer.className === 'GRU' && flagOf(layer, 'reset_after', layer.dialect === 'keras-3');
  const width = gates * units;
  const returnsSequences = flagOf(layer, 'return_sequences', false);
  return {
    className: resetsAfter ? 'GRUResetAfter' : layer.className,
    units,
    returnsSequences,
    config: {
      units,
      activation: insideActivation(layer, 'activation', 'tanh'),
      ...(gates > 1 && {
        recurrent_activation: insideActivation(
          layer,
          'recurrent_activation',
          layer.dialect === 'keras-3' ? 'sigmoid' : 'hard_sigmoid',
        ),
      }),
      use_bias: useBias,
      return_sequences: returnsSequences,
      go_backwards: flagOf(layer, 'go_backwards', false),
      ...(gates === 4 && { unit_forget_bias: false }),
      kernel_initializer: NOT_DRAWN,
      recurrent_initializer: NOT_DRAWN,
    },
    variables: [
      { role: 'kernel', shape: [input.at(-1) ?? 0, width] },
      { role: 'recurrent_kernel', shape: [units, width] },
      ...(useBias ? [{ role: 'bias', shape: resetsAfter ? [2, width] : [width] }] : []),
    ],
    remarks: dropsWithin(layer) ? ['without-dropout-within'] : [],
  };
}

/** What dropout there is within a recurrent layer works in training alone. */
const dropsWithin = ({ config }: KerasLayer) =>
  ['dropout', 'recurrent_dropout'].some((key) => (config[key] ?? 0) !== 0);

/** Ours has one description for both directions. */
function requireTwins(layer: KerasLayer, cell: Cell, input: Shape): void {
  if ((layer.config['backward_layer'] ?? null) === null) return;
  const other = cellOf(within(layer, 'backward_layer'), input);
  const described = ({ className, config }: Cell) =>
    JSON.stringify([className, { ...config, go_backwards: null }]);
  const turns = other.config['go_backwards'] !== cell.config['go_backwards'];
  if (turns && described(other) === described(cell)) return;
  throw layerFault(
    layer,
    say`has a backward_layer that is described otherwise than its layer`,
    OTHERWISE,
  );
}

/** A layer inside another one, under its name. */
function within(layer: KerasLayer, key: string): KerasLayer {
  const { class_name: className, config } = (layer.config[key] ?? {}) as Record<string, unknown>;
  if (typeof className === 'string' && typeof config === 'object' && config !== null) {
    return { ...layer, className, config: config as KerasLayer['config'] };
  }
  throw layerFault(layer, say`wraps ${shown(layer.config[key])}, which is no layer`, DAMAGED);
}
