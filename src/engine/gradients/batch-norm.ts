import { tensorflowBackend, type OpAttribute } from '../backend.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { typeAttribute } from './type-attribute.ts';

type Tensor = TensorFlow.Tensor;

type Readable = Pick<TensorFlow.LayerVariable, 'read'>;

/** What this file needs of tfjs's layer; its class is not exported. */
interface BatchNormLayer {
  readonly axis: number;
  readonly momentum: number;
  readonly epsilon: number;
  readonly gamma?: Readable;
  readonly beta?: Readable;
  readonly movingMean: TensorFlow.LayerVariable;
  readonly movingVariance: TensorFlow.LayerVariable;
  call(inputs: Tensor | Tensor[], options: { training?: boolean }): Tensor | Tensor[];
}

/**
 * Has tfjs's batch normalisation layer train by TensorFlow's fused op (Ioffe and Szegedy, 2015, of
 * NHWC maps), where tfjs composes it of about twenty ops and their derivatives; and train without
 * scale or offset, where tfjs fails. Everything else of the layer stays as it is, inference too. The running variance is that of the
 * sample (divided by n - 1), as in Keras and PyTorch.
 */
export function useFusedBatchNorm(): void {
  const layer = Object.getPrototypeOf(tf.layers.batchNormalization()) as BatchNormLayer;
  const composed = layer.call;
  layer.call = function (this: BatchNormLayer, inputs, options) {
    const [x] = Array.isArray(inputs) ? inputs : [inputs];
    const { gamma, beta } = this;
    const channelsLast = this.axis === -1 || this.axis === 3;
    if (!options.training) return composed.call(this, inputs, options);
    return tf.tidy(() => {
      if (x?.rank !== 4 || !channelsLast) {
        const whole = gamma && beta ? this : withBoth(this);
        return composed.call(whole, inputs, options);
      }
      const [scale, offset] = [(gamma ?? ones(this)).read(), (beta ?? zeros(this)).read()];
      return fusedBatchNorm(x, scale, offset, this.epsilon, (mean, variance) => {
        approach(this.movingMean, mean, this.momentum);
        approach(this.movingVariance, variance, this.momentum);
      });
    });
  };
}

/** The same layer with gamma and beta, of which tfjs in training reads what is not there. */
function withBoth(layer: BatchNormLayer): BatchNormLayer {
  const { gamma = ones(layer), beta = zeros(layer) } = layer;
  return Object.create(layer, { gamma: { value: gamma }, beta: { value: beta } }) as BatchNormLayer;
}

const ones = ({ movingMean }: BatchNormLayer) => ({ read: () => tf.onesLike(movingMean.read()) });
const zeros = ({ movingMean }: BatchNormLayer) => ({ read: () => tf.zerosLike(movingMean.read()) });

/** average = momentum * average + (1 - momentum) * value */
function approach(average: TensorFlow.LayerVariable, value: Tensor, momentum: number): void {
  tf.tidy(() => {
    const before = average.read();
    average.write(tf.sub(before, tf.mul(tf.sub(before, value), 1 - momentum)));
  });
}

/**
 * gamma * (x - mean) / sqrt(variance + epsilon) + beta, over all but the last axis.
 *
 * @param x float32 `[batch, height, width, channels]`; gamma and beta are `[channels]`.
 * @param useStatistics given the batch's mean and sample variance, `[channels]` each; they are
 * disposed after it returns.
 */
export function fusedBatchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  epsilon: number,
  useStatistics: (mean: Tensor, variance: Tensor) => void = () => undefined,
): Tensor {
  const backend = tensorflowBackend();
  const attributes = fusedAttributes(epsilon);
  const withGradient = tf.customGrad((...args: unknown[]) => {
    const [input, scale, offset, save] = args as [Tensor, Tensor, Tensor, TensorFlow.GradSaveFunc];
    const none = tf.tensor1d([]);
    const [y, mean, variance, ...reserve] = backend.executeMultipleOutputs(
      'FusedBatchNormV3',
      [...attributes, float('exponential_avg_factor', 1)],
      [input, scale, offset, none, none],
      6,
    ) as [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
    useStatistics(mean, variance);
    save([input, scale, ...reserve]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) =>
        backend
          .executeMultipleOutputs('FusedBatchNormGradV3', attributes, [dy, ...saved], 5)
          .slice(0, 3),
    };
  });
  return withGradient(x, gamma, beta);
}

function fusedAttributes(epsilon: number): OpAttribute[] {
  const { binding } = tensorflowBackend();
  return [
    typeAttribute('T', 'float32'),
    typeAttribute('U', 'float32'),
    float('epsilon', epsilon),
    { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
    { name: 'is_training', type: binding.TF_ATTR_BOOL, value: true },
  ];
}

function float(name: string, value: number): OpAttribute {
  return { name, type: tensorflowBackend().binding.TF_ATTR_FLOAT, value };
}
