import type { DataId } from '../../src/engine/backend.ts';
import type { Operation, Recording, Value } from '../../src/engine/compile/recording.ts';

/** The ops in which a net's multiplications are. */
const PRODUCTS = [
  'MatMul',
  'BatchMatMul',
  'BatchMatMulV2',
  'Conv2D',
  'Conv2DBackpropInput',
  'Conv2DBackpropFilter',
];

/**
 * The matrix products and convolutions of a recorded step that its results depend on. tfjs computes
 * more, such as the derivative by the images themselves, which TensorFlow leaves out of a graph.
 */
export function neededProducts({ operations, outputs, writes }: Recording): readonly Operation[] {
  const needed = new Set<DataId>(
    [...outputs, ...writes.map(({ value }) => value)].map(({ dataId }) => dataId),
  );
  const used = operations.toReversed().filter((operation) => {
    if (!operation.outputs.some(({ dataId }) => needed.has(dataId))) return false;
    for (const { dataId } of tensorsInto(operation)) needed.add(dataId);
    return true;
  });
  return used.toReversed().filter(({ op }) => PRODUCTS.includes(op));
}

/** The inputs of an op that are tensors, as those of products all are. */
export function tensorsInto({ inputs }: Operation): readonly Value[] {
  return inputs.filter((input): input is Value => !('int64' in input));
}

/** Names the data behind a tensor, which is the same however it was reshaped on the way. */
export function dataBehind({ operations }: Recording): (value: Value) => DataId {
  const origins = new Map<DataId, DataId>();
  const originOf = (dataId: DataId): DataId => origins.get(dataId) ?? dataId;
  for (const operation of operations) {
    const [from] = tensorsInto(operation);
    const [to] = operation.outputs;
    if (operation.op === 'Reshape' && from && to) origins.set(to.dataId, originOf(from.dataId));
  }
  return ({ dataId }) => originOf(dataId);
}
