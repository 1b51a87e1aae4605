import type {
  InitialValues,
  LayerCall,
  LayerClass,
  LayerConfig,
  LayerWeights,
  VariableUnits,
} from './layer-class.ts';
import type { Units } from '../unit-union.ts';

const MATRICES = ['kernel', 'recurrent_kernel'] as const;
const DIRECTIONS = ['forward', 'backward'] as const;

const weights: LayerWeights = {
  matrices: MATRICES,
  uses: steps,
  initial: byUnits,
};

/**
 * LSTM and GRU, of both kinds (and the plain recurrent layer, which has a single "gate"): `kernel` `[in, gates *
 * units]` and `recurrent_kernel` `[units, gates * units]`, the columns of one gate after those of
 * another. A unit reads itself and all the others at the next step.
 */
export const recurrent: LayerClass = {
  weights,
  isWatched: true,
  flow(call) {
    const units = call.make(call.outputShape.at(-1) ?? 0);
    return { output: units, variables: cell(call.input, units) };
  },
  resize(config, width) {
    config['units'] = width;
  },
};

/**
 * The same layer twice, once from the last step to the first: roles `forward/kernel`,
 * `backward/kernel` and so on. Both have the width of the one description that there is, so that a
 * unit of the one direction goes together with the same of the other.
 */
export const bidirectional: LayerClass = {
  weights: {
    matrices: DIRECTIONS.flatMap((direction) => MATRICES.map((role) => `${direction}/${role}`)),
    uses: steps,
    initial: byUnits,
  },
  isWatched: true,
  flow(call) {
    const width = call.outputShape.at(-1) ?? 0;
    const concatenates = call.config['mergeMode'] === 'concat';
    const units = call.make(concatenates ? width / 2 : width);
    const own = Object.entries(cell(call.input, units));
    return {
      output: concatenates ? [...units, ...units] : units,
      variables: Object.fromEntries(
        DIRECTIONS.flatMap((direction) =>
          own.map(([role, axes]) => [`${direction}/${role}`, axes] as const),
        ),
      ),
      width: units,
    };
  },
  resize(config, width) {
    (config['layer'] as { config: LayerConfig }).config['units'] = width;
  },
};

function cell(input: Units, units: Units): Record<string, VariableUnits> {
  return {
    kernel: { rows: input, columns: units },
    recurrent_kernel: { rows: units, columns: units },
    bias: { columns: units },
  };
}

/**
 * b = 1 / sqrt(units). PyTorch adds two biases where tfjs has one: it is drawn as their sum. Where
 * both are there, in a row each, each is drawn by itself.
 */
function byUnits(role: string, shapeOf: (role: string) => readonly number[]): InitialValues {
  const within = role.slice(0, role.lastIndexOf('/') + 1);
  const [units] = shapeOf(`${within}recurrent_kernel`);
  const isSum = role.endsWith('bias') && shapeOf(role).length === 1;
  return { bound: 1 / Math.sqrt(units as number), draws: isSum ? 2 : 1 };
}

/** Of an input `[batch, steps, features]`. */
function steps({ inputShape: [, length] }: Pick<LayerCall, 'inputShape'>): number {
  return length as number;
}
