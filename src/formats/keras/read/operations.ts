import { say } from '../../../contract/sentence.ts';
import { layerFault, OTHERWISE } from './layer.ts';
import type { KerasLayer, Shape } from './layer.ts';

/** Operations of Keras 3 on two tensors, and the layers that do the same. */
const OF_TWO = ['Add', 'Subtract', 'Multiply', 'Maximum', 'Minimum'];

/** Operations on one tensor, and the activations that they are. */
const OF_ONE = new Map<string, string>(
  Object.entries({
    Relu: 'relu',
    Relu6: 'relu6',
    Sigmoid: 'sigmoid',
    Tanh: 'tanh',
    Silu: 'silu',
    HardSigmoid: 'hard_sigmoid',
    HardSilu: 'hard_silu',
    HardTanh: 'hard_tanh',
    Mish: 'mish',
    Selu: 'selu',
    Softplus: 'softplus',
    Softsign: 'softsign',
  }),
);

/** With one constant: x * scale + offset. */
const WITH_NUMBER: Readonly<
  Record<string, (constant: number, isFirst: boolean) => readonly [scale: number, offset: number]>
> = {
  Add: (constant) => [1, constant],
  Subtract: (constant, isFirst) => (isFirst ? [-1, constant] : [1, -constant]),
  Multiply: (constant) => [constant, 0],
};

/**
 * What an operation of Keras 3 between layers (`x + y`, `2 * x`, `keras.ops.relu(x)`) is as a layer; a layer
 * as it is.
 *
 * @throws UserError for an operation that is no layer.
 */
export function layerOfOperation(
  layer: KerasLayer,
  constants: readonly unknown[],
  inputs: readonly Shape[],
): KerasLayer {
  const { className, isOperation } = layer;
  const given = constants.filter((constant) => constant !== null);
  const [constant] = given;
  const linear = Object.hasOwn(WITH_NUMBER, className) ? WITH_NUMBER[className] : undefined;
  if (inputs.length === 1 && given.length === 1 && typeof constant === 'number' && linear) {
    const [scale, offset] = linear(constant, constants[0] !== null);
    return { ...layer, className: 'Rescaling', config: { scale, offset } };
  }
  // `.h5` does not say what is an operation; these are called otherwise than any layer.
  const activation = OF_ONE.get(className);
  if (inputs.length === 1 && given.length === 0 && activation !== undefined) {
    return { ...layer, className: 'Activation', config: { activation } };
  }
  const isLayerToo = inputs.length === 2 && OF_TWO.includes(className);
  if (given.length === 0 && (!isOperation || isLayerToo)) return layer;
  throw layerFault(layer, say`is an operation that cannot be taken`, OTHERWISE);
}
