import { tf, type TensorFlow } from '../tensorflow.ts';

type Tensor4D = TensorFlow.Tensor4D;
type Pair = readonly [number, number];

/**
 * Derives convolutions whose kernels have gaps (`dilationRate`), which tfjs computes and refuses to
 * derive. Every `rate`-th value of a map is a map by itself to such a kernel, and to that it has no
 * gaps: so the derivatives are those of ordinary convolutions of more and smaller maps (Yu and Koltun,
 * "Multi-Scale Context Aggregation by Dilated Convolutions", ICLR 2016, and "space to batch" of
 * TensorFlow).
 */
export function useDilatedGradients(): void {
  for (const kernelName of ['Conv2D', 'DepthwiseConv2dNative']) derive(kernelName);
}

function derive(kernelName: string): void {
  const composed = tf.getGradient(kernelName);
  tf.unregisterGradient(kernelName);
  tf.registerGradient({
    ...composed,
    gradFunc: (dy, saved, attributes) => {
      const { dilations, pad } = attributes as { dilations?: number | Pair | null; pad: unknown };
      const rates = (typeof dilations === 'number' ? [dilations, dilations] : dilations) ?? [1, 1];
      const isCovered = pad === 'valid' || pad === 'same';
      if (!isCovered || rates.every((rate) => rate === 1)) {
        return composed.gradFunc(dy, saved, attributes);
      }
      const [x, kernel] = saved as [Tensor4D, Tensor4D];
      const { paddings, excess } = spreadOver(x, kernel, rates as Pair, pad);
      const block = [...rates];
      const behind = excess.map((extra) => [0, extra]);
      const derivatives = composed.gradFunc(
        tf.spaceToBatchND(dy as Tensor4D, block, behind),
        [tf.spaceToBatchND(x, block, paddings), kernel],
        { ...attributes, dilations: [1, 1], pad: 'valid' },
      );
      const byParts = derivatives['x'] as () => Tensor4D;
      return { ...derivatives, x: () => tf.batchToSpaceND(byParts(), block, paddings) };
    },
  });
}

/** What is to stand around a map, so that its parts are of a size; `excess` is not the padding's. */
function spreadOver(
  x: Tensor4D,
  kernel: Tensor4D,
  rates: Pair,
  pad: 'same' | 'valid',
): { paddings: number[][]; excess: number[] } {
  const axes = rates.map((rate, axis) => {
    const total = pad === 'same' ? rate * ((kernel.shape[axis] as number) - 1) : 0;
    const before = Math.floor(total / 2);
    const extra = -((x.shape[axis + 1] as number) + total) % rate;
    const excess = extra < 0 ? extra + rate : 0;
    return { padding: [before, total - before + excess], excess };
  });
  return {
    paddings: axes.map(({ padding }) => padding),
    excess: axes.map(({ excess }) => excess),
  };
}
