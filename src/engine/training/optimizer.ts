import type { Training } from '../../contract/experiment.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/** How weights follow their gradients. */
export type OptimizerSettings = Pick<Training, 'optimizer' | 'learningRate' | 'momentum'>;

/** As in the paper and in PyTorch; the default of tfjs is 1e-7. */
const ADAM_EPSILON = 1e-8;

/**
 * A fresh optimizer, for gradients g and learning rate r:
 *
 * - `sgd`: w -= r g
 * - `momentum`: v = m v + g, w -= r v (heavy ball, as PyTorch without dampening)
 * - `adam`: Kingma and Ba, 2015, with betas 0.9 and 0.999 and epsilon 1e-8
 *
 * To be disposed with {@link disposeOptimizer}.
 */
export function createOptimizer(settings: OptimizerSettings): TensorFlow.Optimizer {
  const { optimizer, learningRate, momentum } = settings;
  switch (optimizer) {
    case 'sgd':
      return tf.train.sgd(learningRate);
    case 'momentum':
      return tf.train.momentum(learningRate, momentum);
    case 'adam':
      return tf.train.adam(learningRate, 0.9, 0.999, ADAM_EPSILON);
    default:
      return optimizer satisfies never;
  }
}

/** Disposes an optimizer with its slots. tfjs's momentum forgets the tensor of its learning rate. */
export function disposeOptimizer(optimizer: TensorFlow.Optimizer): void {
  optimizer.dispose();
  // Not `instanceof`: tfjs answers yes for every optimizer.
  if (optimizer.getClassName() === tf.MomentumOptimizer.className) {
    tf.SGDOptimizer.prototype.dispose.call(optimizer);
  }
}
