import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Behind } from '../../network.ts';
import {
  BATCH,
  isBatchAxis,
  shapeOf,
  sizeOf,
  type Activation,
  type LayerOutput,
} from './activation.ts';
import { arrange } from './arrange.ts';
import { shapeText } from './dims.ts';
import type { Reading } from './node-call.ts';

/** The network's logits, and what stood behind them. */
export interface Logits {
  readonly from: LayerOutput;
  readonly behind: Behind;
}

/**
 * Makes the network's output `[batch, classes]`, in the order of the original and without a last
 * softmax.
 *
 * @throws UserError where it is something else.
 */
export function finish({ graph, network, notes }: Reading, output: Activation): Logits {
  const [batch, ...others] = output.axes;
  const classes = others.flat();
  const count = sizeOf(classes);
  const isFlat = others.filter((axis) => axis.length > 0).length <= 1;
  if (!isBatchAxis(batch) || !isFlat || count < 2) {
    throw new UserError(
      say`The output ${graph.output} of ${graph.file} is shaped ${shapeText(shapeOf(output))} (N is the
        batch size), and a network is taken that gives [N, classes] with 2 or more classes: in
        place of one sigmoid for two classes, train two outputs with softmax.`,
    );
  }
  if (others.length > 1) {
    notes.add(
      'changed',
      say`The output is shaped ${shapeText(shapeOf(output))} in the original (N is the batch
        size) and [N, ${count}] here.`,
    );
  }
  const { value, behind } = withoutSoftmax(output, network.readersOf(output.from) > 0);
  if (behind !== null) {
    network.remove(output.from.layer);
    notes.add(
      'dropped',
      say`The last layer, ${output.from.layer.name}, is a softmax and left away: training and
        measuring have it, and the largest score stays the largest.`,
    );
  }
  if (classes.some(({ order }) => order !== undefined)) {
    throw new UserError(
      say`The scores that ${graph.file} gives would come in another order: put a layer behind what it
        joins last.`,
    );
  }
  return { from: arrange(network, value, [[BATCH], classes], graph.output).from, behind };
}

function withoutSoftmax(
  output: Activation,
  isRead: boolean,
): { value: Activation; behind: Behind } {
  const { className, config, calls } = output.from.layer;
  const [inputs, ...others] = calls;
  const [from] = inputs ?? [];
  const behind =
    className === 'Softmax'
      ? 'softmax'
      : className === 'Activation' && config['activation'] === 'logSoftmax'
        ? 'log-softmax'
        : null;
  // Its last axis must be the classes: of each place it would be something else.
  const isOfClasses = output.layout.slice(1, -1).flat().length === 0;
  if (behind === null || isRead || others.length > 0 || from === undefined || !isOfClasses) {
    return { value: output, behind: null };
  }
  return { value: { ...output, from }, behind };
}
