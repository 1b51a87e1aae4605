import { tensorflowBackend, type OpAttribute } from '../backend.ts';

/** TensorFlow's numbers of the data types that gradients deal in. */
const NUMBERS = { float32: 1, int32: 3 } as const;

/** A type attribute as the kernels of tfjs-node pass it. */
export function typeAttribute(name: string, dtype: keyof typeof NUMBERS): OpAttribute {
  return { name, type: tensorflowBackend().binding.TF_ATTR_TYPE, value: NUMBERS[dtype] };
}
