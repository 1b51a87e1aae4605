// Run by Node 24 in a process of its own, since loading TensorFlow takes much memory and may crash.
import util from 'node:util';

// tfjs-node 4.22 calls two functions that Node 23 removed.
const legacyUtil =
  /** @type {{ isNullOrUndefined?: (value: unknown) => boolean, isArray?: typeof Array.isArray }} */ (
    util
  );
legacyUtil.isNullOrUndefined ??= (value) => value === null || value === undefined;
legacyUtil.isArray ??= Array.isArray;

const { default: tf } = await import('@tensorflow/tfjs-node-gpu');

const matrix = tf.tensor2d([1, 2, 3, 4], [2, 2]);
const square = Array.from(tf.matMul(matrix, matrix).dataSync());
if (square.join() !== '7,10,15,22') throw new Error(`TensorFlow multiplied wrongly: ${square}`);
const backend =
  /** @type {import('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js').NodeJSKernelBackend} */ (
    tf.backend()
  );
process.stdout.write(`usesGpu=${backend.isUsingGpuDevice}\n`);
