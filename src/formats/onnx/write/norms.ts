import { say } from '../../../contract/sentence.ts';
import { cannotWrite, filled, numberIn, type Call, type LayerWriter } from './call.ts';
import { float, int } from './messages.ts';
import { pickedRows } from './permuted.ts';
import { channelsLast, product } from './value.ts';

const EPSILON = 1e-3;

/** As after training, by its running averages: ONNX wants what is normalised as the second axis. */
export const batchNormalization: LayerWriter = (call) => {
  const { graph, input, name } = call;
  const rank = input.shape.length;
  const [axis] = ownAxes(call);
  const others = channelsLast(rank).filter((one) => one !== 0 && one !== axis);
  const value = graph.inOrder(input, [0, axis as number, ...others]);
  const mean = call.get('moving_mean');
  const length = mean.values.length;
  const constant = (role: string, otherwise: number): string => {
    const values = call.find(role)?.values ?? filled(length, otherwise);
    return graph.floats(`${name}/${role}`, [length], pickedRows(values, 1, value.entries));
  };
  const inputs = [
    value.name,
    constant('gamma', 1),
    constant('beta', 0),
    constant('moving_mean', 0),
    constant('moving_variance', 1),
  ];
  const attributes = { epsilon: float(numberIn(call, 'epsilon', EPSILON)) };
  return { ...value, name: graph.add({ op: 'BatchNormalization', inputs, attributes, name }) };
};

/** Over the last axes of each example, which have to stand last in the file too. */
export const layerNormalization: LayerWriter = (call) => {
  const { graph, input, name } = call;
  const rank = input.shape.length;
  const axes = ownAxes(call).sort((one, other) => one - other);
  const [first = rank] = axes;
  if (axes.some((axis, at) => axis !== first + at) || axes.at(-1) !== rank || first === 0) {
    throw cannotWrite(call, say`it normalises other axes than the last`);
  }
  const trailing = channelsLast(rank).slice(first);
  const stand = input.order.slice(first).every((axis, at) => axis === trailing[at]);
  const value = stand ? input : graph.inOrder(input, channelsLast(rank));
  const shape = input.shape.slice(first - 1);
  const constant = (role: string, otherwise: number): string => {
    const values = call.find(role)?.values ?? filled(product(shape), otherwise);
    return graph.floats(`${name}/${role}`, shape, pickedRows(values, 1, value.entries));
  };
  const inputs = [value.name, constant('gamma', 1), constant('beta', 0)];
  const attributes = {
    axis: int(value.order.length - axes.length),
    epsilon: float(numberIn(call, 'epsilon', EPSILON)),
  };
  return { ...value, name: graph.add({ op: 'LayerNormalization', inputs, attributes, name }) };
};

/** Of ours, 0 being the batch. */
function ownAxes({ config, input }: Call): number[] {
  const axes = [config['axis'] ?? -1].flat() as number[];
  return axes.map((axis) => (axis < 0 ? axis + input.order.length : axis));
}
