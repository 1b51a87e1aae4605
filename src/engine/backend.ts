import { tf, type TensorFlow } from './tensorflow.ts';

/** An attribute of an op as tfjs-node passes it: `type` is one of the binding's TF_ATTR_ numbers. */
export interface OpAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** Identifies a tensor's data; shared by tensors that are views of the same data. */
export type DataId = object;

/** A tensor as kernels see it. */
export interface TensorHandle {
  readonly dataId: DataId;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool' | 'complex64' | 'string';
}

/** tfjs-node's wrapper of a 64-bit scalar, which is not a tensor. */
export interface Int64Handle {
  readonly valueArray: Int32Array;
}

/** The native addon, as far as it is used here. */
export interface Binding {
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
  createTensor(
    shape: readonly number[],
    type: number,
    values: Float32Array | Int32Array | Uint8Array,
  ): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): Float32Array | Int32Array | Uint8Array;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(
    id: number,
    tensorIds: readonly number[],
    inputNames: string,
    outputNames: string,
  ): { id: number; shape: number[] }[];
}

/** What every kernel of tfjs-node goes through. */
export interface Backend {
  readonly binding: Binding;
  executeSingleOutput(
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly (TensorHandle | Int64Handle)[],
  ): TensorFlow.Tensor;
  executeMultipleOutputs(
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly (TensorHandle | Int64Handle)[],
    outputs: number,
  ): TensorFlow.Tensor[];
  readSync(dataId: DataId): Float32Array | Int32Array | Uint8Array;
}

/** The TensorFlow backend of tfjs-node; throws when another backend is in use. */
export function tensorflowBackend(): Backend {
  if (tf.getBackend() !== 'tensorflow') {
    throw new Error(
      `Compiling needs tfjs-node's backend "tensorflow"; in use is "${tf.getBackend()}".`,
    );
  }
  return tf.backend() as unknown as Backend;
}
