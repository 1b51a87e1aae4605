import { tf, type TensorFlow } from '../tensorflow.ts';
import type { RandomSource } from './random-source.ts';

type Tensor = TensorFlow.Tensor;
type Layer = TensorFlow.layers.Layer;
type Uniform = (shape: readonly number[]) => Tensor;
type Call = (inputs: Tensor | Tensor[], options: { training?: boolean }) => Tensor | Tensor[];

/** What this file needs of tfjs's layers; their classes are not exported. */
interface DroppingLayer extends Layer {
  readonly rate: number;
  readonly stddev: number;
  getNoiseShape(x: Tensor): number[] | null | undefined;
}
interface RecurrentLayer extends Layer {
  readonly cell: {
    readonly dropout: number;
    readonly recurrentDropout: number;
    dropoutFunc?: (ones: Tensor, rate: number) => Tensor;
  };
}

/** What the layers of a class make of their input in training. */
const draws: Readonly<
  Record<string, (x: Tensor, layer: DroppingLayer, uniform: Uniform) => Tensor>
> = {
  Dropout: dropOutOfLayer,
  SpatialDropout1D: dropOutOfLayer,
  GaussianDropout: (x, { rate }, uniform) =>
    tf.mul(x, tf.add(1, tf.mul(normal(uniform, x.shape), Math.sqrt(rate / (1 - rate))))),
  GaussianNoise: (x, { stddev }, uniform) => tf.add(x, tf.mul(normal(uniform, x.shape), stddev)),
  AlphaDropout: (x, { rate }, uniform) => dropToNegative(x, uniform(x.shape), rate),
};

/**
 * Zeroes a share `rate` of the values at random and multiplies the others by 1 / (1 - rate), so that
 * means stay (Srivastava et al., "Dropout", JMLR 2014, in the inverted form).
 *
 * @param uniform random numbers in [0, 1), shaped as `x` or spread over it.
 */
export function dropOut(x: Tensor, uniform: Tensor, rate: number): Tensor {
  return tf.tidy(() => {
    const kept = tf.cast(tf.greaterEqual(uniform, rate), 'float32');
    return tf.mul(x, tf.mul(kept, 1 / (1 - rate)));
  });
}

/**
 * Has the layers of a model that draw in training (dropout of any kind, noise, and the dropout of
 * recurrent layers) draw from `source`, until it is called with null. They are tfjs's own layers, whose
 * numbers JavaScript draws and no graph could repeat: models stay what they are, only what their layers
 * draw from is replaced.
 */
export function drawDropoutFrom(model: TensorFlow.LayersModel, source: RandomSource | null): void {
  for (const layer of model.layers) {
    const draw = draws[layer.getClassName()];
    if (draw) drawIn(layer as DroppingLayer, source, draw);
    const ways = layer as { forwardLayer?: Layer; backwardLayer?: Layer };
    for (const [way, one] of Object.entries({
      '': layer,
      '/forward': ways.forwardLayer,
      '/backward': ways.backwardLayer,
    })) {
      if (one && 'cell' in one)
        dropIn(one as RecurrentLayer, `dropout/${layer.name}${way}`, source);
    }
  }
}

function drawIn(
  layer: DroppingLayer,
  source: RandomSource | null,
  draw: (typeof draws)[string],
): void {
  replaceCall(layer, source && drawn);
  function drawn(inputs: Tensor | Tensor[], options: { training?: boolean }, before: Call) {
    const [x] = [inputs].flat();
    if (!options.training || !source || !x || layer.rate === 0) return before(inputs, options);
    const uniform = uniformFrom(source, `dropout/${layer.name}`);
    return tf.tidy(() => draw(x, layer, uniform));
  }
}

/** A cell asks for its masks one after another, and a layer in every call anew. */
function dropIn(layer: RecurrentLayer, purpose: string, source: RandomSource | null): void {
  let asked = 0;
  replaceCall(
    layer,
    source &&
      ((inputs, options, before) => {
        asked = 0;
        return before(inputs, options);
      }),
  );
  if (source === null) delete layer.cell.dropoutFunc;
  else {
    layer.cell.dropoutFunc = (ones, rate) =>
      dropOut(ones, source.uniform(`${purpose}/${asked++}`, ones.shape), rate);
  }
}

/** Gives one layer a `call` of its own before that of its class, or takes it away again. */
function replaceCall(
  layer: Layer,
  call: ((...args: [...Parameters<Call>, before: Call]) => ReturnType<Call>) | null,
): void {
  const own = layer as unknown as { call?: Call };
  delete own.call;
  if (call === null) return;
  const before = (own.call as unknown as Call).bind(layer);
  own.call = (inputs, options) => call(inputs, options, before);
}

function uniformFrom(source: RandomSource, purpose: string): Uniform {
  let asked = 0;
  // The first keeps the name that it had before there were others.
  return (shape) => {
    const nth = asked++;
    return source.uniform(nth === 0 ? purpose : `${purpose}/${nth}`, shape);
  };
}

function dropOutOfLayer(x: Tensor, layer: DroppingLayer, uniform: Uniform): Tensor {
  return dropOut(x, uniform(layer.getNoiseShape(x) ?? x.shape), layer.rate);
}

/** From N(0, 1), by Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958. */
function normal(uniform: Uniform, shape: readonly number[]): Tensor {
  const radius = tf.sqrt(tf.mul(tf.log(tf.sub(1, uniform(shape))), -2));
  return tf.mul(radius, tf.cos(tf.mul(uniform(shape), 2 * Math.PI)));
}

/**
 * Dropout that keeps mean and variance behind SELU: what is dropped is the least value that SELU gives
 * (Klambauer et al., "Self-Normalizing Neural Networks", NIPS 2017).
 */
function dropToNegative(x: Tensor, uniform: Tensor, rate: number): Tensor {
  const least = -1.6732632423543772 * 1.0507009873554805;
  const kept = tf.cast(tf.greaterEqual(uniform, rate), 'float32');
  const scale = ((1 - rate) * (1 + rate * least ** 2)) ** -0.5;
  const values = tf.add(tf.mul(x, kept), tf.mul(tf.sub(1, kept), least));
  return tf.add(tf.mul(values, scale), -scale * least * rate);
}
