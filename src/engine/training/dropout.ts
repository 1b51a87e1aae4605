import { tf, type TensorFlow } from '../tensorflow.ts';
import type { RandomSource } from './random-source.ts';

type Tensor = TensorFlow.Tensor;
type Layer = TensorFlow.layers.Layer;

/** What this file needs of tfjs's layer; its class is not exported. */
interface DropoutLayer extends Layer {
  readonly rate: number;
  readonly noiseShape?: readonly (number | null)[];
  call(inputs: Tensor | Tensor[], options: { training?: boolean }): Tensor | Tensor[];
}

/** Where the dropout layers of models in training draw from. */
const sources = new WeakMap<Layer, RandomSource>();
let replaced = false;

/**
 * Zeroes a share `rate` of the values at random and multiplies the others by 1 / (1 - rate), so that
 * means stay (Srivastava et al., "Dropout", JMLR 2014, in the inverted form).
 *
 * @param uniform random numbers in [0, 1), shaped as `x`.
 */
export function dropOut(x: Tensor, uniform: Tensor, rate: number): Tensor {
  return tf.tidy(() => {
    const kept = tf.cast(tf.greaterEqual(uniform, rate), 'float32');
    return tf.mul(x, tf.mul(kept, 1 / (1 - rate)));
  });
}

/**
 * Has the dropout layers of a model draw from `source` in training, until it is called with null.
 * They are tfjs's own layers, whose numbers JavaScript draws and no graph could repeat: models stay
 * what they are, only what their layers draw from is replaced.
 *
 * @throws Error for a layer with a noise shape of its own.
 */
export function drawDropoutFrom(model: TensorFlow.LayersModel, source: RandomSource | null): void {
  for (const layer of model.layers) {
    if (layer.getClassName() !== 'Dropout') continue;
    if (source === null) {
      sources.delete(layer);
      continue;
    }
    if ((layer as DropoutLayer).noiseShape) {
      throw new Error(`The dropout layer ${layer.name} has a noise shape, which is not supported.`);
    }
    replaceCall();
    sources.set(layer, source);
  }
}

function replaceCall(): void {
  if (replaced) return;
  replaced = true;
  const prototype = Object.getPrototypeOf(tf.layers.dropout({ rate: 0.5 })) as DropoutLayer;
  const drawnInJavaScript = prototype.call;
  prototype.call = function (this: DropoutLayer, inputs, options) {
    const source = sources.get(this);
    const [x] = Array.isArray(inputs) ? inputs : [inputs];
    if (!options.training || !source || !x || this.rate === 0) {
      return drawnInJavaScript.call(this, inputs, options);
    }
    return tf.tidy(() => dropOut(x, source.uniform(`dropout/${this.name}`, x.shape), this.rate));
  };
}
