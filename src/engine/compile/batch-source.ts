import { typeAttribute } from './attributes.ts';
import type { TensorValues } from './attributes.ts';
import type { GraphBuilder, Output } from './graph.ts';
import type { LoopFrame } from './loop-frame.ts';
import { tf } from '../tensorflow.ts';
import type { TensorFlow } from '../tensorflow.ts';

/** Examples that live in the session and are gathered batch by batch in the graph. */
export interface BatchSource {
  readonly name: string;
  readonly type: 'uint8' | 'int32' | 'float32';
  /** `[count, ...shape of one example]`. */
  readonly shape: readonly [number, ...number[]];
  readonly values: TensorValues;
  /**
   * Where given, a batch is float32 and its values are divided by this: one number, or one for each
   * place of the last dimension.
   */
  readonly divisor?: number | readonly number[];
  /** Taken off before that, for each place of the last dimension. */
  readonly offset?: readonly number[] | undefined;
}

/** A batch of zeros, of the shape and type that the graph will give to the step. */
export function exampleBatch(source: BatchSource, batchSize: number): TensorFlow.Tensor {
  const [, ...exampleShape] = source.shape;
  return tf.zeros([batchSize, ...exampleShape], batchType(source));
}

/** tfjs knows no bytes: they become integers, or floats where they are divided. */
function batchType(source: BatchSource): 'float32' | 'int32' {
  return source.type === 'float32' || source.divisor !== undefined ? 'float32' : 'int32';
}

/** The nodes that gather the rows named by `indices` (int32) out of a resource. */
export function gatherBatch(
  graph: GraphBuilder,
  frame: LoopFrame,
  source: BatchSource,
  handle: Output,
  indices: Output,
): Output {
  const rows = graph.add(
    'GatherV2',
    [frame.readHandle(source.type, handle), indices, frame.int(0)],
    {
      Tparams: typeAttribute(source.type),
      Tindices: typeAttribute('int32'),
      Taxis: typeAttribute('int32'),
    },
  );
  const wanted = batchType(source);
  const cast =
    wanted === source.type
      ? rows
      : graph.add('Cast', [rows], {
          SrcT: typeAttribute(source.type),
          DstT: typeAttribute(wanted),
        });
  if (source.divisor === undefined) return cast;
  const float = { T: typeAttribute('float32') };
  const { offset, divisor } = source;
  const centred =
    offset === undefined ? cast : graph.add('Sub', [cast, floats(frame, offset)], float);
  return graph.add('RealDiv', [centred, floats(frame, divisor)], float);
}

function floats(frame: LoopFrame, values: number | readonly number[]): Output {
  return typeof values === 'number'
    ? frame.constant('float32', [], Float32Array.of(values))
    : frame.constant('float32', [values.length], Float32Array.from(values));
}

/** The nodes that cut `batchSize` indices at `position` out of all `indices`. */
export function sliceIndices(
  graph: GraphBuilder,
  frame: LoopFrame,
  indices: Output,
  position: Output,
  batchSize: number,
): Output {
  const begin = graph.add('Reshape', [position, frame.constant('int32', [1], Int32Array.of(1))], {
    T: typeAttribute('int32'),
    Tshape: typeAttribute('int32'),
  });
  const size = frame.constant('int32', [1], Int32Array.of(batchSize));
  return graph.add('Slice', [indices, begin, size], {
    T: typeAttribute('int32'),
    Index: typeAttribute('int32'),
  });
}
