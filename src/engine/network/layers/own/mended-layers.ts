import { tf, type TensorFlow } from '../../../tensorflow.ts';
import type { Shape } from '../layer-class.ts';

type Tensor = TensorFlow.Tensor;

/** What this file needs of tfjs's classes, which are not exported. */
interface Separable {
  readonly depthMultiplier: number;
  getConfig(): Record<string, unknown>;
}
interface Depthwise {
  readonly kernelSize: [number, number];
  readonly strides: [number, number];
  readonly padding: 'same' | 'valid';
  readonly dataFormat: 'channelsFirst' | 'channelsLast';
  readonly dilationRate: [number, number];
  readonly depthwiseKernel: TensorFlow.LayerVariable;
  readonly bias: TensorFlow.LayerVariable | null;
  readonly activation: { apply(x: Tensor): Tensor };
  call(inputs: Tensor | Tensor[], options: object): Tensor | Tensor[];
  computeOutputShape(shape: Shape): Shape;
}

interface Convolution {
  readonly strides: [number, number];
  readonly padding: 'same' | 'valid';
  readonly dataFormat: 'channelsFirst' | 'channelsLast';
  readonly dilationRate: [number, number];
  readonly kernel: TensorFlow.LayerVariable;
  readonly bias: TensorFlow.LayerVariable | null;
  readonly activation: { apply(x: Tensor): Tensor } | null;
  call(inputs: Tensor | Tensor[], options: object): Tensor | Tensor[];
}

/**
 * Mends what tfjs loses of its own classes: a topology says which multiplier a separable convolution
 * has, and depthwise convolutions heed their dilation
 * rate, which they take and forget. Without it what is stored would be another network. Dilated convolutions
 * are computed by an op that can be derived.
 */
export function mendLayers(): void {
  tellMultiplier();
  heedDilation();
  deriveDilated();
}

function tellMultiplier(): void {
  const layer: object = tf.layers.separableConv2d({ filters: 1, kernelSize: 1 });
  const prototype = Object.getPrototypeOf(layer) as Separable;
  const { getConfig } = prototype;
  prototype.getConfig = function (this: Separable) {
    return { ...getConfig.call(this), depthMultiplier: this.depthMultiplier };
  };
}

function heedDilation(): void {
  const layer: object = tf.layers.depthwiseConv2d({ kernelSize: 1 });
  const prototype = Object.getPrototypeOf(layer) as Depthwise;
  const { call, computeOutputShape } = prototype;
  const isDilated = ({ dilationRate }: Depthwise) => dilationRate.some((rate) => rate !== 1);

  prototype.call = function (this: Depthwise, inputs, options) {
    const [x] = [inputs].flat() as [TensorFlow.Tensor4D];
    if (!isDilated(this)) return call.call(this, inputs, options);
    return tf.tidy(() => {
      const isLast = this.dataFormat === 'channelsLast';
      const sums = tf.depthwiseConv2d<TensorFlow.Tensor4D>(
        isLast ? x : tf.transpose(x, [0, 2, 3, 1]),
        this.depthwiseKernel.read() as TensorFlow.Tensor4D,
        this.strides,
        this.padding,
        'NHWC',
        this.dilationRate,
      );
      const output = this.activation.apply(this.bias ? tf.add(sums, this.bias.read()) : sums);
      return isLast ? output : tf.transpose(output, [0, 3, 1, 2]);
    });
  };
  prototype.computeOutputShape = function (this: Depthwise, shape) {
    const output = [...computeOutputShape.call(this, shape)];
    if (this.padding === 'same') return output;
    const first = this.dataFormat === 'channelsLast' ? 1 : 2;
    this.dilationRate.forEach((rate, axis) => {
      const extent = shape[first + axis];
      const window = ((this.kernelSize[axis] as number) - 1) * rate + 1;
      const step = this.strides[axis] as number;
      output[first + axis] =
        typeof extent === 'number' ? Math.floor((extent - window) / step) + 1 : null;
    });
    return output;
  };
}

/** tfjs has a fused op for convolutions without an activation, which it refuses to derive if dilated. */
function deriveDilated(): void {
  const layer: object = tf.layers.conv2d({ filters: 1, kernelSize: 1 });
  const prototype = Object.getPrototypeOf(layer) as Convolution;
  const { call } = prototype;
  prototype.call = function (this: Convolution, inputs, options) {
    const isDilated = this.dilationRate.some((rate) => rate !== 1);
    if (!isDilated || this.dataFormat === 'channelsFirst') return call.call(this, inputs, options);
    return tf.tidy(() => {
      const [x] = [inputs].flat() as [TensorFlow.Tensor4D];
      const kernel = this.kernel.read() as TensorFlow.Tensor4D;
      const sums = tf.conv2d(x, kernel, this.strides, this.padding, 'NHWC', this.dilationRate);
      const output = this.bias ? tf.add(sums, this.bias.read()) : sums;
      return this.activation ? this.activation.apply(output) : output;
    });
  };
}
