import { tensorflowBackend, type DataId } from '../../src/engine/backend.ts';
import { compileLoop } from '../../src/engine/compile/compile-loop.ts';
import { record, type Operation, type Recording } from '../../src/engine/compile/recording.ts';
import { withVariablesRestored } from '../../src/engine/compile/variable-state.ts';
import { useTensorFlowGradients } from '../../src/engine/gradients/use-tensorflow-gradients.ts';
import { tf, type TensorFlow } from '../../src/engine/tensorflow.ts';
import { createStep } from '../../src/engine/training/step.ts';
import type { Setting } from '../setting.ts';
import { buildModel } from './build-model.ts';
import { inChunks } from './chunks.ts';
import type { Method } from './method.ts';
import { dataBehind, neededProducts, tensorsInto } from './needed-products.ts';

/**
 * The matrix products and convolutions of the training step, forward and backward, and nothing else
 * of it: what these products take in this library. They are the recorded step's own, on tensors of
 * random numbers; what two products share there, such as a layer's input, they share here too.
 */
export function bareProducts(setting: Setting): Method {
  const products = standInProducts(recordStep(setting));
  if (products.length === 0) throw new Error(`The step of ${setting.model} has no products.`);
  const loop = compileLoop({
    step: () => tf.tidy(() => sumOfCorners(products.map((execute) => execute()))),
    // A loop goes over examples; this one looks at none.
    sources: [{ name: 'none', type: 'float32', shape: [1, 1], values: new Float32Array(1) }],
    batchSize: 1,
  });
  return { steps: inChunks((steps) => void loop.run(new Int32Array(steps))) };
}

function recordStep(setting: Setting): Recording {
  useTensorFlowGradients();
  const step = createStep(buildModel(setting), tf.train.sgd(setting.learningRate));
  const images = tf.zeros([setting.batchSize, ...setting.shape]);
  const labels = tf.zeros([setting.batchSize], 'int32');
  return withVariablesRestored(() =>
    record((x, y) => step(x, y as TensorFlow.Tensor1D), [images, labels]),
  );
}

/** Each product as a function that computes it on stand-ins for its tensors. */
function standInProducts(recording: Recording): (() => TensorFlow.Tensor)[] {
  const behind = dataBehind(recording);
  const standIns = new Map<DataId, TensorFlow.Tensor>();
  return neededProducts(recording).map((product) => {
    const inputs = tensorsInto(product).map((value) => {
      const data = behind(value);
      const sizes = recording.constants.get(value.dataId);
      // Random numbers are variables: of constants TensorFlow would compute the product only once.
      const standIn =
        standIns.get(data) ??
        (value.dtype === 'int32' && sizes
          ? tf.tensor(sizes.values, [...value.shape], 'int32')
          : tf.variable(tf.randomUniform([...value.shape], -1, 1)));
      standIns.set(data, standIn);
      return { standIn, shape: [...value.shape] };
    });
    return () => execute(product, inputs);
  });
}

function execute(
  { op, attributes }: Operation,
  inputs: readonly { readonly standIn: TensorFlow.Tensor; readonly shape: number[] }[],
): TensorFlow.Tensor {
  const taken = inputs.map(({ standIn, shape }) =>
    tf.util.arraysEqual(standIn.shape, shape) ? standIn : tf.reshape(standIn, shape),
  );
  return tensorflowBackend().executeSingleOutput(op, attributes, taken);
}

/**
 * One element of each product, added up: TensorFlow leaves out what nobody asks for. One sum for
 * each rank that there is.
 */
function sumOfCorners(products: readonly TensorFlow.Tensor[]): TensorFlow.Tensor[] {
  const byRank = Map.groupBy(products, ({ rank }) => rank);
  return [...byRank].map(([rank, tensors]) => {
    const [begin, size] = [new Array<number>(rank).fill(0), new Array<number>(rank).fill(1)];
    return tf.addN(tensors.map((tensor) => tf.slice(tensor, begin, size)));
  });
}
